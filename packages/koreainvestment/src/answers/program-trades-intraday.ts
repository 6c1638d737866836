import {
  answerList,
  answerTo,
  areZero,
  assumedOn,
  call,
  empty,
  type LazyRow,
} from '@investor-flow/adapter-kit';
import { err, type Issue, ok } from '@investor-flow/core';
import { fhppg04600101, kindsOf, STEP } from '../wire/fhppg04600101.ts';
import { marketOf } from '../wire/codes.ts';
import { isAhead, sessionChanged } from './latest-session.ts';
import { LIVE_ONLY } from './offers.ts';

/** Clocks differ. */
const SLACK_MS = 120_000;

/** One call brings the last thirty minutes of the latest session. */
export const programTradesIntraday = answerTo<'programTradesIntraday'>()({
  offer: {
    support: 'partial',
    because:
      'Korea Investment has the last thirty minutes of the latest session alone, in amounts, and of the whole its net',
    markets: ['kospi', 'kosdaq'],
    venues: ['krx'],
    history: {
      kind: 'latest-session',
      because: 'Korea Investment has minutes of the latest session alone: the call takes no date',
    },
  },
  mock: LIVE_ONLY,
  calls: () => 1,
  async answer(plan, context) {
    const { market, day, venue } = plan;
    const called = await call(context, fhppg04600101, { market: marketOf(market) });
    if (called.isErr()) return err(called.error);
    const { api, rows: newestFirst, observedAt, unreadable } = called.value;
    const changed = sessionChanged(context, called.value, plan);
    if (changed !== undefined) return err(changed);
    const disorder = brokenTimes(newestFirst);
    if (disorder !== undefined) return err(unreadable([disorder]));
    if (newestFirst.some(({ key }) => isAhead(day, key, observedAt, SLACK_MS)))
      return err(empty(context, api, 'the answer is still of the session before'));
    const known = { ...assumedOn(context, called.value, day), market, venue };
    const once = newestFirst.filter(({ key }, place) => key !== newestFirst[place - 1]?.key);
    const trades = answerList(context, once, {
      api,
      read: ({ key: time, read }) =>
        read()
          .mapErr(unreadable)
          .map((row) => ({ ...known, time, ...kindsOf(row), rounding: { value: STEP } })),
      leftOut: ({ key }) => ({ day, because: `every figure of ${key} is blank` }),
    });
    return trades.andThen((it) =>
      it.every(({ arbitrage, nonArbitrage, total }) => areZero([arbitrage, nonArbitrage, total]))
        ? err(empty(context, api, 'the answer has no minute with a figure'))
        : ok(it.toReversed()),
    );
  },
});

/** Times go back; one that comes twice with the same figures is taken once. */
function brokenTimes(rows: readonly LazyRow<unknown>[]): Issue | undefined {
  for (const [place, row] of rows.entries()) {
    const newer = rows[place - 1];
    if (newer === undefined || row.key < newer.key) continue;
    if (row.key > newer.key || row.text() !== newer.text())
      return { path: 'time', message: `${row.key} comes after ${newer.key}` };
  }
  return undefined;
}
