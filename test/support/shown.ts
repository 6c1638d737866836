import { inspect } from 'node:util';
import { expect } from 'vitest';

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

/** Fails where one of the secrets is shown, in whatever way it is printed. */
export const expectHidden = (secrets: readonly string[], ...things: readonly unknown[]): void => {
  const text = things.map(shown).join('\n');
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
};
