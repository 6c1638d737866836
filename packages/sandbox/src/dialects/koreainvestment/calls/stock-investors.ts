import { dateAt, type DayNumber, dayOf, hasSession, sessionBefore } from '../../../days.ts';
import { isPublished } from '../../../market/hours.ts';
import { type Asked, type DataCall, Refused } from '../call.ts';
import { marketNameOf } from '../codes.ts';
import {
  changeColumns,
  type Column,
  EVERYBODY,
  fillColumns,
  netAmount,
  netShares,
  type Prefix,
  sidesOf,
  swapped,
  writeColumns,
} from '../columns.ts';
import { dayIn, type NamedStock, ofStock, stockDays, venueOf } from '../inputs.ts';
import { compactDay, directionOf } from '../numbers.ts';

const WHO: readonly Prefix[] = ['prsn', 'frgn', 'orgn'];
const THREE: readonly Column[] = [
  ...WHO.map(netShares),
  ...WHO.map(netAmount),
  ...WHO.map((it) => sidesOf(it).buyShares),
  ...WHO.map((it) => sidesOf(it).buyAmount),
  ...WHO.map((it) => sidesOf(it).sellShares),
  ...WHO.map((it) => sidesOf(it).sellAmount),
];

/** FHKST01010900 주식현재가 투자자: three investors of one stock over the last 30 sessions. */
export const fhkst01010900: DataCall = {
  api: 'FHKST01010900',
  path: '/uapi/domestic-stock/v1/quotations/inquire-investor',
  inputs: ['FID_COND_MRKT_DIV_CODE', 'FID_INPUT_ISCD'],
  table: {
    list: 'output',
    labels: ['stck_bsop_date'],
    column: 'frgn_ntby_tr_pbmn',
    saturation: { column: 'frgn_ntby_qty' },
  },
  answer: ofStock({ output: [] }, (asked, named) => ({
    output: stockDays(asked, named, dateAt(asked.instant)).map((day) =>
      rowOfThree(asked, named, day),
    ),
  })),
};

/** Until its figures are published, today’s row says nothing of investors. */
function rowOfThree({ truth, instant }: Asked, { stock, venue }: NamedStock, day: DayNumber) {
  const at = { stock: stock.code, venue, day: dayOf(day), at: instant };
  const { last, change, range } = truth.stockTrading(at);
  const figures = isPublished(day, instant)
    ? writeColumns(THREE, truth.stockFlow(at), 1)
    : fillColumns(THREE, '');
  return {
    stck_bsop_date: compactDay(dayOf(day)), // 주식 영업 일자
    stck_clpr: String(last), // 주식 종가
    prdy_vrss: String(change), // 전일 대비
    prdy_vrss_sign: range === undefined ? '0' : directionOf(change), // 전일 대비 부호
    ...figures,
  };
}

/** Net amounts and what was bought and sold have orders of their own. */
const AMOUNTS = swapped(swapped(EVERYBODY, 'frgn', 'frgn_reg'), 'ivtr', 'pe_fund');
const GROSS = swapped(EVERYBODY, 'etc_corp', 'etc_orgt');

/** Private funds have an order of their own. */
function grossOf(prefix: Prefix): readonly Column[] {
  const { sellShares, buyShares, sellAmount, buyAmount } = sidesOf(prefix);
  return prefix === 'pe_fund'
    ? [sellAmount, sellShares, buyAmount, buyShares]
    : [sellShares, buyShares, sellAmount, buyAmount];
}

const COLUMNS: readonly Column[] = [
  ...EVERYBODY.map(netShares),
  ...AMOUNTS.map(netAmount),
  ...GROSS.flatMap(grossOf),
];

const TOO_EARLY = new Refused('TIME LIMIT 00:00 ~ 15:40');

/** FHPTJ04160001 종목별 투자자매매동향(일별): who traded one stock, 30 days up to a day. */
export const fhptj04160001: DataCall = {
  api: 'FHPTJ04160001',
  path: '/uapi/domestic-stock/v1/quotations/investor-trade-by-stock-daily',
  inputs: [
    'FID_COND_MRKT_DIV_CODE',
    'FID_INPUT_ISCD',
    'FID_INPUT_DATE_1',
    'FID_ORG_ADJ_PRC',
    'FID_ETC_CLS_CODE',
  ],
  table: {
    list: 'output2',
    labels: ['stck_bsop_date'],
    column: 'frgn_ntby_tr_pbmn',
    saturation: { column: 'frgn_ntby_qty' },
  },
  answer(asked) {
    const venue = venueOf(asked);
    if (venue instanceof Refused) return venue;
    const today = dateAt(asked.instant);
    const isOut = isPublished(today, asked.instant);
    const day = dayIn(asked, 'FID_INPUT_DATE_1');
    const isDated = asked.input('FID_INPUT_DATE_1') !== '';
    if (hasSession(today) && day === today && isDated && !isOut) return TOO_EARLY;
    return answerOf(asked);
  },
};

const answerOf = ofStock({ output1: {}, output2: [] }, (asked, named) => {
  const today = dateAt(asked.instant);
  const newest = isPublished(today, asked.instant) ? today : today - 1;
  const upTo = Math.min(dayIn(asked, 'FID_INPUT_DATE_1'), newest);
  return {
    output1: quoteOf(asked, named),
    output2: stockDays(asked, named, upTo).map((day) => rowOf(asked, named, day)),
  };
});

/** 응답상세1: the stock now, whatever the day asked for. */
function quoteOf({ truth, instant }: Asked, { stock, venue }: NamedStock) {
  const latest = { stock: stock.code, venue, at: instant };
  const now = truth.stockTrading(latest);
  const before = sessionBefore(dateAt(instant));
  return {
    stck_prpr: String(now.last), // 주식 현재가
    ...changeColumns(now),
    acml_vol: String(now.shares), // 누적 거래량
    prdy_vol: String(truth.stockTrading({ ...latest, day: dayOf(before) }).shares), // 전일 거래량
    rprs_mrkt_kor_name: marketNameOf(stock), // 대표 시장 한글 명
  };
}

function rowOf({ truth, instant }: Asked, { stock, venue }: NamedStock, day: DayNumber) {
  const at = { stock: stock.code, venue, day: dayOf(day), at: instant };
  const { last, change, range, shares, turnover } = truth.stockTrading(at);
  // A day without trading has no price at all.
  const isIdle = range === undefined;
  return {
    stck_bsop_date: compactDay(dayOf(day)), // 주식 영업 일자
    stck_clpr: isIdle ? '0' : String(last), // 주식 종가
    ...changeColumns({ last, change: isIdle ? 0 : change }),
    acml_vol: String(shares), // 누적 거래량
    acml_tr_pbmn: String(turnover), // 누적 거래 대금: 원
    stck_oprc: String(range?.open ?? '0'), // 주식 시가2
    stck_hgpr: String(range?.high ?? '0'), // 주식 최고가
    stck_lwpr: String(range?.low ?? '0'), // 주식 최저가
    ...writeColumns(COLUMNS, truth.stockFlow(at), 1),
    bold_yn: 'N', // BOLD 여부
  };
}
