import { describe, expect, it } from 'vitest';
import { offline } from '../__fixtures__/over-nock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { asking, serving } from '../__fixtures__/serving.ts';

offline();

const stock = '000660';
const slot = (bsop_hour_gb: string, foreign: string, institution: string) => ({
  bsop_hour_gb,
  frgn_fake_ntby_qty: foreign,
  orgn_fake_ntby_qty: institution,
  sum_fake_ntby_qty: '0',
});
/** The official example, newest slot first. */
const SLOTS = [
  slot('5', '-00000000000030000', '000000000000121000'),
  slot('4', '-00000000000093000', '000000000000130000'),
  slot('3', '-00000000000026000', '000000000000037000'),
  slot('2', '-00000000000038000', '000000000000022000'),
  slot('1', '-00000000000023000', '000000000000000000'),
];
const served = (output2: unknown) => serving('investor-trend-estimate', () => ({ output2 }));
const query = { stock, measures: ['volume'] } as const;
const at = (time: string) => asking(Date.parse(`2026-07-01T${time}+09:00`)).broker;

describe('what brokers’ staff estimate', () => {
  it('is one call, oldest slot first, by the hour of its publication', async () => {
    const asked = served(SLOTS);
    const estimates = valueOf(await at('15:00:00').stockEstimates(query));
    expect(asked).toEqual([{ MKSC_SHRN_ISCD: '000660' }]);
    expect(estimates.map(({ time, volume }) => [time, volume])).toEqual([
      ['09:30:00', { foreign: { net: -23_000 } }],
      ['10:00:00', { foreign: { net: -38_000 }, institution: { net: 22_000 } }],
      ['11:20:00', { foreign: { net: -26_000 }, institution: { net: 37_000 } }],
      ['13:20:00', { foreign: { net: -93_000 }, institution: { net: 130_000 } }],
      ['14:30:00', { foreign: { net: -30_000 }, institution: { net: 121_000 } }],
    ]);
    expect(estimates[4]).toMatchObject({
      api: 'HHPTJ04160200',
      stock,
      venue: 'krx',
      day: '2026-07-01',
      dayBasis: 'assumed',
      status: 'estimated',
      rounding: { volume: 1000 },
    });
    expect(estimates[4]).not.toHaveProperty('value');
  });

  it('has an institution of 0 in every slot but the first', async () => {
    served([slot('2', '000000000000005000', '000000000000000000'), SLOTS[4]]);
    const [first, second] = valueOf(await at('10:30:00').stockEstimates(query));
    expect(first?.volume).not.toHaveProperty('institution');
    expect(second?.volume).toEqual({ foreign: { net: 5000 }, institution: { net: 0 } });
  });

  it('has no slot that is not due yet', async () => {
    served(SLOTS.slice(3));
    const estimates = valueOf(await at('10:55:00').stockEstimates(query));
    expect(estimates.map(({ time }) => time)).toEqual(['09:30:00', '10:00:00']);
  });

  it('may come ten minutes early, and with an institution in the first slot that is no placeholder', async () => {
    served([slot('1', '000000000001059000', '000000000000001000')]);
    const [first] = valueOf(await at('09:21:00').stockEstimates(query));
    expect(first?.volume).toEqual({ foreign: { net: 1_059_000 }, institution: { net: 1000 } });
  });

  it.each([
    ['slots of the session before', SLOTS, 'empty'],
    ['no slot', [], 'empty'],
    ['one slot twice', [SLOTS[4], SLOTS[4]], 'unreadable'],
    ['a sixth slot', [slot('6', '0', '0')], 'unreadable'],
    ['a blank figure', [slot('1', '', '000000000000000000')], 'unreadable'],
  ])('is no estimate: %s', async (_, slots, kind) => {
    served(slots);
    expect(errorOf(await at('09:40:00').stockEstimates(query)).kind).toBe(kind);
  });
});
