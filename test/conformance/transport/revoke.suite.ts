import { memoryTokenStore } from '@investor-flow/adapter-kit';
import { describe, expect, it } from 'vitest';
import { errorOf } from '../../support/results.ts';
import { type Adapter, KOSPI, type OpenedAdapter, sentTo, type Settings } from './adapter.ts';

/** Ending a token: only when asked, for every process that shares it. */
export function revokeSuite(adapter: Adapter): void {
  const { answering, apis, fine, granted, opened, revocation, tokens } = adapter;

  /** A source that has answered once, with the first token. */
  async function used(settings: Settings = {}): Promise<OpenedAdapter> {
    answering('token', [granted(tokens[0])]);
    answering('data', [fine]);
    const source = opened(settings);
    expect((await source.broker.investorFlow(KOSPI)).isOk()).toBe(true);
    return source;
  }

  describe('a token', () => {
    it('that was revoked, with key and secret, is forgotten: the next question gets a new one', async () => {
      const { broker } = await used();
      const sent = sentTo(adapter, 'revoke', [revocation.done]);
      expect((await broker.revoke()).isOk()).toBe(true);
      expect(sent).toEqual([{ authorization: undefined, body: revocation.body }]);
      answering('token', [granted(tokens[1])]);
      const seen = sentTo(adapter, 'data', [fine]);
      expect((await broker.investorFlow(KOSPI)).isOk()).toBe(true);
      expect(seen).toMatchObject([{ authorization: `Bearer ${tokens[1]}` }]);
    });

    it('is not revoked by closing: others share it', async () => {
      const store = memoryTokenStore();
      const { broker, clock } = await used({ tokens: store });
      await broker.close();
      answering('data', [fine]);
      const other = opened({ tokens: store, clock });
      expect((await other.broker.investorFlow(KOSPI)).isOk()).toBe(true);
    });

    it('that was never issued needs no revocation', async () => {
      expect((await opened().broker.revoke()).isOk()).toBe(true);
    });

    it('is kept when the broker refuses to revoke it', async () => {
      const { broker } = await used();
      answering('revoke', [revocation.refused]);
      expect(errorOf(await broker.revoke())).toMatchObject({
        ...revocation.error,
        at: { broker: adapter.name, operation: 'revoke', api: apis.revoke },
      });
      answering('data', [fine]);
      expect((await broker.investorFlow(KOSPI)).isOk()).toBe(true);
    });

    it('is not revoked once the caller has cancelled', async () => {
      const { broker } = await used();
      const error = errorOf(await broker.revoke({ signal: AbortSignal.abort() }));
      expect(error).toMatchObject({ kind: 'cancelled', at: { operation: 'revoke' } });
    });
  });
}
