import { describe, expect, it } from 'vitest';
import { errorOf } from '../../support/results.ts';
import { type Adapter, KOSPI } from './adapter.ts';
import { expectFitForLogs } from './failures.ts';

/** Questions that end before their answer. */
export function cancellingSuite(adapter: Adapter): void {
  const { answering, granted, opened } = adapter;
  describe('a question that is cancelled', () => {
    it.each(['token', 'data'] as const)(
      'while its %s call is in flight ends at once',
      async (call) => {
        const control = new AbortController();
        if (call !== 'token') answering('token', [granted()]);
        answering(call, [{ unanswered: () => control.abort() }]);
        const { broker, events } = opened();
        const error = errorOf(await broker.investorFlow(KOSPI, { signal: control.signal }));
        expect(error).toMatchObject({ kind: 'cancelled', at: { operation: 'investorFlow' } });
        expectFitForLogs(adapter, error, events);
        await broker.close();
      },
    );

    it('by closing the source ends as well', async () => {
      answering('token', [granted()]);
      const { broker } = opened();
      answering('data', [{ unanswered: () => void broker.close() }]);
      const error = errorOf(await broker.investorFlow(KOSPI));
      expect(error).toMatchObject({ kind: 'cancelled', message: 'The source is closed.' });
      expect(errorOf(await broker.revoke()).kind).toBe('cancelled');
    });
  });
}
