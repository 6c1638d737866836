import type { Investor, Venue } from '@investor-flow/core';
import { dateAt, dayOf, type DayNumber, HISTORY_BEGAN, sessionUpTo } from '../../../days.ts';
import { latestSession } from '../../../market/hours.ts';
import { textIn } from '../../../wire.ts';
import { type Asked, type DataCall, NO_ROWS, oneOf } from '../call.ts';
import { DAY, dayIn, entryOf, type Measures, VENUE, VENUES, wrong } from '../inputs.ts';
import { changed, coloured, directionOf, signedIn, THOUSAND } from '../numbers.ts';
import { SECTORS_OF } from '../sectors.ts';

const MARKETS = { '0': SECTORS_OF.kospi, '1': SECTORS_OF.kosdaq };

/** 억원, 천주. */
const MEASURES: Measures = {
  '0': { of: 'value', unit: 100_000_000 },
  '1': { of: 'volume', unit: THOUSAND },
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

/** ka10051 업종별투자자순매수: net buying of every sector of a market on one day. */
export const ka10051: DataCall = {
  api: 'ka10051',
  path: '/api/dostk/sect',
  inputs: {
    mrkt_tp: oneOf(Object.keys(MARKETS)),
    amt_qty_tp: oneOf(Object.keys(MEASURES)),
    base_dt: { ...DAY, optional: true },
    stex_tp: VENUE,
  },
  table: { list: 'inds_netprps', labels: ['inds_cd', 'inds_nm'], column: 'frgnr_netprps' },
  answer(asked) {
    const { truth, instant } = asked;
    const measure = entryOf(MEASURES, asked, 'amt_qty_tp');
    const { venue, suffix } = entryOf(VENUES, asked, 'stex_tp');
    const day = dayAnswered(asked, venue);
    if (day === undefined) return wrong('base_dt');
    if (day < HISTORY_BEGAN) return NO_ROWS;
    const rows = entryOf(MARKETS, asked, 'mrkt_tp').map(({ code, name, market, sector }) => {
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
    return { rows };
  },
};

/** The session whose numbers are given: no answer says which, so a day off shows the one before. */
function dayAnswered(asked: Asked, venue: Venue): DayNumber | undefined {
  const today = dateAt(asked.instant);
  if (textIn(asked.body, 'base_dt') === undefined) return sessionUpTo(today);
  const day = dayIn(asked, 'base_dt');
  if (day === undefined) return undefined;
  return day > today ? latestSession(venue, asked.instant) : sessionUpTo(day);
}
