import type { Market } from '@investor-flow/core';
import { dateAt, type DayNumber, newestSessions, sessionBefore, sessionUpTo } from '../../days.ts';
import { latestSession } from '../../market/hours.ts';
import type { Stock } from '../../stocks/stock.ts';
import { listedAt } from '../../world.ts';
import { type Asked, type Input, oneOf, type Reply } from './call.ts';
import { entryOf, VENUES } from './inputs.ts';
import { changed, coloured, directionOf, percent, quantity } from './numbers.ts';
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

/** A page of a ranking, the largest first: who has nothing to be ranked by is not in it. */
export function rank<Issue extends { readonly stock: Stock; readonly by: number }>(
  asked: Asked,
  api: string,
  issues: readonly Issue[],
  write: (issue: Issue, rank: string) => Readonly<Record<string, string>>,
): Reply {
  const sorted = issues
    .filter(({ by }) => by > 0)
    .toSorted((a, b) => b.by - a.by || (a.stock.code < b.stock.code ? -1 : 1));
  return pageOf(asked, api, sorted, (issue, before) => write(issue, String(before + 1)));
}

/** Code and name, the venue behind the code. */
export const nameColumns = (asked: Asked, stock: Stock) => ({
  stk_cd: `${stock.code}${entryOf(VENUES, asked, 'stex_tp').suffix}`, // 종목코드
  stk_nm: stock.name, // 종목명
});

/** What a stock costs now, in parts that each call puts in its own order. */
export function priceColumns(asked: Asked, stock: Stock) {
  const { venue } = entryOf(VENUES, asked, 'stex_tp');
  const at = { stock: stock.code, venue, at: asked.instant };
  const { last, change, shares, range } = asked.truth.stockTrading(at);
  const tick = asked.world.pricesOf(stock).tickAt(last);
  const beside = (price: number): string =>
    range === undefined ? '0' : coloured(price, price - (last - change));
  return {
    price: {
      cur_prc: coloured(last, change), // 현재가
      pred_pre_sig: directionOf(change), // 전일대비기호
      pred_pre: changed(change), // 전일대비
    },
    rate: { flu_rt: percent(change, last - change) }, // 등락률
    traded: quantity(shares),
    bids: {
      sel_bid: beside(last + tick), // 매도호가
      buy_bid: beside(last), // 매수호가
    },
    range: {
      open_pric: beside(range?.open ?? NaN), // 시가
      high_pric: beside(range?.high ?? NaN), // 고가
      low_pric: beside(range?.low ?? NaN), // 저가
    },
  };
}
