import { describe, expect, it } from 'vitest';
import { type Pair, seenOf, unpaced } from '../support/pair.ts';
import { valueOf } from '../support/results.ts';

const BROKERS = [
  ['kiwoom', 'au10001'],
  ['koreainvestment', 'tokenP'],
] as const;
const HOUR = 3_600_000;
const ask = (pair: Pair, broker: (typeof BROKERS)[number][0]) =>
  pair[broker].investorFlow({ market: 'kospi' });

describe.each(BROKERS)('%s', (broker, tokenApi) => {
  it('replaces a token that has come to its end, without being asked to', async () => {
    await using pair = await unpaced({ now: '2026-11-16T10:00:00+09:00' });
    valueOf(await ask(pair, broker));
    await pair.sandbox.clock.advance(24 * HOUR);
    valueOf(await ask(pair, broker));
    expect(seenOf(pair.sandbox, tokenApi)).toBe(2);
    const refused = pair.sandbox.requests.filter(({ status }) => status !== 200);
    expect(refused).toEqual([]);
  });
});
