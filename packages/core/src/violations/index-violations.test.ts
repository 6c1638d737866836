import { expect, it } from 'vitest';
import type { IndexQuote } from '../model/index-quote.ts';
import { indexViolations } from './index-violations.ts';

const index = (more: Partial<IndexQuote> = {}): IndexQuote => ({
  broker: 'kiwoom',
  environment: 'live',
  api: 'ka20001',
  market: 'kospi',
  sector: { id: 'all', level: 'total', code: '001', name: '종합' },
  day: '2026-07-01',
  dayBasis: 'assumed',
  status: 'provisional',
  observedAt: '2026-07-01T07:00:00.000Z',
  price: 8304.08,
  change: -172.4,
  changePercent: -2.03,
  open: 8400,
  high: 8410.5,
  low: 8300.01,
  volume: 425_553_000,
  turnover: 24_376_305_000_000,
  rounding: { volume: 1_000, turnover: 1_000_000 },
  breadth: { advancing: 125, upperLimit: 1, unchanged: 22, declining: 765, lowerLimit: 0 },
  ...more,
});
const breadth = { advancing: 125, upperLimit: 1, unchanged: 22, declining: 765, lowerLimit: 0 };

it.each<[string, Partial<IndexQuote>]>([
  ['a whole quote', {}],
  ['a price at the high', { price: 8410.5 }],
  ['a price at the low', { price: 8300.01 }],
  ['no change', { change: 0, changePercent: 0 }],
  ['a day on which every issue rose to its limit', { breadth: { ...breadth, upperLimit: 125 } }],
])('finds nothing wrong with %s', (_, more) => expect(indexViolations(index(more))).toEqual([]));

it('finds nothing wrong with a quote of price and change alone', () => {
  const { open: _, high: __, low: ___, volume: ____, turnover: _____, ...rest } = index();
  const { breadth: ______, ...bare } = rest;
  expect(indexViolations(bare)).toEqual([]);
});

it.each<[string, Partial<IndexQuote>, string, string]>([
  ['the sign of a colour', { price: -8304.08, low: -9000 }, 'positive', 'price is not above 0'],
  ['a price above the high', { price: 8410.51 }, 'range', 'price 8410.51 is above the high 8410.5'],
  ['a price below the low', { price: 8300 }, 'range', 'price 8300 is below the low 8300.01'],
  ['an opening above the high', { open: 9000 }, 'range', 'open 9000 is above the high 8410.5'],
  ['an opening below the low', { open: 1 }, 'range', 'open 1 is below the low 8300.01'],
  ['half a share', { volume: 0.5 }, 'whole-number', 'volume must be a whole number'],
  ['half a won', { turnover: 0.5 }, 'whole-number', 'turnover must be a whole number'],
  [
    'no percentage',
    { changePercent: NaN },
    'whole-number',
    'changePercent must be a finite number',
  ],
  ['a negative zero', { change: -0 }, 'negative-zero', 'change is a negative zero'],
  [
    'more issues at the upper limit than rose',
    { breadth: { ...breadth, upperLimit: 126 } },
    'breadth',
    '126 at the upper limit, 125 advancing',
  ],
  [
    'more issues at the lower limit than fell',
    { breadth: { ...breadth, lowerLimit: 766 } },
    'breadth',
    '766 at the lower limit, 765 declining',
  ],
  [
    'half an issue',
    { breadth: { ...breadth, unchanged: 0.5 } },
    'whole-number',
    'unchanged must be a whole number',
  ],
])('catches %s', (_, more, rule, message) => {
  expect(indexViolations(index(more))).toContainEqual({ rule, message });
});
