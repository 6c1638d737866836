import { inspect } from 'node:util';

/** Every way a value may come before somebody's eyes: printed to any depth, hidden parts too, and serialised. */
export const shown = (it: unknown): string =>
  [
    inspect(it, { depth: Infinity, showHidden: true, getters: true, maxArrayLength: null, maxStringLength: null }),
    JSON.stringify(it),
    String(it),
  ].join('\n');
