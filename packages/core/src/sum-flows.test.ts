import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Investor, INVESTORS } from './investor.ts';
import type { InvestorFlow, InvestorTable, Trade } from './model/flows.ts';
import { partitionOf, sectorsOf } from './market.ts';
import type { SectorId } from './sector-ids.ts';
import { type FlowSum, sumFlows, type SumOptions, type SumRefusal } from './sum-flows.ts';

type Market = InvestorFlow['market'];

const NETS: InvestorTable = {
  individual: { net: 3 },
  foreign: { net: -5 },
  institution: { net: 2 },
};
const row = (
  id: SectorId | undefined,
  more: Partial<InvestorFlow> = {},
  market: Market = 'kospi',
): InvestorFlow => ({
  broker: 'kiwoom',
  environment: 'live',
  api: 'ka10051',
  market,
  sector: { ...(id === undefined ? {} : { id }), code: '099', name: '새 업종' },
  venue: 'krx',
  day: '2026-07-01',
  dayBasis: 'requested',
  status: 'final',
  observedAt: '2026-07-02T00:00:00.000Z',
  value: NETS,
  volumeUnit: 'share',
  rounding: { value: 100_000_000 },
  derived: ['foreign'],
  assumed: [],
  ...more,
});
const rows = (...ids: readonly SectorId[]): readonly InvestorFlow[] => ids.map((id) => row(id));
const refusal = (flows: readonly InvestorFlow[]): SumRefusal | undefined =>
  sumFlows(flows).match(
    () => undefined,
    (error) => error,
  );
const summed = (flows: readonly InvestorFlow[], options?: SumOptions): FlowSum =>
  sumFlows(flows, options).match(
    (sum) => sum,
    (error) => {
      throw new Error(error.message);
    },
  );

describe('a sum is refused', () => {
  it.each<[string, readonly InvestorFlow[], SumRefusal['reason']]>([
    ['of nothing', [], 'nothing'],
    ['of an unknown sector', [row('chemicals'), row(undefined)], 'unknown-sector'],
    ['of an unknown sector alone', [row(undefined)], 'unknown-sector'],
    ['of a sector the market does not have', [row('insurance', {}, 'kosdaq')], 'unknown-sector'],
    ['of one sector twice', rows('metals', 'metals'), 'duplicate'],
    ['of the market twice', rows('all', 'all'), 'duplicate'],
    ['of the market and an industry', rows('all', 'metals'), 'overlap'],
    ['of an industry and the market', rows('metals', 'all'), 'overlap'],
    ['of a group and its industry', rows('manufacturing', 'metals'), 'overlap'],
    ['of financials and insurance', rows('metals', 'insurance', 'financials'), 'overlap'],
    ['of a size and an industry', rows('large-cap', 'metals'), 'cross-cut'],
    ['of the three sizes', rows('large-cap', 'mid-cap', 'small-cap'), 'cross-cut'],
    [
      'of a segment and an industry',
      [row('venture', {}, 'kosdaq'), row('metals', {}, 'kosdaq')],
      'cross-cut',
    ],
    [
      'of two segments',
      [row('venture', {}, 'kosdaq'), row('blue-chip', {}, 'kosdaq')],
      'cross-cut',
    ],
    ['of two days', [row('metals'), row('chemicals', { day: '2026-06-30' })], 'mixed-rows'],
    ['of two markets', [row('metals'), row('metals', {}, 'kosdaq')], 'mixed-rows'],
    ['of two venues', [row('metals'), row('chemicals', { venue: 'nxt' })], 'mixed-rows'],
    ['of two brokers', [row('metals'), row('chemicals', { broker: 'other' })], 'mixed-rows'],
    [
      'of real and paper money',
      [row('metals'), row('chemicals', { environment: 'mock' })],
      'mixed-rows',
    ],
    [
      'of a provisional and a final row',
      [row('metals'), row('chemicals', { status: 'provisional' })],
      'mixed-rows',
    ],
    [
      'of a sector before it had its meaning',
      [row('metals', { day: '2024-12-06' }), row('it-services', { day: '2024-12-06' })],
      'not-yet',
    ],
    [
      'of the partition of today on an older day',
      partitionOf('kosdaq').map((id) => row(id, { day: '2024-06-28' }, 'kosdaq')),
      'not-yet',
    ],
    ['of different measures', [row('metals'), row('chemicals', { volume: NETS })], 'mixed-rows'],
  ])('%s', (_, flows, reason) => {
    expect(refusal(flows)?.reason).toBe(reason);
    expect(refusal(flows.toReversed())?.reason).toBe(reason);
  });

  it('in words that name the trouble', () => {
    expect(refusal(rows('manufacturing', 'metals'))?.message).toBe(
      'manufacturing already contains metals',
    );
    expect(refusal([row('metals'), row('chemicals', { venue: 'nxt' })])?.message).toContain(
      'venue',
    );
    expect(refusal([row(undefined)])?.message).toContain('099');
  });

  it.each(['kospi', 'kosdaq'] as const)('of every row of %s', (market) => {
    const everything = sectorsOf(market).map(({ id }) => row(id, {}, market));
    expect(sumFlows(everything).isErr()).toBe(true);
  });
});

describe('a sum', () => {
  it('of one row is that row', () => {
    for (const id of ['all', 'large-cap', 'financials'] as const)
      expect(summed([row(id)])).toEqual({
        broker: 'kiwoom',
        environment: 'live',
        market: 'kospi',
        venue: 'krx',
        day: '2026-07-01',
        dayBasis: 'requested',
        status: 'final',
        volumeUnit: 'share',
        sectors: [id],
        value: NETS,
        rounding: { value: 100_000_000 },
      });
  });

  it('may put two parts of one group together, or leave sectors out', () => {
    expect(sumFlows(rows('securities', 'insurance')).isOk()).toBe(true);
    expect(sumFlows(rows('manufacturing', 'financials', 'construction')).isOk()).toBe(true);
  });

  it('mixes provisional with final rows if asked, and is then provisional', () => {
    const mixed = [row('metals'), row('chemicals', { status: 'provisional' })];
    for (const flows of [mixed, mixed.toReversed()])
      expect(summed(flows, { mixStatus: true })).toMatchObject({ status: 'provisional' });
    expect(summed(rows('metals', 'chemicals'), { mixStatus: true }).status).toBe('final');
    expect(summed(mixed.slice(1)).status).toBe('provisional');
  });

  it.each([
    [['stated', 'requested'], 'requested'],
    [['stated', 'assumed'], 'assumed'],
    [['requested', 'assumed'], 'assumed'],
    [['stated', 'stated'], 'stated'],
  ] as const)('of days that are %j is of a day that is %s', (bases, dayBasis) => {
    const flows = [row('metals', { dayBasis: bases[0] }), row('chemicals', { dayBasis: bases[1] })];
    expect(summed(flows).dayBasis).toBe(dayBasis);
    expect(summed(flows.toReversed()).dayBasis).toBe(dayBasis);
  });

  it('of an older day may have every sector that held then', () => {
    const old = { day: '2024-06-28' };
    expect(summed([row('metals', old), row('chemicals', old)]).day).toBe('2024-06-28');
    expect(summed([row('all', old)]).sectors).toEqual(['all']);
  });

  it('says from which day on a sector holds', () => {
    const refused = refusal([row('it-services', { day: '2024-12-06' })]);
    expect(refused?.message).toBe('it-services has this meaning only from 2024-12-09 on');
  });

  it('adds up the steps as well as the figures', () => {
    const volume = { volume: NETS, rounding: { value: 1_000_000, volume: 1_000 } };
    const sum = summed([row('metals', volume), row('chemicals', volume)]);
    expect(sum.rounding).toEqual({ value: 2_000_000, volume: 2_000 });
    expect(sum.volume?.individual).toEqual({ net: 6 });
  });

  it('knows no step unless every row has one', () => {
    const sum = summed([row('metals'), row('chemicals', { rounding: {} })]);
    expect(sum.rounding).toEqual({});
  });

  it('has a side, or an investor, only where every row has it', () => {
    const first: InvestorTable = {
      ...NETS,
      individual: { net: 1, buy: 5, sell: 4 },
      foreign: { net: 1, buy: 5, sell: 4 },
      bank: { net: 7 },
    };
    const second: InvestorTable = { ...NETS, individual: { net: -2, buy: 0, sell: 2 } };
    const sum = summed([row('metals', { value: first }), row('chemicals', { value: second })]);
    expect(sum.value).toEqual({
      individual: { net: -1, buy: 5, sell: 6 },
      foreign: { net: -4 },
      institution: { net: 4 },
    });
  });

  it('has no negative zero', () => {
    const value = { ...NETS, individual: { net: -0, buy: -0, sell: -0 } };
    const sum = summed([row('metals', { value }), row('chemicals', { value })]);
    expect(sum.value?.individual).toStrictEqual({ net: 0, buy: 0, sell: 0 });
  });

  it('leaves its rows as they were', () => {
    const flows = rows('metals', 'chemicals');
    const before = structuredClone(flows);
    summed(flows);
    expect(flows).toEqual(before);
  });
});

const won = fc.integer({ min: -30_000_000_000_000, max: 30_000_000_000_000 });
const trade: fc.Arbitrary<Trade> = fc.oneof(
  fc.record({ net: won }),
  fc.record({ net: won, buy: won, sell: won }),
);
const table = fc.record(
  Object.fromEntries(INVESTORS.map((investor) => [investor, trade])) as Record<
    Investor,
    fc.Arbitrary<Trade>
  >,
  { requiredKeys: ['individual', 'foreign', 'institution'] },
);

/** Big integers, so that not even the adding is the same. */
function exactly(figures: readonly (number | undefined)[]): number | undefined {
  const known = figures.filter((figure) => figure !== undefined);
  if (known.length < figures.length) return undefined;
  return Number(known.reduce((sum, figure) => sum + BigInt(figure), 0n));
}

it.each(['kospi', 'kosdaq'] as const)('the partition of %s adds up to the won', (market) => {
  const parts = partitionOf(market);
  const tables = fc.array(table, { minLength: parts.length, maxLength: parts.length });
  fc.assert(
    fc.property(tables, (values) => {
      const flows = values.map((value, place) => row(parts[place], { value }, market));
      const sum = summed(flows);
      expect(sum.sectors).toEqual(parts);
      for (const investor of INVESTORS) {
        const trades = values.map((value) => value[investor]);
        for (const side of ['net', 'buy', 'sell'] as const)
          expect(sum.value?.[investor]?.[side]).toBe(exactly(trades.map((one) => one?.[side])));
      }
    }),
    { numRuns: 30 },
  );
});
