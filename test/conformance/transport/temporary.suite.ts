import { describe, expect, it } from 'vitest';
import { type Answer, times } from '../../support/over-nock.ts';
import { valueOf } from '../../support/results.ts';
import { type Adapter, ALWAYS, KOSPI } from './adapter.ts';
import { eachFails } from './failures.ts';

const RESET: Answer = { broken: 'socket hang up', code: 'ECONNRESET' };
const MAINTENANCE: Answer = { status: 503, body: '<html><h1>Service Unavailable</h1></html>' };
const unavailable = (code: string) => ({ kind: 'unavailable', cause: { code } });

/** Failures that may be over soon: sent again as often as the settings say. */
export function temporarySuite(adapter: Adapter): void {
  const { apis, answering, fine, granted, opened } = adapter;
  const at = { operation: 'investorFlow', api: apis.data };
  const atToken = { operation: 'investorFlow', api: apis.token };

  describe('a failure that stays', () => {
    eachFails(adapter, [
      ...adapter.temporary.map(([title, answer, error]) => ({
        title,
        data: times(ALWAYS, answer),
        error: { kind: 'unavailable', ...error, at },
      })),
      ...[
        ...adapter.temporaryToken,
        ['a torn connection', RESET, unavailable('ECONNRESET')] as const,
      ].map(([title, answer, error]) => ({
        title: `${title} at the token call`,
        tokens: times(ALWAYS, answer),
        error: { kind: 'unavailable', ...error, at: atToken },
      })),
      {
        title: 'a torn connection',
        data: times(ALWAYS, RESET),
        error: { ...unavailable('ECONNRESET'), at },
      },
      {
        title: 'a name that is not found',
        data: times(ALWAYS, { broken: 'getaddrinfo ENOTFOUND', code: 'ENOTFOUND' }),
        error: { ...unavailable('ENOTFOUND'), code: undefined },
      },
      {
        title: 'an answer that does not end in time',
        data: [{ ...fine, delayMs: 30_000 }],
        settings: { timeoutMs: 500, retries: 0 },
        error: unavailable('TIMEOUT'),
      },
      {
        title: 'HTTP 503 with a page for people',
        data: times(ALWAYS, MAINTENANCE),
        error: { ...unavailable('HTTP 503'), at },
      },
      {
        title: 'HTTP 500 without a body',
        data: times(ALWAYS, { status: 500, body: '' }),
        error: unavailable('HTTP 500'),
      },
      {
        title: 'a torn connection without retries',
        data: [RESET],
        settings: { retries: 0 },
        error: unavailable('ECONNRESET'),
      },
    ]);
  });

  const [broker] = adapter.temporary;
  it.each<readonly [string, Answer]>([
    ['a torn connection', RESET],
    ['a server fault', MAINTENANCE],
    ...(broker === undefined ? [] : [[broker[0], broker[1]] as const]),
  ])('a failure that passes is retried: %s', async (_, once) => {
    answering('token', [once, granted()]);
    answering('data', [once, once, once, fine]);
    const flow = valueOf(await opened().broker.investorFlow(KOSPI));
    expect(flow.sector.id).toBe('all');
  });
}
