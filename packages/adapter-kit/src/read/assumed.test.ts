import { expect, it } from 'vitest';
import { callContext } from '../__fixtures__/call-context.ts';
import { assumedOn } from './assumed.ts';

it('a day that no answer names is assumed, and never final', () => {
  const { context } = callContext();
  const observedAt = Date.parse('2027-07-01T03:00:00Z');
  expect(assumedOn(context, { api: 'tr01', observedAt }, '2026-07-01')).toEqual({
    broker: 'somebody',
    environment: 'sandbox',
    api: 'tr01',
    observedAt: '2027-07-01T03:00:00.000Z',
    day: '2026-07-01',
    dayBasis: 'assumed',
    status: 'provisional',
  });
});
