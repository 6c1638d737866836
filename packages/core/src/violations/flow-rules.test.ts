import { describe, expect, it } from 'vitest';
import { flowViolations } from './flow-violations.ts';
import type { InvestorFlow, InvestorTable, StockFlow, Trade } from '../model/flows.ts';

const MILLION = 1_000_000;
const trade = (buy: number, sell: number): Trade => ({ buy, sell, net: buy - sell });

/** Gross trading of 10 trillion won, 0.2 % of it 20 billion. */
const TABLE: InvestorTable = {
  individual: trade(6_000_000 * MILLION, 5_900_000 * MILLION),
  foreign: trade(3_000_000 * MILLION, 3_050_000 * MILLION),
  institution: trade(900_000 * MILLION, 940_000 * MILLION),
  otherCorporation: trade(100_000 * MILLION, 110_000 * MILLION),
};
const common = {
  broker: 'koreainvestment',
  environment: 'live',
  api: 'any',
  venue: 'krx',
  day: '2026-07-01',
  dayBasis: 'stated',
  status: 'final',
  observedAt: '2026-07-02T00:00:00.000Z',
  volumeUnit: 'share',
  value: TABLE,
  rounding: { value: MILLION },
  derived: [],
  assumed: [],
} as const;
const market = (more: Partial<InvestorFlow> = {}): InvestorFlow => ({
  ...common,
  market: 'kospi',
  sector: { id: 'all', level: 'total', code: '0001', name: '종합' },
  ...more,
});
const stock = (more: Partial<StockFlow> = {}): StockFlow => ({
  ...common,
  stock: '005930',
  ...more,
});
const rulesOf = (flow: InvestorFlow | StockFlow): readonly string[] =>
  flowViolations(flow).map(({ rule }) => rule);
const off = (by: number): InvestorTable => ({
  ...TABLE,
  individual: { ...TABLE.individual, net: TABLE.individual.net + by },
});

describe('before the day is at rest', () => {
  const noon = { observedAt: '2026-07-01T03:00:00.000Z', status: 'provisional' } as const;

  it.each([1, -1])('a residual of 0.2 %% of the gross trading is allowed, times %i', (sign) => {
    expect(rulesOf(market({ ...noon, value: off(sign * 20_000 * MILLION) }))).toEqual([]);
    const found = flowViolations(market({ ...noon, value: off(sign * (20_000 * MILLION + 1)) }));
    expect(found.map(({ rule }) => rule)).toEqual(['zero-sum', 'buy-sell-net']);
    expect(found[0]).toMatchObject({ tolerance: 20_000 * MILLION });
  });

  it('means until 19:30 in Korea, and 20:30 where Nextrade counts', () => {
    const value = off(20_000 * MILLION);
    const at = (observedAt: string, more: Partial<InvestorFlow> = {}) =>
      rulesOf(market({ observedAt, value, ...more })).length;
    expect(at('2026-07-01T10:29:59.999Z')).toBe(0);
    expect(at('2026-07-01T10:30:00.000Z')).toBe(2);
    expect(at('2026-07-01T10:30:00.000Z', { venue: 'unified' })).toBe(0);
    expect(at('2026-07-01T11:30:00.000Z', { venue: 'unified' })).toBe(2);
  });

  it('rounding alone is allowed where the flow has no gross trading', () => {
    const nets: InvestorTable = {
      individual: { net: 100_000 * MILLION },
      foreign: { net: -50_000 * MILLION },
      institution: { net: -40_000 * MILLION },
      otherCorporation: { net: -10_000 * MILLION },
    };
    const fault = { ...nets, foreign: { net: -50_000 * MILLION + 4 * MILLION + 1 } };
    expect(rulesOf(market({ ...noon, value: nets }))).toEqual([]);
    expect(rulesOf(market({ ...noon, value: fault }))).toEqual(['zero-sum']);
  });

  it('a sum that was made here is still exact', () => {
    const value: InvestorTable = {
      ...TABLE,
      foreignRegistered: { net: -50_001 * MILLION },
      foreignOther: { net: 1_000_001 },
    };
    expect(rulesOf(market({ ...noon, value, derived: [] }))).toEqual([]);
    expect(rulesOf(market({ ...noon, value, derived: ['foreign'] }))).toEqual(['foreign-parts']);
  });
});

describe('a flow of a stock', () => {
  it('keeps the rules of a market', () => {
    expect(rulesOf(stock())).toEqual([]);
    expect(rulesOf(stock({ value: off(5 * MILLION) }))).toEqual(['zero-sum', 'buy-sell-net']);
  });

  it('may be all zero: an untraded day', () => {
    const none = { net: 0, buy: 0, sell: 0 };
    const value = { individual: none, foreign: none, institution: none, otherCorporation: none };
    expect(rulesOf(stock({ value }))).toEqual([]);
    expect(rulesOf(market({ value }))).toEqual(['all-zero']);
  });

  it('may have three investors alone, whose nets leave the others out', () => {
    const { individual, foreign, institution } = TABLE;
    expect(rulesOf(stock({ value: { individual, foreign, institution } }))).toEqual([]);
    const bank = trade(900_000 * MILLION, 940_000 * MILLION);
    expect(rulesOf(stock({ value: { individual, foreign, institution, bank } }))).toEqual([
      'zero-sum',
      'buying-selling',
    ]);
  });

  it.each([
    ['a price of 0', { lastPrice: 0 }, ['positive']],
    ['the sign of a colour', { lastPrice: -71_200 }, ['positive']],
    ['half a won', { turnover: 0.5 }, ['whole-number']],
    ['no number', { shares: NaN }, ['whole-number']],
    ['a negative zero', { change: -0 }, ['negative-zero']],
    ['nothing wrong', {}, []],
  ])('is checked for trading with %s', (_, fault, rules) => {
    const usual = {
      lastPrice: 71_200,
      change: -300,
      shares: 11_354_253,
      turnover: 808_470_078_650,
      turnoverRounding: 1,
    };
    expect(rulesOf(stock({ trading: { ...usual, ...fault } }))).toEqual(rules);
  });
});

describe('the index', () => {
  const index = { price: 8304.08, change: -172.4, changePercent: -2.03, volume: 425_553_000 };

  it('breaks nothing when it is right', () => {
    expect(rulesOf(market({ index }))).toEqual([]);
    expect(rulesOf(market({ index: { ...index, change: 0, changePercent: 0 } }))).toEqual([]);
  });

  it.each([
    ['a negative zero', { change: -0 }, 'negative-zero'],
    ['a level that is not a number', { price: NaN }, 'whole-number'],
    ['half a share', { volume: 0.5 }, 'whole-number'],
    ['the sign of a colour', { price: -8304.08 }, 'positive'],
  ])('is caught with %s', (_, fault, rule) => {
    expect(rulesOf(market({ index: { ...index, ...fault } }))).toEqual([rule]);
  });
});
