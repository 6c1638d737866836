import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageNames, ROOT, sourcesIn } from '../support/sources.ts';

const sources = packageNames().flatMap((name) => sourcesIn(`packages/${name}/src`));

/** Longer files, each with the reason it is one concept. */
const LONG: Readonly<Record<string, string>> = {
  'packages/adapter-kit/src/call/pipeline.ts': 'the one pipeline, read from top to bottom',
  'packages/adapter-kit/src/source.ts': 'the one interface, every question of it',
  'packages/core/src/krx-closed-weekdays.ts': 'a table',
  'packages/core/src/sector.ts': 'a table',
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

it('keeps every file to one concept, or says why it is long', () => {
  const long = sources
    .filter(({ text }) => text.split('\n').length - 1 > LONGEST)
    .map(({ file }) => file);
  expect(long).toEqual(Object.keys(LONG).toSorted());
});

it('names no registry in the lockfile', () => {
  expect(readFileSync(join(ROOT, 'pnpm-lock.yaml'), 'utf8')).not.toMatch(/https?:\/\//);
});

it('holds no order endpoint: market data is read and nothing is traded', () => {
  const paths = sources.flatMap(({ text }) =>
    [...text.matchAll(/path: '(\/[^']+)'/g)].map(([, path]) => path),
  );
  expect([...new Set(paths)].toSorted()).toEqual([
    '/api/dostk/chart',
    '/api/dostk/frgnistt',
    '/api/dostk/mrkcond',
    '/api/dostk/rkinfo',
    '/api/dostk/sect',
    '/api/dostk/stkinfo',
    '/oauth2/revoke',
    '/oauth2/revokeP',
    '/oauth2/token',
    '/oauth2/tokenP',
    '/uapi/domestic-stock/v1/quotations/comp-program-trade-daily',
    '/uapi/domestic-stock/v1/quotations/comp-program-trade-today',
    '/uapi/domestic-stock/v1/quotations/foreign-institution-total',
    '/uapi/domestic-stock/v1/quotations/frgnmem-trade-estimate',
    '/uapi/domestic-stock/v1/quotations/inquire-index-daily-price',
    '/uapi/domestic-stock/v1/quotations/inquire-index-price',
    '/uapi/domestic-stock/v1/quotations/inquire-investor',
    '/uapi/domestic-stock/v1/quotations/inquire-investor-daily-by-market',
    '/uapi/domestic-stock/v1/quotations/inquire-investor-time-by-market',
    '/uapi/domestic-stock/v1/quotations/inquire-price',
    '/uapi/domestic-stock/v1/quotations/investor-trade-by-stock-daily',
    '/uapi/domestic-stock/v1/quotations/investor-trend-estimate',
    '/uapi/domestic-stock/v1/quotations/program-trade-by-stock-daily',
  ]);
});
