import { describe, expect, it } from 'vitest';
import { openPair, seenOf } from '../support/pair.ts';

const soon = (ms: number): AbortSignal => {
  const control = new AbortController();
  setTimeout(() => control.abort(), ms);
  return control.signal;
};

describe.each([
  ['kiwoom', 'ka10051'],
  ['koreainvestment', 'FHPTJ04030000'],
] as const)('%s', (broker, api) => {
  it('lets go of a call in flight as soon as the caller leaves', async () => {
    await using pair = await openPair();
    pair.sandbox.faults.add('slow', { api, ms: 20_000 });
    const control = new AbortController();
    const asked = pair[broker].investorFlow({ market: 'kospi' }, { signal: control.signal });
    await expect.poll(() => seenOf(pair.sandbox, api)).toBe(1);
    control.abort();
    const result = await asked;
    expect(result.isErr() && result.error.kind).toBe('cancelled');
    // The broker has not answered yet.
    expect(pair.sandbox.requests.at(-1)).toMatchObject({ api, status: undefined });
  });

  it('lets go of a waiter in the queue, and the next one moves up', async () => {
    await using pair = await openPair({}, { requestsPerSecond: 1 });
    const first = pair[broker].investorFlow({ market: 'kospi' });
    const second = pair[broker].investorFlow({ market: 'kospi' }, { signal: soon(50) });
    const third = pair[broker].investorFlow({ market: 'kospi' });
    const [a, b, c] = await Promise.all([first, second, third]);
    expect([a, b, c].map((it) => (it.isOk() ? 'ok' : it.error.kind))).toEqual([
      'ok',
      'cancelled',
      'ok',
    ]);
    expect(seenOf(pair.sandbox, api)).toBe(2);
  });

  it('lets go of a back-off', async () => {
    await using pair = await openPair();
    pair.sandbox.faults.add('server-error', { api, times: 20 });
    const control = new AbortController();
    const asked = pair[broker].investorFlow({ market: 'kospi' }, { signal: control.signal });
    await expect.poll(() => pair.sandbox.requests.at(-1)).toMatchObject({ api, status: 503 });
    control.abort();
    const result = await asked;
    expect(result.isErr() && result.error.kind).toBe('cancelled');
    expect(seenOf(pair.sandbox, api)).toBe(1);
  });

  it('ends everything under way when it closes', async () => {
    await using pair = await openPair({}, { requestsPerSecond: 1 });
    pair.sandbox.faults.add('slow', { api, ms: 20_000 });
    const asked = [1, 2, 3].map(() => pair[broker].investorFlow({ market: 'kospi' }));
    const sectors = pair[broker].sectorFlows({ market: 'kospi' });
    await new Promise((resolve) => setTimeout(resolve, 60));
    await pair[broker].close();
    const results = await Promise.all([...asked, sectors]);
    for (const result of results)
      expect(result.isErr() && result.error).toMatchObject({
        kind: 'cancelled',
        message: 'The source is closed.',
      });
  });

  it('ends a token issue under way when it closes', async () => {
    await using pair = await openPair();
    pair.sandbox.faults.add('slow', {
      api: broker === 'kiwoom' ? 'au10001' : 'tokenP',
      ms: 20_000,
    });
    const asked = pair[broker].investorFlow({ market: 'kospi' });
    await new Promise((resolve) => setTimeout(resolve, 60));
    await pair[broker].close();
    const result = await asked;
    expect(result.isErr() && result.error.kind).toBe('cancelled');
  });
});

it('a walk that its reader leaves early leaves nothing behind', async () => {
  await using pair = await openPair();
  for await (const page of pair.kiwoom.foreignHoldingsPages({ stock: '005930' })) {
    expect(page.isOk()).toBe(true);
    break;
  }
  expect(seenOf(pair.sandbox, 'ka10008')).toBe(1);
});

it('a walk that is cancelled between pages says so, once and last', async () => {
  await using pair = await openPair();
  const control = new AbortController();
  const seen: string[] = [];
  const options = { signal: control.signal };
  for await (const page of pair.kiwoom.foreignHoldingsPages({ stock: '005930' }, options)) {
    seen.push(page.isOk() ? 'page' : page.error.kind);
    control.abort();
  }
  expect(seen).toEqual(['page', 'cancelled']);
});
