import type { ForeignHolding } from '@investor-flow/core';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkAfterwards } from './support/after-each.ts';
import { fixture, sent, spoilings } from './support/bodies.ts';
import { type FuzzedBrokers, openBrokers } from './support/fuzzed-brokers.ts';
import { readHoldings } from './support/kiwoom-holdings.ts';
import { expectRight } from './support/outcome.ts';
import { fuzz } from './support/runs.ts';

const PAGES = [0, 4, 8].map((from) => fixture('ka10008.first-page', from, from + 4));

let brokers: FuzzedBrokers;
beforeAll(async () => {
  brokers = await openBrokers();
});
afterAll(() => brokers[Symbol.asyncDispose]());

const rarely = <Value>(usual: Value, odd: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: odd });
const page = fc.record({
  spoiling: spoilings,
  isSpoilt: fc.boolean(),
  more: rarely<string | undefined>(
    undefined,
    fc.constantFrom('Y', 'N', 'y', 'n', '', 'YES', '1', 'Y, Y', 'N, Y', 'true', '\u00a0Y'),
  ),
  key: rarely<string | undefined>(
    undefined,
    fc.constantFrom(
      '',
      'k0',
      'k1',
      '\u00ff\u00e9',
      'a b',
      '"',
      '%0d%0a',
      '0',
      '__proto__',
      'x'.repeat(4_000),
    ),
  ),
});
const cases = fc.record({
  days: fc.integer({ min: 1, max: 13 }),
  pages: fc.tuple(page, page, page),
});

const UNTOUCHED = { values: <It>(it: It) => it, bytes: <It>(it: It) => it };

const factsOf = ({
  broker: _broker,
  environment: _environment,
  api: _api,
  stock: _stock,
  venue: _venue,
  status: _status,
  dayBasis: _dayBasis,
  observedAt: _observedAt,
  ...facts
}: ForeignHolding): object => facts;

describe('ka10008, spoilt', () => {
  it('page after page: the days that were sent, none of them left out, or an error', () =>
    fuzz(
      cases,
      async ({ days, pages }) => {
        const answers = pages.map(({ spoiling, isSpoilt, more, key }, place) => {
          const said = more ?? (place < 2 ? 'Y' : 'N');
          const cursor = key ?? `k${place}`;
          const headers = { 'cont-yn': said, 'next-key': cursor };
          const done = isSpoilt ? spoiling : { ...spoiling, ...UNTOUCHED };
          const base = PAGES[place];
          if (base === undefined) throw new Error('no such page');
          return { ...sent(base, done, headers), more: said, key: cursor };
        });
        const strays: unknown[] = [];
        brokers.answer(({ headers }) => {
          const cursor = headers['next-key'];
          const before = answers.findIndex(({ key }) => key === cursor);
          if (cursor !== undefined && before < 0) strays.push(cursor);
          const answer = answers[cursor === undefined ? 0 : before + 1] ?? answers[0];
          if (answer === undefined) throw new Error('no answer');
          return answer.delivery;
        });
        const { signal } = brokers;
        const query = { stock: '005930', limit: days };
        const result = await brokers.kiwoom.foreignHoldings(query, { signal });
        checkAfterwards(result, signal);
        const read = readHoldings(answers, days);
        const plain = answers.every((it) => it.plain);
        expectRight(
          result.map((rows) => rows.map(factsOf)),
          read,
          plain,
        );
        expect(strays).toEqual([]);
      },
      brokers.server.said,
    ));
});
