import type { Investor, Venue } from '@investor-flow/core';
import { dateAt, type DayNumber, dayOf, minutesAt, sessionBefore } from '../../../days.ts';
import { isPublished, venueHoursOf } from '../../../market/hours.ts';
import type { Deals } from '../../../market/ledger.ts';
import type { Stock } from '../../../stocks/stock.ts';
import { type Asked, type DataCall, oneOf } from '../call.ts';
import { DAY, dayIn, entryOf, ofStock, STOCK_CODE, STOCK_MEASURES, wrong } from '../inputs.ts';
import {
  changed,
  coloured,
  compactDay,
  directionOf,
  MILLION,
  percent,
  percentHundredths,
  plainIn,
  quantity,
  saturated,
} from '../numbers.ts';
import { pageOfSessions } from '../pages.ts';

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
    saturation: saturated('trde_qty'),
    continues: true,
  },
  answer: ofStock((asked, { stock, venue, code }) => {
    const { holdings } = asked.world;
    const today = dateAt(asked.instant);
    const oldest = holdings.began(stock, venue);
    const history = { owner: code, since: today, latest: today, oldest, most: PAGE_ROWS };
    return pageOfSessions(asked, history, (day) => {
      const row = holdings.on(stock, venue, day, asked.instant);
      if (row === undefined) return [];
      return {
        dt: compactDay(dayOf(day)), // 일자
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
      };
    });
  }),
};

/** The columns of each investor, in their order. */
const INVESTORS: readonly (readonly [column: string, investor: Investor])[] = [
  ['ind_invsr', 'individual'], // 개인투자자
  ['frgnr_invsr', 'foreignRegistered'], // 외국인투자자
  ['orgn', 'institution'], // 기관계
  ['fnnc_invt', 'financialInvestment'], // 금융투자
  ['insrnc', 'insurance'], // 보험
  ['invtrt', 'investmentTrust'], // 투신
  ['etc_fnnc', 'otherFinance'], // 기타금융
  ['bank', 'bank'], // 은행
  ['penfnd_etc', 'pension'], // 연기금등
  ['samo_fund', 'privateFund'], // 사모펀드
  ['natn', 'government'], // 국가
  ['etc_corp', 'otherCorporation'], // 기타법인
  ['natfor', 'foreignOther'], // 내외국인
];

const SIDES: Readonly<Record<string, keyof Deals>> = { '0': 'net', '1': 'buy', '2': 'sell' };

/** ka10059 종목별투자자기관별: who bought one stock, day by day, newest first. */
export const ka10059: DataCall = {
  api: 'ka10059',
  path: '/api/dostk/stkinfo',
  inputs: {
    dt: DAY,
    stk_cd: STOCK_CODE,
    amt_qty_tp: oneOf(Object.keys(STOCK_MEASURES)),
    trde_tp: oneOf(Object.keys(SIDES)),
    unit_tp: oneOf(['1000', '1']),
  },
  table: { list: 'stk_invsr_orgn', labels: ['dt'], column: 'frgnr_invsr', continues: true },
  answer: ofStock((asked, { stock, venue, code }) => {
    const since = dayIn(asked, 'dt');
    if (since === undefined) return wrong('dt');
    const oldest = asked.world.holdings.began(stock, venue);
    const history = { owner: code, since, latest: dateAt(asked.instant), oldest };
    return pageOfSessions(asked, history, (day) => rowOf(asked, stock, venue, day));
  }),
};

/** How far a day has come that is not over: not begun, going on, or published. */
function stageOf({ instant }: Asked, { market }: Stock, venue: Venue, day: DayNumber) {
  if (day < dateAt(instant) || isPublished(day, instant)) return 'published';
  const { opening } = venueHoursOf({ market, venue, day });
  return minutesAt(instant) < opening ? 'before' : 'going';
}

type Row = Readonly<Record<string, string>>;

/** Before the opening today's row is a copy of the row before; while trading goes on it is half filled. */
function rowOf(asked: Asked, stock: Stock, venue: Venue, day: DayNumber): Row {
  const stage = stageOf(asked, stock, venue, day);
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
  const { of, unit } = entryOf(STOCK_MEASURES, asked, 'amt_qty_tp');
  const side = entryOf(SIDES, asked, 'trde_tp');
  const table = asked.truth.stockFlow(at)[of];
  return Object.fromEntries(
    INVESTORS.map(([column, investor]) => [column, plainIn(unit, table[investor][side])]),
  );
}

/** The staff’s guesses stand in for what is not known yet: nothing of individuals, so the sum is not 0. */
function guessed(asked: Asked, stock: Stock, day: DayNumber): Row {
  const { of, unit } = entryOf(STOCK_MEASURES, asked, 'amt_qty_tp');
  const side = entryOf(SIDES, asked, 'trde_tp');
  const guess = asked.truth
    .estimates({ stock: stock.code, day: dayOf(day), at: asked.instant })
    .at(-1);
  return Object.fromEntries(
    INVESTORS.map(([column, investor]) => {
      const who = investor === 'foreignRegistered' ? 'foreign' : investor;
      if (guess === undefined || side !== 'net' || !(who in guess.shares)) return [column, '0'];
      const shares = guess.shares[who as keyof typeof guess.shares];
      return [column, plainIn(unit, of === 'value' ? shares * guess.price : shares)];
    }),
  );
}
