import { type Investor, isTradingDay, type Measure, type Venue } from '@investor-flow/core';
import {
  dateAt,
  dayNumberOf,
  dayOf,
  type DayNumber,
  HISTORY_BEGAN,
  sessionUpTo,
} from '../../days.ts';
import { latestSession, type Truth } from '../../truth.ts';
import { type Answer, type Body, type Table, textIn } from '../../wire.ts';
import { refuse, succeed } from './envelope.ts';
import { changed, coloured, directionOf, signedIn } from './numbers.ts';
import { KOSDAQ_SECTORS, KOSPI_SECTORS } from './sectors.ts';

/** ka10051 업종별투자자순매수: net buying of every sector of a market on one day. */
const API = 'ka10051';

const MARKETS = {
  '0': { market: 'kospi', sectors: KOSPI_SECTORS },
  '1': { market: 'kosdaq', sectors: KOSDAQ_SECTORS },
} as const;

/** What the net columns count, and the unit they are written in: 억원, 천주. */
const MEASURES: Readonly<Record<string, { readonly of: Measure; readonly unit: number }>> = {
  '0': { of: 'value', unit: 100_000_000 },
  '1': { of: 'volume', unit: 1_000 },
};

const VENUES: Readonly<Record<string, { readonly venue: Venue; readonly suffix: string }>> = {
  '1': { venue: 'krx', suffix: '' },
  '2': { venue: 'nxt', suffix: '_NX' },
  '3': { venue: 'unified', suffix: '_AL' },
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

const TABLE: Table = {
  list: 'inds_netprps',
  labels: ['inds_cd', 'inds_nm'],
  column: 'frgnr_netprps',
  saturation: { column: 'frgnr_netprps', text: '2147483647' },
};

const NO_INDEX = { cur_prc: '', pre_smbol: '3', pred_pre: '', flu_rt: '0', trde_qty: '0' };
const THOUSAND = 1_000;

export function answerKa10051(truth: Truth, body: Body, instant: number): Answer {
  for (const name of ['mrkt_tp', 'amt_qty_tp', 'stex_tp']) {
    if (textIn(body, name) === undefined) return refuse(API, 1511, `. 필수입력 파라미터=${name}`);
  }
  const asked = MARKETS[textIn(body, 'mrkt_tp') as keyof typeof MARKETS];
  const measure = MEASURES[textIn(body, 'amt_qty_tp') ?? ''];
  const place = VENUES[textIn(body, 'stex_tp') ?? ''];
  if (asked === undefined) return wrong('mrkt_tp');
  if (measure === undefined) return wrong('amt_qty_tp');
  if (place === undefined) return wrong('stex_tp');
  const day = dayAnswered(textIn(body, 'base_dt'), place.venue, instant);
  if (day === undefined) return wrong('base_dt');
  if (day < HISTORY_BEGAN) return succeed(API, { inds_netprps: [] }, TABLE);

  const rows = asked.sectors.map(([code, name, sector]) => {
    const where = {
      market: asked.market,
      sector,
      day: dayOf(day),
      venue: place.venue,
      at: instant,
    };
    const table = truth.flow(where)[measure.of];
    const index = truth.index(where);
    return {
      inds_cd: `${code}${place.suffix}`, // 업종코드
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
  return succeed(API, { inds_netprps: rows }, TABLE);
}

/** The session whose numbers are given: no answer says which, so a day off shows the one before. */
function dayAnswered(
  text: string | undefined,
  venue: Venue,
  instant: number,
): DayNumber | undefined {
  const today = dateAt(instant);
  if (text === undefined) return sessionUpTo(today);
  const [, year, month, date] = /^(\d{4})(\d{2})(\d{2})$/u.exec(text) ?? [];
  const day = `${year}-${month}-${date}`;
  if (!isTradingDay(day)) return undefined;
  const asked = dayNumberOf(day);
  return asked > today ? latestSession(venue, instant) : sessionUpTo(asked);
}

const wrong = (name: string): Answer =>
  refuse(API, 1517, `. 파라미터=${name} 실패사유=허용되지 않는 값입니다`);
