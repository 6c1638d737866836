import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export interface Asset {
  readonly type: string;
  readonly body: string;
}

const TYPES: Readonly<Record<string, string>> = {
  'app.js': 'text/javascript; charset=utf-8',
  'style.css': 'text/css; charset=utf-8',
  'icon.svg': 'image/svg+xml',
  'index.html': 'text/html; charset=utf-8',
};

/** What `npm run build` made of the pages; from the sources as from the build. */
const FOLDER = fileURLToPath(new URL('../../dist/pages/', import.meta.url));

/** The files of the pages, read once: no path of a request ever reaches the file system. */
export async function readAssets(): Promise<ReadonlyMap<string, Asset>> {
  const read = Object.entries(TYPES).map(async ([name, type]) => {
    const body = await readFile(FOLDER + name, 'utf8');
    return [name, { type, body }] as const;
  });
  return new Map(await Promise.all(read));
}
