import { inspect } from 'node:util';
import { krxCalendar } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { valueOf } from '../../support/results.ts';
import { expectHidden } from '../../support/shown.ts';
import { type Adapter, KOSPI } from './adapter.ts';

const LOOPBACK = 'http://127.0.0.1:8080';

/** A source that is open: where it asks, what it announces, and what it shows of itself. */
export function openSourceSuite(adapter: Adapter): void {
  const { name, answering, apis, fine, granted, host, mockHost, opened, secrets } = adapter;

  describe('a source', () => {
    it('asks the host of its environment, and its answer says so', async () => {
      const isMockServed =
        opened({ environment: 'mock' }).broker.refusal('investorFlow', KOSPI) === undefined;
      const proxy = 'https://proxy.example/path';
      for (const [environment, at, settings] of [
        ['live', host, {}],
        ['custom', LOOPBACK, { baseUrl: LOOPBACK }],
        ['sandbox', LOOPBACK, { environment: 'sandbox', baseUrl: LOOPBACK }],
        ...(isMockServed
          ? ([
              ['mock', mockHost, { environment: 'mock' }],
              ['mock', proxy, { environment: 'mock', baseUrl: proxy }],
            ] as const)
          : []),
      ] as const) {
        answering('token', [granted()], at);
        answering('data', [fine], at);
        const flow = valueOf(await opened(settings).broker.investorFlow(KOSPI));
        expect(flow.environment).toBe(environment);
      }
    });

    it('shows no secret, however deep it is inspected', async () => {
      answering('token', [granted()]);
      answering('data', [fine]);
      const { broker, events } = opened({ calendar: krxCalendar });
      valueOf(await broker.investorFlow(KOSPI));
      expectHidden(secrets, broker, events);
      expect(inspect(broker, { depth: null, showHidden: true })).toContain(name);
    });

    it('is frozen', () => {
      const { broker } = opened();
      expect(Object.isFrozen(broker)).toBe(true);
      expect(broker.broker).toBe(name);
    });

    it('announces what it does, in order', async () => {
      answering('token', [granted()]);
      answering('data', [fine]);
      const { broker, events } = opened();
      valueOf(await broker.investorFlow(KOSPI));
      expect(events.map(({ type, at }) => `${type} ${at.api}`)).toEqual([
        ...['request', 'response', 'token'].map((type) => `${type} ${apis.token}`),
        ...['request', 'response'].map((type) => `${type} ${apis.data}`),
      ]);
      expect(events.find(({ type }) => type === 'token')).toMatchObject({
        expiresAt: '2026-07-02T06:00:00.000Z',
      });
    });
  });
}
