import type { Venue } from '@investor-flow/core';
import { dateAt, dayOf, type DayNumber, hasSession, sessionBefore } from '../../../days.ts';
import { isPublished } from '../../../market/hours.ts';
import type { Stock } from '../../../stocks/stock.ts';
import { type Asked, type DataCall, Refused } from '../call.ts';
import { type Column, netAmount, netShares, type Prefix, writeColumns } from '../columns.ts';
import { dayIn, newestDays, stockOf, venueOf } from '../inputs.ts';
import { marketNameOf } from '../market-name.ts';
import { compactDay, percent, signOf } from '../numbers.ts';

const PAGE_ROWS = 30;

const QUANTITIES: readonly Prefix[] = [
  ...(['frgn', 'frgn_reg', 'frgn_nreg', 'prsn', 'orgn', 'scrt', 'ivtr', 'pe_fund'] as const),
  ...(['bank', 'insu', 'mrbn', 'fund', 'etc', 'etc_corp', 'etc_orgt'] as const),
];
const AMOUNTS: readonly Prefix[] = [
  ...(['frgn_reg', 'frgn', 'frgn_nreg', 'prsn', 'orgn', 'scrt', 'pe_fund', 'ivtr'] as const),
  ...(['bank', 'insu', 'mrbn', 'fund', 'etc', 'etc_corp', 'etc_orgt'] as const),
];
const GROSS: readonly Prefix[] = [
  ...(['frgn', 'frgn_reg', 'frgn_nreg', 'prsn', 'orgn', 'scrt', 'ivtr', 'pe_fund'] as const),
  ...(['bank', 'insu', 'mrbn', 'fund', 'etc', 'etc_orgt', 'etc_corp'] as const),
];

/** The two kinds of foreigners sell under `askp` and buy under `bidp`; private funds have an order of their own. */
function grossOf(prefix: Prefix): readonly Column[] {
  const isKind = prefix === 'frgn_reg' || prefix === 'frgn_nreg';
  const sellShares: Column = [
    `${prefix}_${isKind ? 'askp_qty' : 'seln_vol'}`,
    prefix,
    'volume',
    'sell',
  ];
  const buyShares: Column = [
    `${prefix}_${isKind ? 'bidp_qty' : 'shnu_vol'}`,
    prefix,
    'volume',
    'buy',
  ];
  const sellAmount: Column = [
    `${prefix}_${isKind ? 'askp_pbmn' : 'seln_tr_pbmn'}`,
    prefix,
    'value',
    'sell',
  ];
  const buyAmount: Column = [
    `${prefix}_${isKind ? 'bidp_pbmn' : 'shnu_tr_pbmn'}`,
    prefix,
    'value',
    'buy',
  ];
  return prefix === 'pe_fund'
    ? [sellAmount, sellShares, buyAmount, buyShares]
    : [sellShares, buyShares, sellAmount, buyAmount];
}

const COLUMNS: readonly Column[] = [
  ...QUANTITIES.map(netShares),
  ...AMOUNTS.map(netAmount),
  ...GROSS.flatMap(grossOf),
];

const TOO_EARLY = new Refused('OPSQ2001', '', 'TIME LIMIT 00:00 ~ 15:40');

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
    const stock = stockOf(asked);
    const text = asked.input('FID_INPUT_DATE_1');
    const today = dateAt(asked.instant);
    const isOut = isPublished(today, asked.instant);
    const day = dayIn(text, asked.instant);
    if (hasSession(today) && day === today && text !== '' && !isOut) return TOO_EARLY;
    const isServed = stock !== undefined && (venue !== 'nxt' || stock.onNextrade);
    if (!isServed) return { output1: {}, output2: [] };
    const upTo = Math.min(day, isOut ? today : today - 1, lastDayOf(stock));
    const days = newestDays(upTo, asked.world.holdings.began(stock, venue), PAGE_ROWS);
    return {
      output1: quoteOf(asked, stock, venue),
      output2: days.map((it) => rowOf(asked, stock, venue, it)),
    };
  },
};

const lastDayOf = ({ delistedOn = Infinity }: Stock): DayNumber => delistedOn - 1;

/** 응답상세1: the stock now, whatever the day asked for. */
function quoteOf({ truth, instant }: Asked, stock: Stock, venue: Venue) {
  const latest = { stock: stock.code, venue, at: instant };
  const now = truth.stockTrading(latest);
  const before = sessionBefore(dateAt(instant));
  return {
    stck_prpr: String(now.last), // 주식 현재가
    prdy_vrss: String(now.change), // 전일 대비
    prdy_vrss_sign: signOf(now.change), // 전일 대비 부호
    prdy_ctrt: percent(now.change, now.last - now.change), // 전일 대비율
    acml_vol: String(now.shares), // 누적 거래량
    prdy_vol: String(truth.stockTrading({ ...latest, day: dayOf(before) }).shares), // 전일 거래량
    rprs_mrkt_kor_name: marketNameOf(stock), // 대표 시장 한글 명
  };
}

function rowOf({ truth, instant }: Asked, stock: Stock, venue: Venue, day: DayNumber) {
  const at = { stock: stock.code, venue, day: dayOf(day), at: instant };
  const { last, change, range, shares, turnover } = truth.stockTrading(at);
  // A day without trading has no price at all.
  const isIdle = range === undefined;
  const moved = isIdle ? 0 : change;
  return {
    stck_bsop_date: compactDay(dayOf(day)), // 주식 영업 일자
    stck_clpr: isIdle ? '0' : String(last), // 주식 종가
    prdy_vrss: String(moved), // 전일 대비
    prdy_vrss_sign: signOf(moved), // 전일 대비 부호
    prdy_ctrt: percent(moved, last - moved), // 전일 대비율
    acml_vol: String(shares), // 누적 거래량
    acml_tr_pbmn: String(turnover), // 누적 거래 대금: 원
    stck_oprc: String(range?.open ?? '0'), // 주식 시가2
    stck_hgpr: String(range?.high ?? '0'), // 주식 최고가
    stck_lwpr: String(range?.low ?? '0'), // 주식 최저가
    ...writeColumns(COLUMNS, truth.stockFlow(at), 1),
    bold_yn: 'N', // BOLD 여부
  };
}
