import { describe, expect, it } from 'vitest';
import { left, right } from '../__fixtures__/compared.ts';
import { compareFlows } from './compare-flows.ts';
import type { InvestorFlow } from '../model/flows.ts';

describe('a caveat', () => {
  const caveats = (a: Partial<InvestorFlow>, b: Partial<InvestorFlow>) => {
    const found = compareFlows(left({}, a), right({}, b));
    expect(found.verdict).toBe('agree');
    return found.caveats;
  };

  it('is needless between two final answers of real money', () => {
    expect(caveats({}, {})).toEqual([]);
  });

  it.each([
    ['status', { status: 'provisional' }, 'left: provisional, right: final'],
    ['day-basis', { dayBasis: 'assumed' }, 'left: day assumed, right: day requested'],
    ['environment', { environment: 'sandbox' }, 'left: sandbox, right: live'],
    [
      'assumed',
      { assumed: ['day', 'venue'] },
      'left: day and venue assumed, right: nothing assumed',
    ],
  ] as const)('about the %s is said, and forbids nothing', (kind, more, message) => {
    expect(caveats(more, {})).toEqual([{ kind, message }]);
    expect(caveats({}, more)).toHaveLength(1);
    expect(caveats(more, more)).toHaveLength(1);
  });

  it('about two answers of one broker is said', () => {
    expect(caveats({}, { broker: 'left' })).toEqual([
      { kind: 'same-broker', message: 'both answers are of left' },
    ]);
  });

  it('stands beside the others', () => {
    const poor = {
      status: 'provisional',
      dayBasis: 'assumed',
      environment: 'mock',
      assumed: ['venue'],
      broker: 'same',
    } as const;
    expect(caveats(poor, poor).map(({ kind }) => kind)).toEqual([
      'status',
      'day-basis',
      'environment',
      'assumed',
      'same-broker',
    ]);
  });
});
