import { dayOf } from '../../../days.ts';
import { latestSession } from '../../../truth.ts';
import type { Stock } from '../../../stocks/stock.ts';
import { type Asked, type DataCall, oneOf } from '../call.ts';
import { entryOf, VENUES } from '../inputs.ts';
import { keyOf, placeOfKey, WRONG_KEY } from '../keys.ts';
import { changed, coloured, directionOf, percent, quantity } from '../numbers.ts';
import { SECTOR_CODE, type SectorOfCode, sectorOf } from '../sector-codes.ts';

const PAGE_ROWS = 100;

/** ka20002 업종별주가: the stocks of a sector now, in the order of their codes. */
export const ka20002: DataCall = {
  api: 'ka20002',
  path: '/api/dostk/sect',
  inputs: {
    mrkt_tp: oneOf(['0', '1', '2', '3', '4', '5', '6', '7']),
    inds_cd: SECTOR_CODE,
    stex_tp: oneOf(Object.keys(VENUES)),
  },
  table: {
    list: 'inds_stkpc',
    labels: ['stk_cd', 'stk_nm'],
    column: 'cur_prc',
    saturation: { column: 'now_trde_qty', text: '4294967295' },
    pages: 'cursor',
  },
  answer(asked) {
    const sector = sectorOf(asked);
    if ('refused' in sector) return sector;
    const { venue } = entryOf(VENUES, asked, 'stex_tp');
    const members = membersOf(asked, sector).filter(
      ({ onNextrade }) => venue !== 'nxt' || onNextrade,
    );
    const from = asked.key === undefined ? 0 : placeOfKey(sector.code, asked.key);
    if (from === undefined) return WRONG_KEY;
    const rows = members.slice(from, from + PAGE_ROWS).map((stock) => rowOf(asked, stock));
    const next = from + PAGE_ROWS;
    return {
      payload: { inds_stkpc: rows },
      next: next < members.length ? keyOf(sector.code, next) : undefined,
    };
  },
};

/** The whole of KOSPI lists the funds as well. */
function membersOf({ truth, world, instant }: Asked, { code, market, sector }: SectorOfCode) {
  const day = dayOf(latestSession('krx', instant, market));
  const codes = [
    ...truth.members({ market, sector, day }),
    ...(code === '001' ? truth.members({ market: 'etf', day }) : []),
  ];
  return codes.toSorted().flatMap((it) => world.stocks.get(it) ?? []);
}

function rowOf(asked: Asked, stock: Stock): Readonly<Record<string, string>> {
  const { venue, suffix } = entryOf(VENUES, asked, 'stex_tp');
  const { truth, world, instant } = asked;
  const day = dayOf(latestSession(venue, instant, stock.market));
  const { last, change, range, shares } = truth.stockTrading({
    stock: stock.code,
    venue,
    day,
    at: instant,
  });
  const base = last - change;
  const beside = (price: number | undefined): string =>
    price === undefined ? '0' : coloured(price, price - base);
  const isIdle = range === undefined;
  return {
    stk_cd: `${stock.code}${suffix}`, // 종목코드
    stk_nm: stock.name, // 종목명
    cur_prc: coloured(last, change), // 현재가
    pred_pre_sig: directionOf(change), // 전일대비기호
    pred_pre: changed(change), // 전일대비
    flu_rt: percent(change, base), // 등락률
    now_trde_qty: quantity(shares), // 현재거래량
    sel_bid: isIdle ? '0' : beside(last + world.pricesOf(stock).tickAt(last)), // 매도호가
    buy_bid: isIdle ? '0' : beside(last), // 매수호가
    open_pric: beside(range?.open), // 시가
    high_pric: beside(range?.high), // 고가
    low_pric: beside(range?.low), // 저가
  };
}
