import type { InvestorFlow } from 'investor-flow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answered } from '../__fixtures__/typed.ts';
import { alertsOf } from './alerts.ts';
import { conditionIn } from './condition.ts';

const flowOf = (net: number): InvestorFlow =>
  ({ value: { foreign: { net } } }) as unknown as InvestorFlow;

/** A minute between two figures; which of them are told. */
function toldOf(text: string, nets: readonly number[], apartMs = 0): readonly number[] {
  const alerts = alertsOf([answered(conditionIn(text))], apartMs);
  return nets.flatMap((net, minute) =>
    alerts.next(flowOf(net), minute * 60_000).map(({ value }) => value),
  );
}

describe('an alert', () => {
  it('comes once for each crossing, and not with the first figure', () => {
    expect(toldOf('foreign.value crosses 0', [5, 7, -1, -9, 3, 4])).toEqual([-1, 3]);
  });

  it('does not take the level itself for a side', () => {
    expect(toldOf('foreign.value crosses 0', [0, 5, 0, 6, 0, -1, 0, -2])).toEqual([-1]);
    expect(toldOf('foreign.value above 10', [10, 11, 10, 12])).toEqual([11]);
  });

  it('comes once for each time that a figure goes beyond its level, with the first one too', () => {
    expect(toldOf('foreign.value below -10', [-11, -20, -5, -12])).toEqual([-11, -12]);
    expect(toldOf('foreign.value above 10', [5, 11, 20, 5, 30])).toEqual([11, 30]);
  });

  it('keeps its distance, and is told afterwards if it still holds', () => {
    const nets = [5, -1, 2, -3, 4, 4, 4, 4];
    expect(toldOf('foreign.value crosses 0', nets, 300_000)).toEqual([-1, 4]);
    // What is back before the distance has passed is not told.
    expect(toldOf('foreign.value crosses 0', [5, -1, 2, -3, -3, -3, -3, -3], 300_000)).toEqual([
      -1,
    ]);
  });

  it('is never told twice for one side, nor sooner than its distance', () => {
    const nets = fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 60 });
    fc.assert(
      fc.property(nets, fc.integer({ min: 0, max: 10 }), (figures, minutes) => {
        const alerts = alertsOf(
          [answered(conditionIn('foreign.value crosses 0'))],
          minutes * 60_000,
        );
        const told = figures.flatMap((net, minute) =>
          alerts.next(flowOf(net), minute * 60_000).map(({ side }) => ({ side, minute })),
        );
        for (const [place, { side, minute }] of told.entries()) {
          const before = told[place - 1];
          if (before === undefined) continue;
          expect(side).not.toBe(before.side);
          expect(minute - before.minute).toBeGreaterThanOrEqual(minutes);
        }
      }),
    );
  });

  it('names figures that a broker does not tell', () => {
    const alerts = alertsOf([answered(conditionIn('government.value above 0'))], 0);
    expect(alerts.missing(flowOf(1))).toEqual(['government.value']);
    expect(alerts.next(flowOf(1), 0)).toEqual([]);
  });
});
