import { type InvestorFlow, MEASURES, type Measure } from '@investor-flow/core';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkAfterwards } from './support/after-each.ts';
import { fixture, sent, type Spoiling, spoilings } from './support/bodies.ts';
import { DAY, type FuzzedBrokers, openBrokers } from './support/fuzzed-brokers.ts';
import { readSector, readSectors, type SectorFacts } from './support/kiwoom-sectors.ts';
import { expectRight } from './support/outcome.ts';
import { fuzz } from './support/runs.ts';

const ROWS = 2;
const BASE = {
  value: fixture('ka10051.kospi-value', 0, ROWS),
  volume: fixture('ka10051.kospi-volume', 0, ROWS),
};
const CODES = { '0': 'value', '1': 'volume' } as const;

let brokers: FuzzedBrokers;
beforeAll(async () => {
  brokers = await openBrokers();
});
afterAll(() => brokers[Symbol.asyncDispose]());

const cases = fc.record({
  measures: fc.subarray([...MEASURES], { minLength: 1 }),
  value: spoilings,
  volume: spoilings,
  more: fc.oneof(
    {
      weight: 9,
      arbitrary: fc.constant<Record<string, string>>({ 'cont-yn': 'N', 'next-key': '' }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        'cont-yn': fc.constantFrom('Y', 'y', 'N', 'YES', '1', 'Y, N', 'true'),
        'next-key': fc.constantFrom('', 'abc', '20261120005930'),
      }),
    },
  ),
});
interface Case {
  readonly measures: readonly Measure[];
  readonly value: Spoiling;
  readonly volume: Spoiling;
  readonly more: Readonly<Record<string, string>>;
}

const factsOf = ({ sector, value, volume, index }: InvestorFlow): SectorFacts => ({
  code: sector.code,
  id: sector.id,
  name: sector.name,
  ...(value === undefined ? {} : { value }),
  ...(volume === undefined ? {} : { volume }),
  ...(index === undefined ? {} : { index }),
});

/** Puts the case on the server, and says how its bodies read. */
function prepare({ measures, more, ...spoilt }: Case) {
  const answers = {
    value: sent(BASE.value, spoilt.value, more),
    volume: sent(BASE.volume, spoilt.volume, more),
  };
  brokers.answer(({ body }) => {
    const asked = JSON.parse(body) as { readonly amt_qty_tp: keyof typeof CODES };
    return answers[CODES[asked.amt_qty_tp]].delivery;
  });
  const used = measures.map((measure) => answers[measure]);
  const bodies = used.flatMap(({ body }) => body ?? []);
  return {
    bodies: bodies.length < used.length || more['cont-yn'] !== 'N' ? undefined : bodies,
    plain: used.every(({ plain }) => plain),
  };
}

describe('ka10051, spoilt', () => {
  it('one sector: the figure that was sent, or an error', () =>
    fuzz(
      cases,
      async (one) => {
        const { bodies, plain } = prepare(one);
        const { signal } = brokers;
        const query = { market: 'kospi', measures: one.measures } as const;
        const result = await brokers.kiwoom.investorFlow(query, { signal });
        checkAfterwards(result, signal);
        const read = bodies && readSector(bodies, one.measures);
        expectRight(result.map(factsOf), read, plain);
      },
      brokers.server.said,
    ));

  it('every sector: the figures that were sent, or an error', () =>
    fuzz(
      cases,
      async (one) => {
        const { bodies, plain } = prepare(one);
        const { signal } = brokers;
        const query = { market: 'kospi', measures: one.measures } as const;
        const result = await brokers.kiwoom.sectorFlows(query, { signal });
        checkAfterwards(result, signal);
        const read = bodies && readSectors(bodies, one.measures);
        expectRight(
          result.map((flows) => flows.map(factsOf)),
          read,
          plain,
        );
        if (result.isOk()) for (const { day } of result.value) expect(day).toBe(DAY);
      },
      brokers.server.said,
    ));
});
