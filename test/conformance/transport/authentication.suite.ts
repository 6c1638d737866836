import { describe, expect, it } from 'vitest';
import { times } from '../../support/over-nock.ts';
import { errorOf, valueOf } from '../../support/results.ts';
import { type Adapter, KOSPI, sentTo } from './adapter.ts';
import { eachFails } from './failures.ts';

/** Keys and tokens that are refused: one new token where that can help, and no more. */
export function authenticationSuite(adapter: Adapter): void {
  const { apis, answering, fine, granted, opened, tokens, tokenDead } = adapter;
  const twoTokens = tokens.map((token) => granted(token));
  const [[, dead, deadError]] = tokenDead as [(typeof tokenDead)[number]];
  const atToken = { at: { operation: 'investorFlow', api: apis.token } };
  const atData = { at: { operation: 'investorFlow', api: apis.data } };
  const kind = 'unauthenticated';

  describe('keys that bring no token', () => {
    eachFails(adapter, [
      ...adapter.keyRefused.map(([title, answer, error]) => ({
        title,
        tokens: [answer],
        error: { kind, ...error, ...atToken },
      })),
      ...[401, 403].map((status) => ({
        title: `HTTP ${status} without a code: there is no token yet to refuse`,
        tokens: [{ status, body: {} }],
        error: { kind, reason: 'key-refused', ...atToken, code: undefined },
      })),
    ]);
  });

  describe('a first token that is refused, and a second', () => {
    eachFails(adapter, [
      ...tokenDead.map(([title, answer, error]) => ({
        title,
        tokens: twoTokens,
        data: times(2, answer),
        error: { kind, ...error, ...atData },
      })),
      ...[401, 403].map((status) => ({
        title: `HTTP ${status} without a code`,
        tokens: twoTokens,
        data: times(2, { status, body: {} }),
        error: { kind, reason: 'token-refused', ...atData, code: undefined },
      })),
    ]);
    const [[, noToken, noTokenError]] = adapter.keyRefused as [(typeof adapter.keyRefused)[number]];
    eachFails(adapter, [
      {
        title: 'a second token that is not issued',
        tokens: [granted(), noToken],
        data: [dead],
        error: { kind, ...noTokenError, ...atToken },
      },
    ]);
  });

  describe('a refusal that no token cures', () => {
    eachFails(
      adapter,
      adapter.notAllowed.map(([title, answer, error]) => ({
        title,
        data: [answer],
        error: { kind, ...error, ...atData },
      })),
    );
  });

  describe('a token that is refused', () => {
    it('is replaced once, and the question is answered', async () => {
      answering('token', twoTokens);
      const seen = sentTo(adapter, 'data', [dead, fine]);
      expect(valueOf(await opened().broker.investorFlow(KOSPI)).day).toBe('2026-07-01');
      expect(seen).toMatchObject(tokens.map((token) => ({ authorization: `Bearer ${token}` })));
    });

    it('is asked for once more and not again when the broker issues the same', async () => {
      answering('token', times(2, granted(tokens[0])));
      const seen = sentTo(adapter, 'data', [dead, dead]);
      const error = errorOf(await opened().broker.investorFlow(KOSPI));
      expect(error).toMatchObject({ kind, ...deadError });
      expect(seen).toMatchObject(
        [tokens[0], tokens[0]].map((token) => ({ authorization: `Bearer ${token}` })),
      );
    });

    it('costs no retry', async () => {
      answering('token', twoTokens);
      answering('data', [dead, fine]);
      const { broker } = opened({ retries: 0 });
      expect((await broker.investorFlow(KOSPI)).isOk()).toBe(true);
    });

    it('is kept for the next question, and for another source with the same clock', async () => {
      answering('token', [granted()]);
      answering('data', times(3, fine));
      const first = opened();
      const second = opened({ clock: first.clock });
      for (const { broker } of [first, first, second])
        expect((await broker.investorFlow(KOSPI)).isOk()).toBe(true);
    });
  });
}
