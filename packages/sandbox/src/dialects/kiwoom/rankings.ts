import type { Market } from '@investor-flow/core';
import { dateAt, type DayNumber, sessionBefore, sessionUpTo } from '../../days.ts';
import { isListed, type Stock } from '../../stocks/stock.ts';
import { latestSession } from '../../truth.ts';
import { type Asked, type Input, oneOf, type Reply } from './call.ts';
import { entryOf, VENUES } from './inputs.ts';
import { keyOf, placeOfKey, WRONG_KEY } from './keys.ts';
import { changed, coloured, directionOf, quantity } from './numbers.ts';

/** Funds are listed with KOSPI. */
const MARKETS: Readonly<Record<string, readonly Market[]>> = {
  '000': ['kospi', 'kosdaq', 'etf'],
  '001': ['kospi', 'etf'],
  '101': ['kosdaq'],
};

export const RANKED_MARKET: Input = oneOf(Object.keys(MARKETS));
export const PERIOD: Input = oneOf(['0', '1', '5', '10', '20', '60']);
const PAGE_ROWS = 100;

/** The issues that are ranked. */
export function issuesOf(asked: Asked): readonly Stock[] {
  const markets = entryOf(MARKETS, asked, 'mrkt_tp');
  const { venue } = entryOf(VENUES, asked, 'stex_tp');
  return [...asked.world.stocks.values()].filter(
    (stock) =>
      markets.includes(stock.market) &&
      isListed(stock, dateAt(asked.instant)) &&
      (venue !== 'nxt' || stock.onNextrade),
  );
}

/** The newest session whose holdings the depository has counted. */
export const countedDay = (instant: number): DayNumber => sessionUpTo(dateAt(instant) - 1);

/** Sessions up to and with a day, newest first. */
export function sessionsUpTo(day: DayNumber, count: number): readonly DayNumber[] {
  const days = [day];
  for (let at = day; days.length < count;) {
    at = sessionBefore(at);
    days.push(at);
  }
  return days;
}

/** 전일: the session before the latest, whatever of it has been counted. */
export const previousDay = (instant: number): DayNumber =>
  sessionBefore(latestSession('krx', instant));

/** The sessions of 기간: the newest, 전일, or so many up to the newest. */
export function periodOf(text: unknown, newest: DayNumber, instant: number): readonly DayNumber[] {
  if (text === '0') return [newest];
  return text === '1' ? [previousDay(instant)] : sessionsUpTo(newest, Number(text));
}

/** Price columns of a ranked stock. */
export function priceColumns(asked: Asked, stock: Stock) {
  const { venue } = entryOf(VENUES, asked, 'stex_tp');
  const { last, change, shares, range } = asked.truth.stockTrading({
    stock: stock.code,
    venue,
    at: asked.instant,
  });
  return {
    trading: { last, change, shares, range },
    price: {
      cur_prc: coloured(last, change), // 현재가
      pred_pre_sig: directionOf(change), // 전일대비기호
      pred_pre: changed(change), // 전일대비
    },
    traded: { trde_qty: quantity(shares) }, // 거래량
  };
}

/** Code and name, the venue behind the code. */
export const nameColumns = (asked: Asked, stock: Stock) => ({
  stk_cd: `${stock.code}${entryOf(VENUES, asked, 'stex_tp').suffix}`, // 종목코드
  stk_nm: stock.name, // 종목명
});

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
  write: (ranked: Ranked<Figures>, rank: number) => Readonly<Record<string, string>>,
): { readonly rows: readonly object[]; readonly next: string | undefined } | typeof WRONG_KEY {
  const sorted = issues
    .filter(({ by }) => by > 0)
    .toSorted((a, b) => b.by - a.by || (a.stock.code < b.stock.code ? -1 : 1));
  const from = asked.key === undefined ? 0 : placeOfKey(api, asked.key);
  if (from === undefined) return WRONG_KEY;
  const to = from + PAGE_ROWS;
  return {
    rows: sorted.slice(from, to).map((it, at) => write(it, from + at + 1)),
    next: to < sorted.length ? keyOf(api, to) : undefined,
  };
}

/** Puts a page of a ranking under its list's name. */
export const listed = (list: string, page: ReturnType<typeof rank>): Reply =>
  'refused' in page ? page : { payload: { [list]: page.rows }, next: page.next };
