import { describe, expect, it } from 'vitest';
import { createKiwoom } from '@investor-flow/kiwoom';
import { dataCalls, openPair, seenOf, unpaced } from '../support/pair.ts';
import { valueOf } from '../support/results.ts';

describe('several sources at once', () => {
  it('asks both brokers together without one waiting for the other', async () => {
    await using pair = await openPair();
    pair.sandbox.faults.add('slow', { api: 'ka10051', ms: 20_000 });
    const first = await Promise.race([
      pair.kiwoom.investorFlow({ market: 'kospi' }),
      pair.koreainvestment.investorFlow({ market: 'kospi' }),
    ]);
    expect(valueOf(first).broker).toBe('koreainvestment');
  });

  it('shares one token and one quota between sources with the same key', async () => {
    await using pair = await openPair();
    const twin = createKiwoom(pair.sandbox.kiwoom);
    const asked = [1, 2, 3, 4].flatMap(() => [
      pair.kiwoom.investorFlow({ market: 'kospi' }),
      twin.investorFlow({ market: 'kospi' }),
    ]);
    (await Promise.all(asked)).forEach(valueOf);
    await twin.close();
    expect(seenOf(pair.sandbox, 'au10001')).toBe(1);
    const refused = pair.sandbox.requests.filter(({ status }) => status !== 200);
    expect(refused).toEqual([]);
    valueOf(await pair.kiwoom.investorFlow({ market: 'kosdaq' }));
  });
});

it.each([
  ['kiwoom', 'au10001'],
  ['koreainvestment', 'tokenP'],
] as const)('%s: replaces a token that has come to its end, unasked', async (broker, tokenApi) => {
  await using pair = await unpaced({ now: '2026-11-16T10:00:00+09:00' });
  const ask = () => pair[broker].investorFlow({ market: 'kospi' });
  valueOf(await ask());
  await pair.sandbox.clock.advance(24 * 3_600_000);
  valueOf(await ask());
  expect(seenOf(pair.sandbox, tokenApi)).toBe(2);
  // Kiwoom refuses a dead token with status 200, so that the calls are counted too.
  expect(dataCalls(pair)).toBe(2);
  expect(pair.sandbox.requests.filter(({ status }) => status !== 200)).toEqual([]);
});
