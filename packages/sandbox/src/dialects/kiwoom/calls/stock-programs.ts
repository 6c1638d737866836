import type { Venue } from '@investor-flow/core';
import { dateAt, type DayNumber, dayOf, sessionBefore } from '../../../days.ts';
import { latestSession } from '../../../market/hours.ts';
import type { Stock } from '../../../stocks/stock.ts';
import { textIn } from '../../../wire.ts';
import { type Asked, type DataCall, oneOf } from '../call.ts';
import { DAY, dayIn, ofStock, STOCK_CODE, wrong } from '../inputs.ts';
import {
  changed,
  coloured,
  compactDay,
  directionOf,
  doubledIn,
  MILLION,
  percent,
  plainIn,
  quantity,
} from '../numbers.ts';
import { pageOfSessions } from '../pages.ts';

const KINDS = ['dfrt', 'ndiffpro', 'all_dfrt'];
const COLUMNS = ['sell_qty', 'sell_amt', 'buy_qty', 'buy_amt', 'netprps_qty', 'netprps_amt'];
const BLANK = Object.fromEntries(
  KINDS.flatMap((kind) => COLUMNS.map((column) => [`${kind}_trst_${column}`, ''])),
);

/** ka10010 업종프로그램: one stock's programmes by its document; all but three texts are blank. */
export const ka10010: DataCall = {
  api: 'ka10010',
  path: '/api/dostk/sect',
  inputs: { stk_cd: STOCK_CODE },
  table: { labels: [], column: 'all_dfrt_trst_sell_qty', saturation: false },
  answer: ofStock(
    ({ truth, instant }, { stock, venue }) => {
      const at = { stock: stock.code, venue, at: instant };
      const { total } = truth.stockProgram(at).volume;
      // The net contradicts what it is the net of.
      return {
        payload: {
          ...BLANK,
          all_dfrt_trst_sell_qty: String(total.sell),
          all_dfrt_trst_buy_qty: String(total.buy),
          all_dfrt_trst_netprps_qty: '0',
        },
      };
    },
    { payload: BLANK },
  ),
};

const PAGE_ROWS = 20;
const VENUE_NAMES: Readonly<Record<Venue, string>> = { krx: 'KRX', nxt: 'NXT', unified: '통합' };

/** ka90013 종목일별프로그램매매추이: one stock's programmes day by day, newest first. */
export const ka90013: DataCall = {
  api: 'ka90013',
  path: '/api/dostk/mrkcond',
  inputs: {
    amt_qty_tp: { ...oneOf(['1', '2']), optional: true },
    stk_cd: STOCK_CODE,
    date: { ...DAY, optional: true },
  },
  table: {
    list: 'stk_daly_prm_trde_trnsn',
    labels: ['dt', 'stex_tp'],
    column: 'prm_netprps_amt',
    saturation: { column: 'prm_netprps_qty' },
    continues: true,
  },
  answer: ofStock((asked, { stock, venue, code }) => {
    const isDated = textIn(asked.body, 'date') !== undefined;
    const since = isDated ? dayIn(asked, 'date') : dateAt(asked.instant);
    if (since === undefined) return wrong('date');
    const history = {
      owner: code,
      since,
      latest: latestSession(venue, asked.instant, stock.market),
      oldest: asked.world.holdings.began(stock, venue),
      most: PAGE_ROWS,
    };
    return pageOfSessions(asked, history, (day) => rowOf(asked, stock, venue, day));
  }),
};

function rowOf({ truth, instant }: Asked, stock: Stock, venue: Venue, day: DayNumber) {
  const at = { stock: stock.code, venue, day: dayOf(day), at: instant };
  const { last, change, shares } = truth.stockTrading(at);
  const now = truth.stockProgram(at);
  const before = truth.stockProgram({ ...at, day: dayOf(sessionBefore(day)) });
  const [value, volume] = [now.value.total, now.volume.total];
  // The change is of the figures as they are written.
  const grown = Math.round(value.net / MILLION) - Math.round(before.value.total.net / MILLION);
  return {
    dt: compactDay(at.day), // 일자
    cur_prc: coloured(last, change), // 현재가
    pre_sig: shares === 0 ? '0' : directionOf(change), // 대비기호
    pred_pre: changed(change), // 전일대비
    flu_rt: percent(change, last - change), // 등락율
    trde_qty: quantity(shares), // 거래량
    prm_sell_amt: plainIn(MILLION, value.sell), // 프로그램매도금액
    prm_buy_amt: plainIn(MILLION, value.buy), // 프로그램매수금액
    prm_netprps_amt: doubledIn(1, Math.round(value.net / MILLION)), // 프로그램순매수금액
    prm_netprps_amt_irds: doubledIn(1, grown), // 프로그램순매수금액증감
    prm_sell_qty: plainIn(1, volume.sell), // 프로그램매도수량
    prm_buy_qty: plainIn(1, volume.buy), // 프로그램매수수량
    prm_netprps_qty: doubledIn(1, volume.net), // 프로그램순매수수량
    prm_netprps_qty_irds: doubledIn(1, volume.net - before.volume.total.net), // 증감
    base_pric_tm: '', // 기준가시간
    dbrt_trde_rpy_sum: '', // 대차거래상환주수합
    remn_rcvord_sum: '', // 잔고수주합
    stex_tp: VENUE_NAMES[venue], // 거래소구분
  };
}
