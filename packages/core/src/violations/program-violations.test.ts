import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Trade } from '../model/flows.ts';
import type { ProgramKinds, ProgramTrade, StockProgramTrade } from '../model/program-trade.ts';
import { programViolations } from './program-violations.ts';

const common = {
  broker: 'kiwoom',
  environment: 'live',
  api: 'ka90010',
  venue: 'krx',
  day: '2026-07-01',
  dayBasis: 'stated',
  status: 'final',
  observedAt: '2026-07-02T00:00:00.000Z',
} as const;
const trade = (buy: number, sell: number): Trade => ({ buy, sell, net: buy - sell });
const kinds = (arbitrage: Trade, nonArbitrage: Trade, total: Trade): ProgramKinds => ({
  arbitrage,
  nonArbitrage,
  total,
});
const STEP = 1_000_000;
const USUAL = kinds(
  trade(20 * STEP, 50 * STEP),
  trade(900 * STEP, 700 * STEP),
  trade(920 * STEP, 750 * STEP),
);
const market = (more: Partial<ProgramTrade> = {}): ProgramTrade => ({
  ...common,
  market: 'kospi',
  ...USUAL,
  rounding: { value: STEP },
  ...more,
});
const stock = (more: Partial<StockProgramTrade> = {}): StockProgramTrade => ({
  ...common,
  stock: '005930',
  value: trade(7 * STEP, 5 * STEP),
  volume: trade(700, 500),
  rounding: { value: STEP, volume: 1 },
  ...more,
});
const rules = (it: ProgramTrade | StockProgramTrade): readonly string[] =>
  programViolations(it).map(({ rule }) => rule);

describe('programme trading of a market', () => {
  it('breaks nothing when arbitrage and the rest are the total', () => {
    expect(rules(market())).toEqual([]);
    expect(rules(market({ volume: kinds(trade(2, 1), trade(4, 2), trade(6, 3)) }))).toEqual([]);
    expect(rules(market({ kospi200: 1089.7, basis: -0.31, time: '09:01:00' }))).toEqual([]);
  });

  it('says of a breach first which rule and what, then where', () => {
    const [found = {}] = programViolations(market({ total: { net: 174 * STEP } }));
    const fields = ['rule', 'message', 'measure', 'residual', 'tolerance'];
    expect(Object.keys(found)).toEqual(fields);
  });

  it('may have the net of the total alone', () => {
    expect(rules(market({ total: { net: 170 * STEP } }))).toEqual([]);
    expect(rules(market({ total: { net: 174 * STEP } }))).toEqual(['program-parts']);
  });

  it('is allowed a step for each of three columns', () => {
    const off = (by: number) => market({ total: { ...USUAL.total, net: 170 * STEP + by } });
    for (const sign of [1, -1]) {
      expect(rules(off(sign * 3 * STEP))).toEqual([]);
      expect(rules(off(sign * (3 * STEP + 1)))).toEqual(['program-parts', 'buy-sell-net']);
    }
    expect(programViolations(off(3 * STEP + 1))[0]).toEqual({
      rule: 'program-parts',
      message: 'net: arbitrage and non-arbitrage differ from the total by -3000001',
      measure: 'value',
      residual: -3_000_001,
      tolerance: 3_000_000,
    });
  });

  it('is checked in shares too', () => {
    const volume = kinds(trade(2, 1), trade(4, 2), trade(7, 3));
    expect(programViolations(market({ volume }))).toMatchObject([
      { rule: 'program-parts', measure: 'volume', residual: -1, tolerance: 0 },
      { rule: 'program-parts', measure: 'volume', residual: -1, tolerance: 0 },
    ]);
  });

  it.each<[string, Partial<ProgramTrade>, readonly string[]]>([
    ['the sign of a colour', { kospi200: -1089.7 }, ['positive']],
    ['a level of 0 before the opening', { kospi200: 0 }, ['positive']],
    ['a basis that is not a number', { basis: NaN }, ['whole-number']],
    ['a negative zero', { arbitrage: { net: -0 }, total: { net: 200 * STEP } }, ['negative-zero']],
    ['half a won', { arbitrage: { net: 0.5 }, total: { net: 200 * STEP } }, ['whole-number']],
    [
      'buying and selling swapped',
      { arbitrage: { net: -30 * STEP, buy: 50 * STEP, sell: 20 * STEP } },
      ['program-parts', 'program-parts', 'buy-sell-net'],
    ],
  ])('is caught with %s', (_, change, expected) => expect(rules(market(change))).toEqual(expected));

  it('rounded column by column breaks nothing', () => {
    const won = fc.integer({ min: 0, max: 30_000_000_000_000 });
    const rounded = ({ buy = NaN, sell = NaN, net }: Trade): Trade => {
      const to = (it: number): number => Math.round(it / STEP) * STEP + 0;
      return { buy: to(buy), sell: to(sell), net: to(net) };
    };
    fc.assert(
      fc.property(won, won, won, won, (a, b, c, d) => {
        const all = [trade(a, b), trade(c, d), trade(a + c, b + d)] as const;
        expect(rules(market(kinds(...all)))).toEqual([]);
        const [arbitrage, other, total] = all;
        expect(rules(market(kinds(rounded(arbitrage), rounded(other), rounded(total))))).toEqual(
          [],
        );
      }),
    );
  });
});

describe('programme trading of a stock', () => {
  it('breaks nothing when buying less selling is the net', () => {
    expect(rules(stock())).toEqual([]);
    expect(rules(stock({ value: { net: 5 } }))).toEqual([]);
  });

  it('is exact in shares, and within three steps in won', () => {
    expect(rules(stock({ volume: { buy: 700, sell: 500, net: 201 } }))).toEqual(['buy-sell-net']);
    const value = (by: number) => ({ buy: 7 * STEP, sell: 5 * STEP, net: 2 * STEP + by });
    expect(rules(stock({ value: value(3 * STEP) }))).toEqual([]);
    expect(rules(stock({ value: value(3 * STEP + 1) }))).toEqual(['buy-sell-net']);
  });
});
