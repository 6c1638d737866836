import { describe, expect, it } from 'vitest';
import type { Answer } from '../../support/over-nock.ts';
import { errorOf } from '../../support/results.ts';
import { type Adapter, KOSPI, type Refusal } from './adapter.ts';
import { eachFails } from './failures.ts';

/** Answers that are not the broker's: a gateway's page, a redirect, half an answer. */
const GATEWAY: readonly (readonly [string, Answer])[] = [
  ['a page for people', { body: '<html><body>점검 중</body></html>' }],
  ['a page that forbids', { status: 403, body: '<html></html>' }],
  ['a redirect', { status: 302, body: '', headers: { location: 'https://example.com/' } }],
  ['half an answer', { body: '{"output":[{"a":"001","b":"종' }],
  ['no body', { body: '' }],
];

/** Answers that are refusals, nothing, or of another shape: told at once, never retried. */
export function answersSuite(adapter: Adapter): void {
  const { apis, answering, granted, opened } = adapter;
  const at = { broker: adapter.name, operation: 'investorFlow', api: apis.data };
  const each = (kind: string, refusals: readonly Refusal[]) =>
    eachFails(
      adapter,
      refusals.map(([title, answer, error]) => ({
        title,
        data: [answer],
        error: { kind, ...error, at },
      })),
    );

  describe('a refusal', () => {
    each('rejected', [
      ...adapter.rejected,
      ['HTTP 404 without a code', { status: 404, body: {} }, { code: 'HTTP 404' }],
    ]);
  });
  describe('nothing there', () => {
    each('empty', adapter.empty);
  });
  describe('a gateway in place of the broker', () => {
    eachFails(
      adapter,
      GATEWAY.map(([title, answer]) => ({
        title,
        data: [answer],
        settings: { retries: 0 },
        error: { kind: 'unavailable', cause: { code: 'NOT_JSON' }, at },
      })),
    );
  });
  describe('another shape', () => {
    each('unreadable', adapter.unreadable);

    it.each(adapter.unreadableTokens)(
      'of the token call shows no token: %s',
      async (_, answer, path) => {
        answering('token', [answer]);
        const error = errorOf(await opened().broker.investorFlow(KOSPI));
        const wanted = { kind: 'unreadable', issues: [{ path }], at: { api: apis.token } };
        expect(error).toMatchObject(wanted);
        expect(JSON.stringify(error)).not.toContain(adapter.hiddenToken);
      },
    );

    it('is quoted with 2,000 characters at most, and no half of a secret', async () => {
      const page = `${'x'.repeat(1990)} ${adapter.secret} ${'x'.repeat(5000)}`;
      answering('token', [granted()]);
      answering('data', [{ body: page }]);
      const error = errorOf(await opened({ retries: 0 }).broker.investorFlow(KOSPI));
      const received = 'received' in error ? error.received : '';
      expect(received).toHaveLength(2000);
      expect(received).not.toContain(adapter.secret.slice(0, 8));
    });
  });
}
