import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { times } from '../../support/over-nock.ts';
import { errorOf } from '../../support/results.ts';
import { type Adapter, ALWAYS, KOSPI } from './adapter.ts';
import { eachFails } from './failures.ts';

const kind = 'throttled';

/** A quota that is used up: waited for, and told when waiting takes too long. */
export function throttlingSuite(adapter: Adapter): void {
  const { apis, answering, fine, granted, opened, tooFast } = adapter;
  const [[, first, firstError]] = tooFast as [(typeof tooFast)[number]];
  const at = { operation: 'investorFlow', api: apis.data };

  describe('a quota that stays used up', () => {
    eachFails(adapter, [
      ...tooFast.map(([title, answer, error]) => ({
        title,
        data: times(ALWAYS, answer),
        error: { kind, ...error, at },
      })),
      {
        title: 'HTTP 429 without a code',
        data: times(ALWAYS, { status: 429, body: '' }),
        error: { kind, code: 'HTTP 429' },
      },
      {
        title: 'without retries',
        data: [first],
        settings: { retries: 0 },
        error: { kind, ...firstError },
      },
      {
        title: 'without time to wait',
        data: [first],
        settings: { maxWaitMs: 400 },
        error: { kind, ...firstError },
      },
    ]);

    it('is found before sending when the next permit comes later than the question may wait', async () => {
      answering('token', [granted()]);
      answering('data', [fine]);
      const { broker } = opened({ requestsPerSecond: 0.5, maxWaitMs: 1500 });
      expect((await broker.investorFlow(KOSPI)).isOk()).toBe(true);
      const error = errorOf(await broker.investorFlow(KOSPI));
      expect(error).toMatchObject({ kind });
      expect(error).not.toHaveProperty('code');
      expect(error.kind === kind && error.retryAfterMs).toBeGreaterThan(1500);
    });
  });

  it('a quota that is used up for a moment is waited for, and an event says so', async () => {
    answering('token', [granted()]);
    answering('data', [first, fine]);
    const { broker, events, clock } = opened();
    expect((await broker.investorFlow(KOSPI)).isOk()).toBe(true);
    await setImmediate();
    const retry = events.find(({ type }) => type === 'retry');
    expect(retry).toMatchObject({ type: 'retry', attempt: 2, at: { api: apis.data } });
    const waitMs = retry?.type === 'retry' ? retry.waitMs : NaN;
    expect(waitMs).toBeGreaterThanOrEqual(500);
    expect(clock.slept).toContain(waitMs);
  });
}
