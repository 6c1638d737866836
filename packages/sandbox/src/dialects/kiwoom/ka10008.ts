import type { StockCode, Venue } from '@investor-flow/core';
import { dateAt, type DayNumber, sessionBefore, sessionUpTo } from '../../days.ts';
import type { Holdings, HoldingTruth } from '../../holdings/holdings.ts';
import { DELISTED, type Stock } from '../../holdings/stocks.ts';
import { type Answer, type Body, type Table, textIn, type WireRequest } from '../../wire.ts';
import { promise, refuse, succeed } from './envelope.ts';
import { changed, coloured, compactDay, percent } from './numbers.ts';

/** ka10008 주식외국인종목별매매동향: what foreigners hold of a stock, 50 sessions a page, newest first. */
const API = 'ka10008';
const PAGE_ROWS = 50;

const VENUES: Readonly<Record<string, Venue>> = { '': 'krx', _NX: 'nxt', _AL: 'unified' };

const TABLE: Table = {
  list: 'stk_frgnr',
  labels: ['dt'],
  column: 'poss_stkcnt',
  saturation: { column: 'trde_qty', text: '4294967295' },
};

export function answerKa10008(
  holdings: Holdings,
  request: Pick<WireRequest, 'headers'>,
  body: Body,
  instant: number,
): Answer {
  const code = textIn(body, 'stk_cd');
  if (code === undefined) return refuse(API, 1511, '. 필수입력 파라미터=stk_cd');
  const [, plain = '', suffix = ''] = /^([0-9A-Z]{6})(_NX|_AL)?$/u.exec(code) ?? [];
  const venue = VENUES[suffix];
  if (plain === '' || venue === undefined) {
    return refuse(API, 1517, '. 파라미터=stk_cd 실패사유=종목코드 형식이 아닙니다', 5);
  }
  if (DELISTED.has(plain)) return succeed(API, { stk_frgnr: [] }, TABLE);
  const stock = holdings.stocks.get(plain);
  if (stock === undefined) return refuse(API, 1902);
  if (venue === 'nxt' && !stock.onNextrade) return refuse(API, 1903);

  const sent = request.headers['cont-yn'] === 'Y' ? request.headers['next-key'] : undefined;
  const newest =
    sent === undefined || sent === ''
      ? sessionUpTo(dateAt(instant))
      : readCursor(code, sent, dateAt(instant));
  if (newest === undefined) {
    return refuse(API, 1517, '. 파라미터=next-key 실패사유=연속조회키가 올바르지 않습니다');
  }
  const { rows, next } = page(holdings, { stock, venue, newest, instant });
  const cursor = { sent, next: next === undefined ? undefined : writeCursor(code, next), promise };
  return succeed(API, { stk_frgnr: rows.map((row) => write(row)) }, { ...TABLE, cursor });
}

function page(
  holdings: Holdings,
  from: { stock: Stock; venue: Venue; newest: DayNumber; instant: number },
): { readonly rows: readonly HoldingTruth[]; readonly next: DayNumber | undefined } {
  const { stock, venue, newest, instant } = from;
  const began = holdings.began(stock, venue);
  const rows: HoldingTruth[] = [];
  let day = newest;
  for (; day >= began && rows.length < PAGE_ROWS; day = sessionBefore(day)) {
    const row = holdings.on(stock, venue, day, instant);
    if (row !== undefined) rows.push(row);
  }
  return { rows, next: day >= began ? day : undefined };
}

const write = (row: HoldingTruth): Readonly<Record<string, string>> => ({
  dt: compactDay(row.day), // 일자
  close_pric: coloured(row.close, row.closeChange), // 종가
  pred_pre: changed(row.closeChange), // 전일대비
  trde_qty: String(row.tradedShares), // 거래량
  chg_qty: String(row.changeShares), // 변동수량
  poss_stkcnt: String(row.heldShares), // 보유주식수
  wght: percent(row.heldShares, row.listedShares), // 비중
  gain_pos_stkcnt: String(row.acquirableShares), // 취득가능주식수
  frgnr_limit: String(row.limitShares), // 외국인한도
  frgnr_limit_irds: '0', // 외국인한도증감
  limit_exh_rt: percent(row.heldShares, row.limitShares), // 한도소진률
});

/** A key says whose history it is and where it goes on, so it holds across midnight. */
const writeCursor = (code: StockCode, day: DayNumber): string =>
  `A${code.padEnd(12, '0')}${String(day).padStart(8, '0')}`;

function readCursor(code: StockCode, key: string, today: DayNumber): DayNumber | undefined {
  const owner = writeCursor(code, 0).slice(0, -8);
  const day = Number(key.slice(owner.length));
  const isOurs = key.startsWith(owner) && key === writeCursor(code, day) && day <= today;
  return isOurs ? sessionUpTo(day) : undefined;
}
