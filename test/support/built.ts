import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
export function builtFile(file: string): Promise<string> {
  const found = built.get(file) ?? bundled(file);
  built.set(file, found);
  return found;
}

/** As near to the manifest as `src` and `dist` are, which is read from both. */
async function bundled(file: string): Promise<string> {
  const name = createHash('sha256').update(file).digest('hex').slice(0, 16);
  const outfile = join(homeOf(file), '.cache', `${name}-${process.pid}.mjs`);
  process.once('exit', () => rmSync(outfile, { force: true }));
  await esbuild({
    entryPoints: [file],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    conditions: ['investor-flow-source'],
    banner: { js: REQUIRE },
    plugins: [withFiles],
    logLevel: 'silent',
  });
  return outfile;
}

/** The folder of the package that a file belongs to. */
const homeOf = (file: string): string => {
  const folder = dirname(file);
  return existsSync(join(folder, 'package.json')) ? folder : homeOf(folder);
};
