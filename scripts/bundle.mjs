// Before a library package is packed, in its folder: its modules as one file, which loads in half the time of fifty.
import { rolldown } from 'rolldown';

const bundle = await rolldown({
  input: 'dist/index.js',
  platform: 'node',
  // Other packages stay imports, so that a process has one copy of each.
  external: (id) => !id.startsWith('.') && !id.startsWith('/'),
});
await bundle.write({ file: 'dist/bundle.js', format: 'esm' });
await bundle.close();
