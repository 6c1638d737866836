import { type InvestorFlow, MEASURES } from '@investor-flow/core';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkAfterwards } from './support/after-each.ts';
import { fixture, sent, spoilings } from './support/bodies.ts';
import { DAY, type FuzzedBrokers, openBrokers } from './support/fuzzed-brokers.ts';
import { type FlowFacts, readFlow } from './support/koreainvestment-flow.ts';
import { expectRight } from './support/outcome.ts';
import { fuzz } from './support/runs.ts';

let brokers: FuzzedBrokers;
beforeAll(async () => {
  brokers = await openBrokers();
});
afterAll(() => brokers[Symbol.asyncDispose]());

const MARKETS = {
  kospi: { base: fixture('fhptj04030000.kospi', 0, 1), step: 1000 },
  'kospi200-futures': { base: fixture('fhptj04030000.kospi200-futures', 0, 1), step: 1 },
} as const;

const cases = fc.record({
  market: fc.constantFrom('kospi' as const, 'kospi200-futures' as const),
  measures: fc.subarray([...MEASURES], { minLength: 1 }),
  spoiling: spoilings,
});

const factsOf = ({ value, volume }: InvestorFlow): FlowFacts => ({
  ...(value === undefined ? {} : { value }),
  ...(volume === undefined ? {} : { volume }),
});

describe('FHPTJ04030000, spoilt', () => {
  it('one market: the figures that were sent, or an error', () =>
    fuzz(
      cases,
      async ({ market, measures, spoiling }) => {
        const { base, step } = MARKETS[market];
        const { body, plain, delivery } = sent(base, spoiling);
        brokers.answer(() => delivery);
        const { signal } = brokers;
        const result = await brokers.koreainvestment.investorFlow({ market, measures }, { signal });
        checkAfterwards(result, signal);
        expectRight(result.map(factsOf), body && readFlow(body, measures, step), plain);
        if (result.isOk()) expect(result.value).toMatchObject({ day: DAY, dayBasis: 'assumed' });
      },
      brokers.server.said,
    ));
});
