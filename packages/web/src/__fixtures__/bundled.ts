import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Bundles the pages where no build has done it. */
export function bundled(): void {
  if (!existsSync(at('dist/pages/app.js'))) execFileSync(process.execPath, [at('bundle.mjs')]);
}
