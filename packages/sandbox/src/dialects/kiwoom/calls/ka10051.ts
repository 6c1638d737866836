import type { Investor, Venue } from '@investor-flow/core';
import { dateAt, dayOf, type DayNumber, HISTORY_BEGAN, sessionUpTo } from '../../../days.ts';
import { latestSession } from '../../../truth.ts';
import { textIn } from '../../../wire.ts';
import { type DataCall, oneOf } from '../call.ts';
import { DAY, dayIn, entryOf, type Measures, VENUES, wrong } from '../inputs.ts';
import { changed, coloured, directionOf, signedIn } from '../numbers.ts';
import { KOSDAQ_SECTORS, KOSPI_SECTORS } from '../sectors.ts';

const MARKETS = {
  '0': { market: 'kospi', sectors: KOSPI_SECTORS },
  '1': { market: 'kosdaq', sectors: KOSDAQ_SECTORS },
} as const;

/** 억원, 천주. */
const MEASURES: Measures = {
  '0': { of: 'value', unit: 100_000_000 },
  '1': { of: 'volume', unit: 1_000 },
};

const NETS: readonly (readonly [column: string, investor: Investor])[] = [
  ['sc_netprps', 'financialInvestment'], // 증권
  ['insrnc_netprps', 'insurance'], // 보험
  ['invtrt_netprps', 'investmentTrust'], // 투신
  ['bank_netprps', 'bank'], // 은행
  ['jnsinkm_netprps', 'otherFinance'], // 종신금
  ['endw_netprps', 'pension'], // 기금
  ['etc_corp_netprps', 'otherCorporation'], // 기타법인
  ['ind_netprps', 'individual'], // 개인
  ['frgnr_netprps', 'foreignRegistered'], // 외국인
  ['native_trmt_frgnr_netprps', 'foreignOther'], // 내국인대우외국인
  ['natn_netprps', 'government'], // 국가
  ['samo_fund_netprps', 'privateFund'], // 사모펀드
  ['orgn_netprps', 'institution'], // 기관계
];

const NO_INDEX = { cur_prc: '', pre_smbol: '3', pred_pre: '', flu_rt: '0', trde_qty: '0' };
const THOUSAND = 1_000;

/** ka10051 업종별투자자순매수: net buying of every sector of a market on one day. */
export const ka10051: DataCall = {
  api: 'ka10051',
  path: '/api/dostk/sect',
  inputs: {
    mrkt_tp: oneOf(Object.keys(MARKETS)),
    amt_qty_tp: oneOf(Object.keys(MEASURES)),
    base_dt: { ...DAY, optional: true },
    stex_tp: oneOf(Object.keys(VENUES)),
  },
  table: {
    list: 'inds_netprps',
    labels: ['inds_cd', 'inds_nm'],
    column: 'frgnr_netprps',
    saturation: { column: 'frgnr_netprps', text: '2147483647' },
    pages: 'none',
  },
  answer(asked) {
    const { body, truth, instant } = asked;
    const { market, sectors } = entryOf(MARKETS, asked, 'mrkt_tp');
    const measure = entryOf(MEASURES, asked, 'amt_qty_tp');
    const { venue, suffix } = entryOf(VENUES, asked, 'stex_tp');
    const day = dayAnswered(textIn(body, 'base_dt'), venue, instant);
    if (day === undefined) return wrong('base_dt');
    if (day < HISTORY_BEGAN) return { payload: { inds_netprps: [] } };
    const rows = sectors.map(([code, name, sector]) => {
      const where = { market, sector, day: dayOf(day), venue, at: instant };
      const table = truth.flow(where)[measure.of];
      const index = truth.index(where);
      return {
        inds_cd: `${code}${suffix}`, // 업종코드
        inds_nm: name, // 업종명
        ...(index === undefined
          ? NO_INDEX
          : {
              cur_prc: coloured(index.hundredths, index.changeHundredths), // 현재가
              pre_smbol: directionOf(index.changeHundredths), // 대비부호
              pred_pre: changed(index.changeHundredths), // 전일대비
              flu_rt: String(index.percentHundredths), // 등락율
              trde_qty: String(Math.round(index.volume / THOUSAND)), // 거래량
            }),
        ...Object.fromEntries(
          NETS.map(([column, investor]) => [column, signedIn(measure.unit, table[investor].net)]),
        ),
      };
    });
    return { payload: { inds_netprps: rows } };
  },
};

/** The session whose numbers are given: no answer says which, so a day off shows the one before. */
function dayAnswered(
  text: string | undefined,
  venue: Venue,
  instant: number,
): DayNumber | undefined {
  const today = dateAt(instant);
  if (text === undefined) return sessionUpTo(today);
  const asked = dayIn(text);
  if (asked === undefined) return undefined;
  return asked > today ? latestSession(venue, instant) : sessionUpTo(asked);
}
