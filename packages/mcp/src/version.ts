import { createRequire } from 'node:module';

const manifest = createRequire(import.meta.url)('../package.json') as { readonly version: string };

/** As the package says it, from its sources as from its build. */
export const VERSION = manifest.version;
