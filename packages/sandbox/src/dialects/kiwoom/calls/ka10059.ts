import type { Venue } from '@investor-flow/core';
import { dateAt, dayOf, type DayNumber, HISTORY_BEGAN, sessionBefore } from '../../../days.ts';
import { latestOf } from '../../../market/estimates.ts';
import type { Deals } from '../../../market/flow-truth.ts';
import type { Stock } from '../../../stocks/stock.ts';
import { textIn } from '../../../wire.ts';
import { type Asked, type DataCall, oneOf } from '../call.ts';
import { pageOfDays, sessionMeant, stageOf } from '../days.ts';
import { DAY, dayIn, entryOf, type Measures, STOCK_CODE, stockOf, wrong } from '../inputs.ts';
import { STOCK_INVESTORS } from '../investors.ts';
import { dayOfKey, keyOf, WRONG_KEY } from '../keys.ts';
import {
  changed,
  coloured,
  compactDay,
  directionOf,
  MILLION,
  percentHundredths,
  plainIn,
  quantity,
} from '../numbers.ts';

const PAGE_ROWS = 100;

/** 백만원, 주. */
const MEASURES: Measures = {
  '1': { of: 'value', unit: MILLION },
  '2': { of: 'volume', unit: 1 },
};
const SIDES: Readonly<Record<string, keyof Deals>> = { '0': 'net', '1': 'buy', '2': 'sell' };

/** ka10059 종목별투자자기관별: who bought one stock, day by day, newest first. */
export const ka10059: DataCall = {
  api: 'ka10059',
  path: '/api/dostk/stkinfo',
  inputs: {
    dt: DAY,
    stk_cd: STOCK_CODE,
    amt_qty_tp: oneOf(Object.keys(MEASURES)),
    trde_tp: oneOf(Object.keys(SIDES)),
    unit_tp: oneOf(['1000', '1']),
  },
  table: {
    list: 'stk_invsr_orgn',
    labels: ['dt'],
    column: 'frgnr_invsr',
    saturation: { column: 'frgnr_invsr', text: '2147483647' },
    pages: 'cursor',
  },
  answer(asked) {
    const named = stockOf(asked);
    if ('refused' in named) return named;
    if (named.stock === undefined) return { payload: { stk_invsr_orgn: [] } };
    const { stock, venue, code } = named;
    const since = dayIn(textIn(asked.body, 'dt') ?? '');
    if (since === undefined) return wrong('dt');
    const today = dateAt(asked.instant);
    const newest = asked.key === undefined ? since : dayOfKey(code, asked.key, today);
    if (newest === undefined) return WRONG_KEY;
    const oldest = Math.max(HISTORY_BEGAN, asked.world.holdings.began(stock, venue));
    const { days, next } = pageOfDays(sessionMeant(newest, asked.instant), oldest, PAGE_ROWS);
    return {
      payload: { stk_invsr_orgn: days.map((day) => rowOf(asked, stock, venue, day)) },
      next: next === undefined ? undefined : keyOf(code, next),
    };
  },
};

type Row = Readonly<Record<string, string>>;

/** Before the opening today's row is a copy of the row before; while trading goes on it is half filled. */
function rowOf(asked: Asked, stock: Stock, venue: Venue, day: DayNumber): Row {
  const stage = stageOf(stock, venue, day, asked.instant);
  const shown = stage === 'before' ? sessionBefore(day) : day;
  const at = { stock: stock.code, venue, day: dayOf(shown), at: asked.instant };
  const trading = asked.truth.stockTrading(at);
  const isIdle = trading.shares === 0;
  return {
    dt: compactDay(dayOf(day)), // 일자
    cur_prc: coloured(trading.last, trading.change), // 현재가
    pre_sig: isIdle ? '0' : directionOf(trading.change), // 대비기호
    pred_pre: changed(trading.change), // 전일대비
    flu_rt: percentHundredths(trading.change, trading.last), // 등락율
    acc_trde_qty: quantity(trading.shares), // 누적거래량
    acc_trde_prica: plainIn(MILLION, trading.turnover), // 누적거래대금
    ...(stage === 'going' ? guessed(asked, stock, shown) : known(asked, at)),
  };
}

function known(asked: Asked, at: Parameters<Asked['truth']['stockFlow']>[0]): Row {
  const { of, unit } = entryOf(MEASURES, asked, 'amt_qty_tp');
  const side = entryOf(SIDES, asked, 'trde_tp');
  const table = asked.truth.stockFlow(at)[of];
  return Object.fromEntries(
    STOCK_INVESTORS.map(([column, investor]) => [column, plainIn(unit, table[investor][side])]),
  );
}

/** The staff’s guesses stand in for what is not known yet: nothing of individuals, so the sum is not 0. */
function guessed(asked: Asked, stock: Stock, day: DayNumber): Row {
  const { of, unit } = entryOf(MEASURES, asked, 'amt_qty_tp');
  const side = entryOf(SIDES, asked, 'trde_tp');
  const guess = latestOf(
    asked.truth.estimates({ stock: stock.code, day: dayOf(day), at: asked.instant }),
  );
  return Object.fromEntries(
    STOCK_INVESTORS.map(([column, investor]) => {
      const who = investor === 'foreignRegistered' ? 'foreign' : investor;
      if (guess === undefined || side !== 'net' || !(who in guess.shares)) return [column, '0'];
      const shares = guess.shares[who as keyof typeof guess.shares];
      return [column, plainIn(unit, of === 'value' ? shares * guess.price : shares)];
    }),
  );
}
