import {
  columns,
  type Endpoint,
  type FiguresOf,
  isBlank,
  magnitude,
  type Reader,
  type Row,
  shaped,
  signedWhole,
  times,
  type TradeColumns,
  trades,
  unsignedWhole,
  refined,
} from '@investor-flow/adapter-kit';
import {
  err,
  type Investor,
  type InvestorTable,
  type Issue,
  type Measure,
  ok,
  type Result,
  type SectorIndex,
  type TradingDay,
  type Venue,
} from '@investor-flow/core';
import * as z from 'zod/mini';
import { isElsewhere, MARKETS, type ServedMarket } from './sectors.ts';

/** What one call asks: one measure of every sector of a market on one day. */
export interface SectorsQuery {
  readonly market: ServedMarket;
  readonly day: TradingDay;
  readonly venue: Venue;
  readonly measure: Measure;
}

/** A row whose code is known; its figures are read when they are wanted. */
export interface SectorRow {
  /** Without the venue's suffix. */
  readonly code: string;
  readonly isBlank: boolean;
  readonly figures: () => Result<SectorFigures, readonly Issue[]>;
}

export interface SectorFigures {
  readonly name: string;
  readonly table: InvestorTable;
  readonly index: SectorIndex | undefined;
}

/** The other way round than in most of Kiwoom's calls. */
const MEASURE = { value: '0', volume: '1' } as const satisfies Record<Measure, string>;
const VENUE = { krx: '1', nxt: '2', unified: '3' } as const satisfies Record<Venue, string>;
const SUFFIX: Readonly<Record<string, Venue>> = { '': 'krx', _NX: 'nxt', _AL: 'unified' };

/**
 * 억원 and 천주. The first is measured, the second inferred from the traded volume; the document names neither.
 * Both are what Kiwoom rounds to.
 */
export const STEPS = { value: 100_000_000, volume: 1000 } as const satisfies Record<
  Measure,
  number
>;

/** The column of every investor that has one of its own. */
const COLUMNS = {
  individual: { net: 'ind_netprps' }, // 개인
  foreign: undefined, // added up of the two below: Kiwoom splits foreigners, the market does not
  foreignRegistered: { net: 'frgnr_netprps' }, // 외국인
  foreignOther: { net: 'native_trmt_frgnr_netprps' }, // 내국인대우외국인
  institution: { net: 'orgn_netprps' }, // 기관계
  financialInvestment: { net: 'sc_netprps' }, // 증권
  insurance: { net: 'insrnc_netprps' }, // 보험
  investmentTrust: { net: 'invtrt_netprps' }, // 투신
  privateFund: { net: 'samo_fund_netprps' }, // 사모펀드
  bank: { net: 'bank_netprps' }, // 은행
  otherFinance: { net: 'jnsinkm_netprps' }, // 종신금: 종금·상호신용금고, no pension
  pension: { net: 'endw_netprps' }, // 기금
  government: { net: 'natn_netprps' }, // 국가
  otherCorporation: { net: 'etc_corp_netprps' }, // 기타법인
} as const satisfies { readonly [I in Investor]?: TradeColumns | undefined };

export const DERIVED = ['foreign'] as const satisfies readonly Investor[];

const sectorCode = z.string('is no text').check(z.regex(/^[0-9A-Z]+(?:_AL|_NX)?$/, 'is no code'));
const sectorRow = z.object({ inds_cd: sectorCode }, 'is no object'); // 업종코드
const body = z.compile(
  z.object({ inds_netprps: z.array(sectorRow, 'is no list') }, 'is no object'),
);

const NETS = {
  value: trades(COLUMNS, STEPS.value),
  volume: trades(COLUMNS, STEPS.volume),
} as const;

/** Index figures are hundredths; the sign of `cur_prc` is a colour (measured). */
const hundredths = (read: Reader): Reader => refined(read, (it) => it / 100);
const index = columns({
  cur_prc: hundredths(magnitude), // 현재가 ×100
  pred_pre: hundredths(signedWhole), // 전일대비 ×100
  flu_rt: hundredths(signedWhole), // 등락율 ×100, no plus
  trde_qty: times(unsignedWhole, 1000), // 거래량, 천주
});

/**
 * ka10051 업종별투자자순매수요청: what every investor net bought of every sector of a market, in one answer.
 * POST /api/dostk/sect
 */
export const ka10051: Endpoint<SectorsQuery, readonly SectorRow[]> = {
  id: 'ka10051',
  request: ({ market, day, venue, measure }) => ({
    method: 'POST',
    path: '/api/dostk/sect',
    body: {
      mrkt_tp: MARKETS[market],
      amt_qty_tp: MEASURE[measure],
      base_dt: day.replaceAll('-', ''),
      stex_tp: VENUE[venue],
    },
  }),
  read: (received, query) =>
    shaped(body, received).andThen(({ inds_netprps: rows }) => {
      const codes = new Set<string>();
      const issues = rows.flatMap((row, place) => misplaced(row.inds_cd, place, query, codes));
      return issues.length > 0
        ? err(issues)
        : ok(rows.map((row, place) => rowAt(row, row.inds_cd, place, query)));
    }),
};

const bare = (code: string): string => code.replace(/_(?:AL|NX)$/, '');

/** The body names neither market, day nor venue; the codes at least must be those of the question, each once. */
function misplaced(
  code: string,
  place: number,
  { market, venue }: SectorsQuery,
  codes: Set<string>,
): readonly Issue[] {
  const issue = (message: string): readonly Issue[] => [
    { path: `inds_netprps.${place}.inds_cd`, message },
  ];
  const plain = bare(code);
  const said = SUFFIX[code.slice(plain.length)];
  // No answer of `nxt` alone has been recorded, so a missing suffix proves nothing there.
  if (said !== venue && !(venue === 'nxt' && said === 'krx'))
    return issue(`is a code of ${said}, and ${venue} was asked`);
  if (isElsewhere(market, plain)) return issue(`is no sector of ${market}`);
  if (codes.has(plain)) return issue('is there twice');
  codes.add(plain);
  return [];
}

function rowAt(row: Row, code: string, place: number, { measure }: SectorsQuery): SectorRow {
  const path = ['inds_netprps', place];
  return {
    code: bare(code),
    isBlank: isBlank(row, ['inds_cd', 'inds_nm']),
    figures: () => {
      const { inds_nm: name } = row; // 업종명
      const nets = NETS[measure](row, path);
      if (typeof name !== 'string') {
        const issue = { path: [...path, 'inds_nm'].join('.'), message: 'is no text' };
        return err(nets.isErr() ? [issue, ...nets.error] : [issue]);
      }
      return nets.andThen((read) => {
        const table = tableOf(read);
        if (!Number.isSafeInteger(table.foreign.net))
          return err([{ path: path.join('.'), message: 'foreigners are too large to be exact' }]);
        return indexIn(row, path).map((found) => ({ name, table, index: found }));
      });
    },
  };
}

/** A sector that did not exist on the day has neither level nor change (measured); half an index is a fault. */
const indexIn = (
  row: Row,
  path: readonly PropertyKey[],
): Result<SectorIndex | undefined, readonly Issue[]> =>
  row['cur_prc'] === '' && row['pred_pre'] === ''
    ? ok(undefined)
    : index(row, path).map((it) => ({
        price: it.cur_prc,
        change: it.pred_pre,
        changePercent: it.flu_rt,
        volume: it.trde_qty,
      }));

const tableOf = (nets: FiguresOf<(typeof NETS)[Measure]>): InvestorTable => ({
  ...nets,
  foreign: { net: nets.foreignRegistered.net + nets.foreignOther.net },
});
