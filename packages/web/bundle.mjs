// Bundles the pages into dist/pages: one script, one style sheet, one document, one picture.
import { cpSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = at('dist/pages');

mkdirSync(folder, { recursive: true });
await build({
  entryPoints: { app: at('src/pages/main.tsx'), style: at('src/pages/style/style.css') },
  outdir: folder,
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['chrome123', 'firefox120', 'safari17.5'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  conditions: ['investor-flow-source'],
  legalComments: 'inline',
  logLevel: 'warning',
});
for (const file of ['index.html', 'icon.svg']) cpSync(at(`src/pages/${file}`), `${folder}/${file}`);
