import { describe, expect, it } from 'vitest';
import { allSources } from '../support/sources.ts';

const sources = allSources();

/** Longer files, each with the reason it is one concept. */
const LONG: Readonly<Record<string, string>> = {
  'packages/core/src/index.ts': 'the list of what core exports',
};
const LONGEST = 200;

describe('nothing is silent', () => {
  it.each([
    ['a default for what is missing', /\.default\(/],
    ['a coercion', /z\.coerce/],
    ['a zero for what is unknown', /\?\? 0\b/],
    ['an empty catch', /catch\s*(\([^)]*\))?\s*\{\s*\}/],
    ['an any', /\bas any\b|: any\b/],
    ['an unchecked assertion', /[\w)\]]!(?:[.;,)\]]|$)/m],
    ['a suppressed type error', /@ts-(?:ignore|nocheck)/],
    ['a default export', /^export default/m],
  ])('no source has %s', (_, pattern) => {
    expect(sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file)).toEqual([]);
  });
});

it('has no file of more than 200 lines without a reason', () => {
  const long = sources
    .filter(({ text }) => text.split('\n').length - 1 > LONGEST)
    .map(({ file }) => file);
  expect(long).toEqual(Object.keys(LONG).toSorted());
});

it('holds no order endpoint: market data is read and nothing is traded', () => {
  const paths = sources.flatMap(({ text }) =>
    [...text.matchAll(/path: '(\/[^']+)'/g)].map(([, path]) => path),
  );
  expect(paths.length).toBeGreaterThan(5);
  const isRead =
    /^\/(?:oauth2\/(?:token|tokenP|revoke|revokeP)|api\/dostk\/(?!.*(?:ordr|acnt|crdordr))[a-z]+|uapi\/domestic-stock\/v1\/(?:quotations|ranking)\/[a-z0-9-]+)$/;
  expect(paths.filter((path) => !isRead.test(path ?? ''))).toEqual([]);
});
