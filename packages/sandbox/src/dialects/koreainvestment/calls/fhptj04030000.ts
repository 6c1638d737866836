import { type Investor, type Market, type Measure, volumeUnitOf } from '@investor-flow/core';
import { dateAt, dayOf, hasSession, minutesAt, sessionUpTo } from '../../../days.ts';
import type { Deals } from '../../../market/flow-truth.ts';
import { hoursOf } from '../../../market/hours.ts';
import type { DataCall } from '../call.ts';
import { fillingOf, PAIRS, UNFILLED } from '../codes.ts';
import { MILLION, rounded, THOUSAND } from '../numbers.ts';

type Column = readonly [ending: string, measure: Measure, side: keyof Deals];

const SELN_VOL: Column = ['seln_vol', 'volume', 'sell']; // 매도 거래량
const SHNU_VOL: Column = ['shnu_vol', 'volume', 'buy']; // 매수2 거래량
const NTBY_QTY: Column = ['ntby_qty', 'volume', 'net']; // 순매수 수량
const NTBY_VOL: Column = ['ntby_vol', 'volume', 'net']; // 순매수 거래량
const SELN_TR_PBMN: Column = ['seln_tr_pbmn', 'value', 'sell']; // 매도 거래 대금
const SHNU_TR_PBMN: Column = ['shnu_tr_pbmn', 'value', 'buy']; // 매수2 거래 대금
const NTBY_TR_PBMN: Column = ['ntby_tr_pbmn', 'value', 'net']; // 순매수 거래 대금

const AMOUNTS = [SELN_TR_PBMN, SHNU_TR_PBMN, NTBY_TR_PBMN];
const USUAL: readonly Column[] = [SELN_VOL, SHNU_VOL, NTBY_QTY, ...AMOUNTS];
const LATECOMER: readonly Column[] = [SELN_VOL, SHNU_VOL, NTBY_VOL, ...AMOUNTS];
/** The same six in an order of their own. */
const PRIVATE_FUND: readonly Column[] = [
  SELN_TR_PBMN,
  SELN_VOL,
  NTBY_VOL,
  SHNU_TR_PBMN,
  SHNU_VOL,
  NTBY_TR_PBMN,
];

type Group = readonly [prefix: string, investor: Investor, columns: readonly Column[]];

const GROUPS: readonly Group[] = [
  ['frgn', 'foreign', USUAL], // 외국인
  ['prsn', 'individual', USUAL], // 개인
  ['orgn', 'institution', USUAL], // 기관계
  ['scrt', 'financialInvestment', USUAL], // 증권
  ['ivtr', 'investmentTrust', USUAL], // 투자신탁
  ['pe_fund', 'privateFund', PRIVATE_FUND], // 사모 펀드
  ['bank', 'bank', USUAL], // 은행
  ['insu', 'insurance', USUAL], // 보험
  ['mrbn', 'otherFinance', USUAL], // 종금
  ['fund', 'pension', USUAL], // 기금
  ['etc_orgt', 'otherOrganization', LATECOMER], // 기타 단체
  ['etc_corp', 'otherCorporation', LATECOMER], // 기타 법인
];

const FIELDS = GROUPS.flatMap(([prefix, investor, columns]) =>
  columns.map(([ending, measure, side]) => ({
    name: `${prefix}_${ending}`,
    investor,
    measure,
    side,
  })),
);

/** Minutes after the opening until the figures come; zeros before. */
const FILLED_AFTER = 5;

/** FHPTJ04030000 시장별 투자자매매동향(시세): buying and selling of one market or sector, today so far. */
export const fhptj04030000: DataCall = {
  api: 'FHPTJ04030000',
  path: '/uapi/domestic-stock/v1/quotations/inquire-investor-time-by-market',
  inputs: ['FID_INPUT_ISCD', 'FID_INPUT_ISCD_2'],
  table: { list: 'output', labels: [], column: 'frgn_ntby_tr_pbmn' },
  answer({ input, truth, instant }) {
    const market = input('FID_INPUT_ISCD');
    const sector = input('FID_INPUT_ISCD_2');
    const named = PAIRS[market]?.[sector];
    const today = dateAt(instant);
    if (named === undefined || UNFILLED.has(sector) || isTooEarly(named.market, instant)) {
      const filling = named === undefined ? fillingOf(market) : '0';
      return { output: [Object.fromEntries(FIELDS.map(({ name }) => [name, filling]))] };
    }
    const day = dayOf(sessionUpTo(today));
    const flow = truth.flow({ ...named, day, venue: 'krx', at: instant });
    // Shares are written in thousands, contracts one by one.
    const count = volumeUnitOf(named.market) === 'share' ? THOUSAND : 1;
    const units: Readonly<Record<Measure, number>> = { value: MILLION, volume: count };
    const row = FIELDS.map(({ name, investor, measure, side }) => [
      name,
      rounded(units[measure], flow[measure][investor][side]),
    ]);
    return { output: [Object.fromEntries(row)] };
  },
};

/** Whether today’s session has hardly begun. */
function isTooEarly(market: Market, instant: number): boolean {
  const today = dateAt(instant);
  if (!hasSession(today)) return false;
  return minutesAt(instant) < hoursOf(market, 'krx', today).opening + FILLED_AFTER;
}
