import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build as esbuild, type Plugin } from 'esbuild';

/** Packages with files beside their code, which stay where they are and are imported by their path. */
const WITH_FILES = /^(?:@photostructure\/sqlite|bullmq|ioredis|pg(?:-.*)?|commander|vitest)$/;
const FOUND = Symbol('found by esbuild itself');

const withFiles: Plugin = {
  name: 'with-files',
  setup(build) {
    build.onResolve(
      { filter: WITH_FILES },
      async ({ path, kind, importer, resolveDir, pluginData }) => {
        if (pluginData === FOUND) return undefined;
        const found = await build.resolve(path, { kind, importer, resolveDir, pluginData: FOUND });
        return { path: found.path, errors: found.errors, external: true };
      },
    );
  },
};

/** What was written for CommonJS asks for `require`. */
const REQUIRE = `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`;

const built = new Map<string, Promise<string>>();

/** The path of a program in one file, made of the sources and all that they import: it starts in a fifth of the time that `tsx` takes. */
export const builtFile = (file: string): Promise<string> => builtFiles([file])(file);

/** The same for programs of one package, which share what they import; every path is there once all are. */
export function builtFiles(files: readonly string[]): (file: string) => Promise<string> {
  const missing = files.filter((file) => !built.has(file));
  const bundling = missing.length === 0 ? undefined : bundled(missing);
  for (const file of missing) built.set(file, (async () => pathIn(await bundling, file))());
  return (file) => built.get(file) ?? Promise.reject(new Error(`${file} is not built`));
}

const pathIn = (paths: ReadonlyMap<string, string> | undefined, file: string): string => {
  const path = paths?.get(file);
  if (path === undefined) throw new Error(`${file} is not built`);
  return path;
};

/** As near to the manifest as `src` and `dist` are, which is read from both. */
async function bundled(files: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const [first = ''] = files;
  const outdir = join(homeOf(first), '.cache');
  const nameOf = (file: string): string =>
    `${createHash('sha256').update(file).digest('hex').slice(0, 16)}-${process.pid}`;
  const { metafile } = await esbuild({
    entryPoints: files.map((file) => ({ in: file, out: nameOf(file) })),
    outdir,
    outExtension: { '.js': '.mjs' },
    chunkNames: `[name]-[hash]-${process.pid}`,
    bundle: true,
    splitting: files.length > 1,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    conditions: ['investor-flow-source'],
    banner: { js: REQUIRE },
    plugins: [withFiles],
    logLevel: 'silent',
  });
  process.once('exit', () => {
    for (const output of Object.keys(metafile.outputs)) rmSync(resolve(output), { force: true });
  });
  return new Map(files.map((file) => [file, join(outdir, `${nameOf(file)}.mjs`)]));
}

/** The folder of the package that a file belongs to. */
const homeOf = (file: string): string => {
  const folder = dirname(file);
  return existsSync(join(folder, 'package.json')) ? folder : homeOf(folder);
};
