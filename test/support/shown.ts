import { inspect } from 'node:util';

/** Every way a thing may come before somebody's eyes. */
export const shown = (it: unknown): string =>
  [
    inspect(it, {
      depth: Infinity,
      showHidden: true,
      getters: true,
      maxArrayLength: null,
      maxStringLength: null,
    }),
    JSON.stringify(it),
    String(it),
    it instanceof Error ? `${it.message} ${String(it.stack)} ${shown(it.cause)}` : '',
  ].join('\n');

/** A plain thing also as another thread gets it. */
export const shownCloned = (it: unknown): string => `${shown(it)}\n${shown(structuredClone(it))}`;
