import { describe, expect, it } from 'vitest';
import { EVENING, movingClock } from '../support/clock.ts';
import { openPair, type Pair, seenOf } from '../support/pair.ts';
import { valueOf } from '../support/results.ts';

const statusesOf = ({ sandbox }: Pair, api: string) =>
  sandbox.requests.filter((it) => it.api === api).map(({ status }) => status);

/** The sandbox counts the calls of every second, and refuses what is too fast. */
describe('quotas', () => {
  it('kiwoom: never more than its quota for a call in any second, and nothing refused', async () => {
    await using pair = await openPair();
    const days = ['02', '03', '04', '05', '06', '09', '10', '11', '12', '13', '16', '17'];
    const answers = await Promise.all(
      days.map((day) => pair.kiwoom.investorFlow({ market: 'kospi', day: `2026-11-${day}` })),
    );
    answers.forEach(valueOf);
    expect(statusesOf(pair, 'ka10051')).toEqual(days.map(() => 200));
  });

  it('kiwoom: each call has a quota of its own', async () => {
    const clock = movingClock(Date.parse(EVENING));
    await using pair = await openPair({}, { requestsPerSecond: 1, clock });
    const [flow, holdings] = await Promise.all([
      pair.kiwoom.investorFlow({ market: 'kospi' }),
      pair.kiwoom.foreignHoldings({ stock: '005930', limit: 1 }),
    ]);
    valueOf(flow);
    valueOf(holdings);
    expect(clock.slept).toEqual([]);
  });

  it('koreainvestment: one quota for the key over all its calls', async () => {
    await using pair = await openPair();
    valueOf(await pair.koreainvestment.sectorFlows({ market: 'kosdaq' }));
    expect(statusesOf(pair, 'FHPTJ04030000')).toEqual(Array.from({ length: 31 }, () => 200));
  });

  it('kiwoom: learns a lower quota from the refusal, and keeps to it', async () => {
    await using pair = await openPair({}, { requestsPerSecond: 5, retries: 6 });
    pair.sandbox.quotas.kiwoom = 2;
    const asked = Array.from({ length: 5 }, () => pair.kiwoom.investorFlow({ market: 'kospi' }));
    (await Promise.all(asked)).forEach(valueOf);
    const before = pair.sandbox.requests.length;
    const later = Array.from({ length: 4 }, () => pair.kiwoom.investorFlow({ market: 'kosdaq' }));
    (await Promise.all(later)).forEach(valueOf);
    const since = pair.sandbox.requests.slice(before);
    expect(since.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  it('says at once that a turn comes later than the question may wait', async () => {
    await using pair = await openPair({}, { requestsPerSecond: 1, maxWaitMs: 500 });
    const asked = Array.from({ length: 3 }, () => pair.kiwoom.investorFlow({ market: 'kospi' }));
    const kinds = (await Promise.all(asked)).map((it) => (it.isOk() ? 'ok' : it.error.kind));
    expect(kinds).toEqual(['ok', 'throttled', 'throttled']);
    expect(seenOf(pair.sandbox, 'ka10051')).toBe(1);
  });
});
