import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { expect, it } from 'vitest';
import { ROOT } from '../support/sources.ts';
import { installing } from './consumer.ts';

const project = installing('bundled');

it('compiles for a bundler, without the types of Node and with every library checked', () => {
  expect(project().run(join(ROOT, 'node_modules', '.bin', 'tsc'))).toBe('');
});

/** Some of what we depend on is CommonJS, which asks for `require`: esbuild's own advice for `esm`. */
const REQUIRE = `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`;

it.each([
  ['cjs', 'app.cjs', ''],
  ['esm', 'app.mjs', REQUIRE],
] as const)(
  'is one %s file that runs alone, without the other broker',
  async (format, file, js) => {
    const { folder } = project();
    const outfile = join(folder, file);
    const { metafile, warnings } = await build({
      absWorkingDir: folder,
      entryPoints: ['main.ts'],
      bundle: true,
      platform: 'node',
      target: 'node20',
      format,
      banner: { js },
      outfile,
      metafile: true,
      logLevel: 'silent',
    });
    expect(warnings).toEqual([]);
    expect(brokersIn(metafile)).toEqual(['kiwoom']);
    expect(runAlone(outfile)).toBe('kiwoom 2026-11-20 195900000000\n');
  },
);

/** The adapters that have left anything in the bundle. */
const brokersIn = ({ outputs }: Metafile): readonly string[] => {
  const inputs = Object.values(outputs).flatMap((it) => Object.entries(it.inputs));
  return ['kiwoom', 'koreainvestment'].filter((broker) =>
    inputs.some(
      ([path, { bytesInOutput }]) =>
        path.includes(`@investor-flow/${broker}/`) && bytesInOutput > 0,
    ),
  );
};

/** Runs a file from a folder that holds nothing else. */
function runAlone(file: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'investor-flow-alone-'));
  try {
    const copy = join(folder, basename(file));
    copyFileSync(file, copy);
    return project().run(process.execPath, copy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
