import type { CallEvent } from '@investor-flow/adapter-kit';
import { describe, expect, it } from 'vitest';
import { type Pair, seenOf, unpaced } from '../support/pair.ts';
import { valueOf } from '../support/results.ts';

const BROKERS = [
  ['kiwoom', 'au10001', 'ka10051'],
  ['koreainvestment', 'tokenP', 'FHPTJ04030000'],
] as const;
const HOUR = 3_600_000;
const ask = (pair: Pair, broker: (typeof BROKERS)[number][0]) =>
  pair[broker].investorFlow({ market: 'kospi' });

describe.each(BROKERS)('%s', (broker, tokenApi, api) => {
  it('issues one token for everybody who arrives together', async () => {
    await using pair = await unpaced();
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask(pair, broker)));
    answers.forEach(valueOf);
    expect(seenOf(pair.sandbox, tokenApi)).toBe(1);
  });

  it('issues one more after a token died under many callers, and sends each once again', async () => {
    await using pair = await unpaced({ now: '2026-11-20T09:30:00+09:00' });
    valueOf(await ask(pair, broker));
    await pair.sandbox.clock.advance(7 * HOUR);
    pair.sandbox.faults.add('token-killed', { api });
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(pair, broker)));
    answers.forEach(valueOf);
    expect(seenOf(pair.sandbox, tokenApi)).toBe(2);
  });

  it('replaces a token that has come to its end, without being asked to', async () => {
    await using pair = await unpaced({ now: '2026-11-16T10:00:00+09:00' });
    valueOf(await ask(pair, broker));
    await pair.sandbox.clock.advance(24 * HOUR);
    valueOf(await ask(pair, broker));
    expect(seenOf(pair.sandbox, tokenApi)).toBe(2);
    const refused = pair.sandbox.requests.filter(({ status }) => status !== 200);
    expect(refused).toEqual([]);
  });

  it('does not take the token from others when the one who asked first leaves', async () => {
    await using pair = await unpaced();
    pair.sandbox.faults.add('slow', { api: tokenApi, ms: 150 });
    const leaving = new AbortController();
    const first = pair[broker].investorFlow({ market: 'kospi' }, { signal: leaving.signal });
    const second = ask(pair, broker);
    setTimeout(() => leaving.abort(), 30);
    const left = await first;
    expect(left.isErr() && left.error.kind).toBe('cancelled');
    valueOf(await second);
    expect(seenOf(pair.sandbox, tokenApi)).toBe(1);
  });

  it('refuses a wrong key with a reason, without asking twice', async () => {
    await using pair = await unpaced();
    const { sandbox } = pair;
    const { createKiwoom } = await import('@investor-flow/kiwoom');
    const { createKoreaInvestment } = await import('@investor-flow/koreainvestment');
    const stranger =
      broker === 'kiwoom'
        ? createKiwoom({ ...sandbox.kiwoom, secretKey: 'not-the-secret' })
        : createKoreaInvestment({ ...sandbox.koreainvestment, appSecret: 'not-the-secret' });
    const result = await stranger.investorFlow({ market: 'kospi' });
    await stranger.close();
    expect(result.isErr() && result.error).toMatchObject({
      kind: 'unauthenticated',
      reason: 'key-refused',
    });
    expect(JSON.stringify(result)).not.toContain('not-the-secret');
    expect(seenOf(sandbox, tokenApi)).toBe(1);
  });

  it('revokes only when asked, never when it closes', async () => {
    await using pair = await unpaced();
    valueOf(await ask(pair, broker));
    await pair[broker].close();
    expect(pair.sandbox.requests.filter(({ path }) => path.includes('revoke'))).toEqual([]);
  });

  it('revokes for everybody when asked; the next question brings a new token', async () => {
    await using pair = await unpaced();
    valueOf(await ask(pair, broker));
    valueOf(await pair[broker].revoke());
    await pair.sandbox.clock.advance(2 * 60_000);
    valueOf(await ask(pair, broker));
    expect(seenOf(pair.sandbox, tokenApi)).toBe(2);
  });
});

describe('one token a minute at koreainvestment', () => {
  it('waits the minute out, says so, and asks again', async () => {
    const events: CallEvent[] = [];
    await using pair = await unpaced({}, { onEvent: (event) => void events.push(event) });
    pair.sandbox.faults.add('error-code', {
      api: 'tokenP',
      code: 'EGW00133',
      message: '접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)',
      status: 403,
    });
    const asked = ask(pair, 'koreainvestment');
    while (!events.some(({ type }) => type === 'retry'))
      await new Promise((resolve) => setTimeout(resolve, 5));
    await pair.sandbox.clock.advance(60_000);
    valueOf(await asked);
    expect(events.find(({ type }) => type === 'retry')).toMatchObject({
      waitMs: 60_000,
      at: { operation: 'investorFlow', api: 'tokenP' },
    });
  });

  it('is throttled where the minute is longer than the question may wait', async () => {
    await using pair = await unpaced({}, { maxWaitMs: 30_000 });
    pair.sandbox.faults.add('error-code', { api: 'tokenP', code: 'EGW00133', status: 403 });
    const result = await ask(pair, 'koreainvestment');
    expect(result.isErr() && result.error).toMatchObject({
      kind: 'throttled',
      code: 'EGW00133',
      retryAfterMs: 60_000,
    });
  });
});
