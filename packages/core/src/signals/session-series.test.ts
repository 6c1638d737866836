import { describe, expect, it } from 'vitest';
import { orThrow } from '../broker-exception.ts';
import { errorOf } from '../__fixtures__/results.ts';
import { row, rowsOf, SESSIONS, stockRow } from '../__fixtures__/signal-rows.ts';
import { tableOf } from '../__fixtures__/compared.ts';
import { cumulative } from './cumulative.ts';
import type { SignalRefusal, SignalRows } from './signal.ts';
import { sessionSeries } from './session-series.ts';

const refused = (rows: SignalRows): SignalRefusal | undefined =>
  cumulative(rows, 'foreign').match(
    () => undefined,
    (refusal) => refusal,
  );
const [MONDAY, TUESDAY] = ['2026-07-06', '2026-07-07'] as const;

describe('rows are refused', () => {
  it.each<[string, SignalRows, SignalRefusal]>([
    ['that are none', [], { rule: 'no-rows', message: 'there are no rows' }],
    [
      'twice of a day',
      [row(TUESDAY, 1), row(MONDAY, 1), row(TUESDAY, 2)],
      { rule: 'two-rows-of-a-day', message: `${TUESDAY} has two rows` },
    ],
    [
      'of two brokers',
      [row(MONDAY, 1), row(TUESDAY, 1, { broker: 'other' })],
      { rule: 'mixed', message: 'the rows differ in broker' },
    ],
    [
      'of two environments',
      [row(MONDAY, 1), row(TUESDAY, 1, { environment: 'mock' })],
      { rule: 'mixed', message: 'the rows differ in environment' },
    ],
    [
      'of two venues',
      [row(MONDAY, 1), row(TUESDAY, 1, { venue: 'nxt' })],
      { rule: 'mixed', message: 'the rows differ in venue' },
    ],
    [
      'of two markets',
      [row(MONDAY, 1), row(TUESDAY, 1, { market: 'kosdaq' })],
      { rule: 'mixed', message: 'the rows differ in market' },
    ],
    [
      'of two sectors',
      [row(MONDAY, 1), row(TUESDAY, 1, { sector: { id: 'metals', code: '011', name: '금속' } })],
      { rule: 'mixed', message: 'the rows differ in sector' },
    ],
    [
      'of two sectors without an id',
      [
        row(MONDAY, 1, { sector: { code: '098', name: '새' } }),
        row(TUESDAY, 1, { sector: { code: '099', name: '새' } }),
      ],
      { rule: 'mixed', message: 'the rows differ in sector' },
    ],
    [
      'of two stocks',
      [stockRow({ day: MONDAY }), stockRow({ day: TUESDAY, stock: '000660' })],
      { rule: 'mixed', message: 'the rows differ in stock' },
    ],
    [
      'of two subjects on one day',
      [row(MONDAY, 1), row(MONDAY, 1, { venue: 'nxt' })],
      { rule: 'mixed', message: 'the rows differ in venue' },
    ],
  ])('%s', (_, rows, refusal) => expect(refused(rows)).toEqual(refusal));

  it('without the investor or the measure on a day', () => {
    const [first, second] = [row(MONDAY, 1), row(TUESDAY, 1)];
    expect(errorOf(cumulative([first, second], 'bank'))).toEqual({
      rule: 'no-figure',
      message: `${MONDAY} has no value of bank`,
    });
    const shares = { ...second, volume: tableOf({}) };
    const found = cumulative([shares, first], 'foreign', { measure: 'volume' });
    expect(errorOf(found)).toEqual({
      rule: 'no-figure',
      message: `${MONDAY} has no volume of foreign`,
    });
    expect(cumulative([shares], 'foreign', { measure: 'volume' }).isOk()).toBe(true);
  });

  it('if no investor is named', () =>
    expect(errorOf(sessionSeries([row(MONDAY, 1)], [])).rule).toBe('no-figure'));
});

describe('a missing session', () => {
  const missing = (rows: SignalRows, calendar?: Parameters<typeof sessionSeries>[2]) =>
    orThrow(sessionSeries(rows, ['foreign'], calendar)).missing;

  it('is a session between the first and the last row that has none', () => {
    expect(missing(rowsOf(1, undefined, 1, undefined, undefined, 1))).toEqual([
      SESSIONS[1],
      SESSIONS[3],
      SESSIONS[4],
    ]);
    expect(missing(rowsOf(undefined, 1, 1, undefined))).toEqual([]);
  });

  it('is no closed day', () => {
    expect(missing([row('2026-07-03', 1), row('2026-07-06', 1)])).toEqual([]);
    expect(missing([row('2026-07-16', 1), row('2026-07-20', 1)])).toEqual([]);
  });

  it('is none on days that the calendar does not know', () => {
    expect(missing([row('2009-07-01', 1), row('2009-07-10', 1)])).toEqual([]);
    const rows = [row('2026-07-01', 1), row('2026-07-03', 1)];
    expect(missing(rows, { calendar: { sessionOn: () => 'unknown' } })).toEqual([]);
    expect(missing(rows, { calendar: { sessionOn: () => 'open' } })).toEqual(['2026-07-02']);
  });
});
