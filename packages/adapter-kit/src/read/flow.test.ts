import type { FlowPlan, InvestorFlow } from '@investor-flow/core';
import { expect, it } from 'vitest';
import { NOON } from '../__fixtures__/manual-clock.ts';
import { type AnswerParts, flowsFrom, type RowParts } from './flow.ts';

const plan: FlowPlan = {
  market: 'kospi',
  sector: 'all',
  day: '2026-06-30',
  session: 'open',
  venue: 'krx',
  measures: ['value'],
};
const table = { individual: { net: 1 }, foreign: { net: -1 }, institution: { net: 0 } };
const parts: AnswerParts & RowParts = {
  broker: 'somebody',
  environment: 'sandbox',
  api: 'tr01',
  plan,
  dayBasis: 'requested',
  sector: { id: 'all', code: '001', name: '종합(KOSPI)' },
  observedAt: NOON,
  tables: { value: table },
  steps: { value: 1_000_000, volume: 1000 },
  derived: ['foreign'],
  index: undefined,
};

const flowFrom = (it: AnswerParts & RowParts): InvestorFlow => flowsFrom(it)(it);

it('puts the whole model together', () => {
  expect(flowFrom(parts)).toEqual({
    broker: 'somebody',
    environment: 'sandbox',
    api: 'tr01',
    market: 'kospi',
    sector: { id: 'all', level: 'total', code: '001', name: '종합(KOSPI)' },
    venue: 'krx',
    day: '2026-06-30',
    dayBasis: 'requested',
    status: 'final',
    observedAt: '2026-07-01T03:00:00.000Z',
    value: table,
    volumeUnit: 'share',
    rounding: { value: 1_000_000 },
    derived: ['foreign'],
  });
});

it('has a step for each measure asked for, and no other', () => {
  const both = { ...parts, plan: { ...plan, measures: ['value', 'volume'] as const } };
  expect(flowFrom(both).rounding).toEqual({ value: 1_000_000, volume: 1000 });
});

it('has an index only where the broker told one', () => {
  const index = { price: 1, change: -1, changePercent: -0.5, volume: 3 };
  expect('index' in flowFrom(parts)).toBe(false);
  expect(flowFrom({ ...parts, index }).index).toEqual(index);
});

it.each([
  [{ id: 'all', code: '001', name: '' }, 'total', /\p{L}/u],
  [{ id: 'all', code: '001', name: '  ' }, 'total', /\p{L}/u],
  [{ id: undefined, code: '099', name: ' 새업종 ' }, undefined, /^새업종$/],
  [{ id: undefined, code: '099', name: '' }, undefined, /^099$/],
] as const)(
  'names the sector %o by the broker, else the registry, else its code',
  (sector, level, name) => {
    const told = flowFrom({ ...parts, sector }).sector;
    expect(told).toMatchObject({ id: sector.id, code: sector.code, level });
    expect(told.name).toMatch(name);
  },
);

it('is provisional on the day itself, and for ever where the day is assumed', () => {
  const today = { ...parts, plan: { ...plan, day: '2026-07-01' } };
  expect(flowFrom(today).status).toBe('provisional');
  expect(flowFrom({ ...parts, dayBasis: 'assumed' }).status).toBe('provisional');
});

it('shares nothing between two rows that a reader of one could spoil', () => {
  const flow = flowsFrom(parts);
  const [first, second] = [flow(parts), flow(parts)];
  expect(first).toEqual(second);
  expect(first.rounding).not.toBe(second.rounding);
  expect(first.derived).not.toBe(second.derived);
  expect(first.derived).not.toBe(parts.derived);
});
