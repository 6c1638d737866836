// What a web server or a function in a cloud would carry: one adapter with everything it uses but axios, minified.
import { build } from 'esbuild';
import { WrongAnswer } from './support/gate.mjs';
import { atMost, kilobytes, row } from './support/table.mjs';

export async function rows() {
  const ours = {
    kiwoom: await bundled('createKiwoom', '@investor-flow/kiwoom'),
    koreainvestment: await bundled('createKoreaInvestment', '@investor-flow/koreainvestment'),
  };
  const cluefin = await bundled('KiwoomClient', 'cluefin-openapi');
  return Object.entries(ours).map(([name, { bytes, zod }]) =>
    row(`bundle of \`${name}\`, minified, axios external`, '`cluefin-openapi`, one broker', {
      measured: bytes,
      show: kilobytes,
      goal: atMost(150_000, kilobytes),
      note: `zod ${kilobytes(zod)} of it; cluefin ${kilobytes(cluefin.bytes)}, zod ${kilobytes(cluefin.zod)} of it`,
    }),
  );
}

/** The size of a bundle, and how much of it came out of zod; a bundle that lacks what was asked for is no bundle. */
async function bundled(name, from) {
  const { metafile, outputFiles } = await build({
    stdin: { contents: `export { ${name} } from '${from}'`, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    external: ['axios', 'ws'],
    logLevel: 'error',
    outfile: 'out.js',
  });
  const [{ text, contents: bytes }] = outputFiles;
  if (!text.includes(`as ${name}`)) throw new WrongAnswer(`the bundle does not export ${name}`);
  const [{ inputs }] = Object.values(metafile.outputs);
  const kept = Object.keys(inputs).find((path) => /\/(?:store|kysely|pg|sqlite)\//.test(path));
  if (kept !== undefined) throw new WrongAnswer(`the bundle holds ${kept} of the store`);
  const zod = Object.entries(inputs)
    .filter(([path]) => path.includes('/zod/'))
    .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
  return { bytes: bytes.length, zod };
}
