import type { Market } from '@investor-flow/core';
import { dateAt, type DayNumber, newestSessions, sessionBefore, sessionUpTo } from '../../days.ts';
import { latestSession } from '../../market/hours.ts';
import type { Stock } from '../../stocks/stock.ts';
import { listedAt } from '../../world.ts';
import { type Asked, type Input, oneOf, type Reply } from './call.ts';
import { entryOf, VENUES } from './inputs.ts';
import { pageOf } from './pages.ts';

/** Funds are listed with KOSPI. */
const MARKETS: Readonly<Record<string, readonly Market[]>> = {
  '000': ['kospi', 'kosdaq', 'etf'],
  '001': ['kospi', 'etf'],
  '101': ['kosdaq'],
};

export const RANKED_MARKET: Input = oneOf(Object.keys(MARKETS));
export const PERIOD: Input = oneOf(['0', '1', '5', '10', '20', '60']);

/** The issues that are ranked. */
export function issuesOf(asked: Asked): readonly Stock[] {
  const markets = entryOf(MARKETS, asked, 'mrkt_tp');
  const { venue } = entryOf(VENUES, asked, 'stex_tp');
  return listedAt(asked.world, asked.instant).filter(
    (stock) => markets.includes(stock.market) && (venue !== 'nxt' || stock.onNextrade),
  );
}

/** The newest session whose holdings the depository has counted. */
export const countedDay = (instant: number): DayNumber => sessionUpTo(dateAt(instant) - 1);

/** Sessions up to and with a day, newest first. */
export const sessionsUpTo = (day: DayNumber, count: number): readonly DayNumber[] =>
  newestSessions(day, -Infinity, count);

/** 전일: the session before the latest, whatever of it has been counted. */
export const previousDay = (instant: number): DayNumber =>
  sessionBefore(latestSession('krx', instant));

/** The sessions of 기간: the newest, 전일, or so many up to the newest. */
export function periodOf(text: unknown, newest: DayNumber, instant: number): readonly DayNumber[] {
  if (text === '0') return [newest];
  return text === '1' ? [previousDay(instant)] : sessionsUpTo(newest, Number(text));
}

/** Figures to rank by, the largest first. */
export interface Ranked<Figures> {
  readonly stock: Stock;
  readonly by: number;
  readonly figures: Figures;
}

/** A page of a ranking: who has nothing to be ranked by is not in it. */
export function rank<Figures>(
  asked: Asked,
  api: string,
  issues: readonly Ranked<Figures>[],
  write: (ranked: Ranked<Figures>, rank: string) => Readonly<Record<string, string>>,
): Reply {
  const sorted = issues
    .filter(({ by }) => by > 0)
    .toSorted((a, b) => b.by - a.by || (a.stock.code < b.stock.code ? -1 : 1));
  return pageOf(asked, api, sorted, (ranked, before) => write(ranked, String(before + 1)));
}
