import { dateAt, type DayNumber, sessionBefore, sessionUpTo } from '../../../days.ts';
import type { HoldingTruth } from '../../../holdings/holdings.ts';
import type { Asked, DataCall } from '../call.ts';
import { type NamedStock, STOCK_CODE, stockOf } from '../inputs.ts';
import { dayOfKey, keyOf, WRONG_KEY } from '../keys.ts';
import { changed, coloured, compactDay, percent, quantity } from '../numbers.ts';

const PAGE_ROWS = 50;

/** ka10008 주식외국인종목별매매동향: what foreigners hold of a stock, newest first. */
export const ka10008: DataCall = {
  api: 'ka10008',
  path: '/api/dostk/frgnistt',
  inputs: { stk_cd: STOCK_CODE },
  table: {
    list: 'stk_frgnr',
    labels: ['dt'],
    column: 'poss_stkcnt',
    saturation: { column: 'trde_qty', text: '4294967295' },
    pages: 'cursor',
  },
  answer(asked) {
    const named = stockOf(asked);
    if ('refused' in named) return named;
    if (named.stock === undefined) return { payload: { stk_frgnr: [] } };
    const today = dateAt(asked.instant);
    const newest = asked.key === undefined ? today : dayOfKey(named.code, asked.key, today);
    if (newest === undefined) return WRONG_KEY;
    const { rows, next } = page(asked, named, sessionUpTo(newest));
    return {
      payload: { stk_frgnr: rows.map((row) => write(row)) },
      next: next === undefined ? undefined : keyOf(named.code, next),
    };
  },
};

function page(
  { world: { holdings }, instant }: Asked,
  { stock, venue }: Extract<NamedStock, { code: string }>,
  newest: DayNumber,
): { readonly rows: readonly HoldingTruth[]; readonly next: DayNumber | undefined } {
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
  trde_qty: quantity(row.tradedShares), // 거래량
  chg_qty: String(row.changeShares), // 변동수량
  poss_stkcnt: String(row.heldShares), // 보유주식수
  wght: percent(row.heldShares, row.listedShares), // 비중
  gain_pos_stkcnt: String(row.acquirableShares), // 취득가능주식수
  frgnr_limit: String(row.limitShares), // 외국인한도
  frgnr_limit_irds: '0', // 외국인한도증감
  limit_exh_rt: percent(row.heldShares, row.limitShares), // 한도소진률
});
