import { koreanInstant } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { callContext } from '../__fixtures__/call-context.ts';
import { NOON } from '../__fixtures__/manual-clock.ts';
import {
  type DayParts,
  figuresOn,
  flowOf,
  type SectorRow,
  settledStatus,
  statusOf,
} from './flow.ts';

const { context } = callContext();
const table = { individual: { net: 1 }, foreign: { net: -1 }, institution: { net: 0 } };
const PARTS: DayParts & { readonly market: 'kospi' } = {
  api: 'tr01',
  observedAt: NOON,
  market: 'kospi',
  venue: 'krx',
  day: '2026-06-30',
  dayBasis: 'requested',
  steps: { value: 1_000_000, volume: 1000 },
  derived: ['foreign'],
  assumed: ['venue', 'volume-unit'],
};
const ROW: SectorRow = {
  id: 'all',
  code: '001',
  name: '종합(KOSPI)',
  tables: { value: table },
  index: undefined,
};
const figures = (more: Partial<DayParts>, tables = ROW.tables) =>
  figuresOn(context, { ...PARTS, ...more }, 'share')(more.day ?? PARTS.day, tables);

it('a flow is put together whole', () => {
  expect(flowOf(context, PARTS, ROW)).toEqual({
    broker: 'somebody',
    environment: 'sandbox',
    api: 'tr01',
    observedAt: '2026-07-01T03:00:00.000Z',
    market: 'kospi',
    sector: { id: 'all', level: 'total', code: '001', name: '종합(KOSPI)' },
    venue: 'krx',
    day: '2026-06-30',
    dayBasis: 'requested',
    status: 'final',
    value: table,
    volumeUnit: 'share',
    rounding: { value: 1_000_000 },
    derived: ['foreign'],
    assumed: ['venue'],
  });
});

it('has a step for each measure that is there, and assumes its unit then', () => {
  expect(figures({}, { value: table, volume: table })).toMatchObject({
    rounding: { value: 1_000_000, volume: 1000 },
    assumed: ['venue', 'volume-unit'],
  });
  expect(figures({}, { volume: table }).rounding).toEqual({ volume: 1000 });
  expect(figures({}, {}).rounding).toEqual({});
  const futures = { ...PARTS, market: 'kospi200-futures' as const };
  expect(flowOf(context, futures, ROW).volumeUnit).toBe('contract');
});

it.each([
  ['requested', '2026-06-30', 'final', ['venue']],
  ['stated', '2026-07-01', 'provisional', ['venue']],
  ['assumed', '2026-06-30', 'provisional', ['day', 'venue']],
] as const)('a day that is %s, %s, is %s and assumes %j', (dayBasis, day, status, assumed) => {
  expect(figures({ dayBasis, day })).toMatchObject({ status, assumed });
});

it('has an index only where the broker reports one', () => {
  const index = { price: 1, change: -1, changePercent: -0.5, volume: 3 };
  expect(flowOf(context, PARTS, ROW)).not.toHaveProperty('index');
  expect(flowOf(context, PARTS, { ...ROW, index }).index).toEqual(index);
});

describe('a sector', () => {
  it.each([
    [
      { id: 'all', code: '001', name: '  ' },
      { id: 'all', level: 'total', code: '001', name: '종합' },
    ],
    [
      { id: undefined, code: '099', name: ' 새업종 ' },
      { code: '099', name: '새업종' },
    ],
    [
      { id: undefined, code: '099', name: '' },
      { code: '099', name: '099' },
    ],
  ] as const)(
    '%j is named by the broker, else by the registry, else by its code',
    (row, sector) => {
      expect(flowOf(context, PARTS, { ...ROW, ...row }).sector).toStrictEqual(sector);
    },
  );

  it('has no id on a day on which its code meant something else', () => {
    const row = { ...ROW, id: 'it-services', code: '029', name: '서비스업' } as const;
    const on = (day: string) => flowOf(context, { ...PARTS, day }, row).sector;
    expect(on('2024-12-09')).toEqual({
      id: 'it-services',
      level: 'industry',
      code: '029',
      name: '서비스업',
    });
    expect(on('2024-12-06')).toStrictEqual({ code: '029', name: '서비스업' });
  });
});

it('two rows share nothing that a reader of one could change', () => {
  const [first, second] = [flowOf(context, PARTS, ROW), flowOf(context, PARTS, ROW)];
  expect(first.rounding).not.toBe(second.rounding);
  expect(first.derived).not.toBe(second.derived);
  expect(first.assumed).not.toBe(second.assumed);
});

const DAY = '2026-07-01';

it.each([
  ['the day before', koreanInstant('2026-06-30', 12), 'provisional'],
  ['on its evening', koreanInstant(DAY, 23, 59, 59), 'provisional'],
  ['from midnight in Korea on', koreanInstant('2026-07-02', 0), 'final'],
  ['a year later', koreanInstant('2027-07-01', 0), 'final'],
] as const)('a day that is sure is, %s, %s', (_, observedAt, status) => {
  expect(statusOf('stated', observedAt)(DAY)).toBe(status);
  expect(statusOf('requested', observedAt)(DAY)).toBe(status);
  expect(statusOf('assumed', observedAt)(DAY)).toBe('provisional');
});

it.each([
  [koreanInstant(DAY, 23), 'provisional'],
  [koreanInstant('2026-07-02', 7, 29), 'provisional'],
  [koreanInstant('2026-07-02', 7, 30), 'final'],
  [koreanInstant('2026-07-03', 7, 29), 'final'],
] as const)('holdings of a day settle at 07:30 of the next: %i is %s', (observedAt, status) => {
  expect(settledStatus(observedAt)(DAY)).toBe(status);
});
