import {
  check,
  type Endpoint,
  everyKey,
  magnitude,
  mapValues,
  signedWhole,
  times,
  unsignedWhole,
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
import * as z from 'zod';
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

/** Investors with a column of their own. */
const COLUMNS = {
  individual: 'ind_netprps', // 개인
  foreignRegistered: 'frgnr_netprps', // 외국인
  foreignOther: 'native_trmt_frgnr_netprps', // 내국인대우외국인
  institution: 'orgn_netprps', // 기관계
  financialInvestment: 'sc_netprps', // 증권
  insurance: 'insrnc_netprps', // 보험
  investmentTrust: 'invtrt_netprps', // 투신
  privateFund: 'samo_fund_netprps', // 사모펀드
  bank: 'bank_netprps', // 은행
  otherFinance: 'jnsinkm_netprps', // 종신금: 종금·상호신용금고, no pension
  pension: 'endw_netprps', // 기금
  government: 'natn_netprps', // 국가
  otherCorporation: 'etc_corp_netprps', // 기타법인
} as const satisfies { readonly [I in Investor]?: string };

/** Kiwoom splits foreigners in two; the market does not. */
export const DERIVED = ['foreign'] as const satisfies readonly Investor[];

const body = z.object({
  inds_netprps: z.array(
    z.looseObject({
      inds_cd: z.string('is no text').regex(/^[0-9A-Z]+(?:_AL|_NX)?$/, 'is no code'), // 업종코드
    }),
    'is no list',
  ),
});

type Column = (typeof COLUMNS)[keyof typeof COLUMNS];
const nets = (step: number) =>
  z.object({
    inds_nm: z.string('is no text'), // 업종명
    ...everyKey<Column, z.ZodType<number, string>>(
      Object.values(COLUMNS),
      times(signedWhole, step),
    ),
  });
const NETS = { value: nets(STEPS.value), volume: nets(STEPS.volume) } as const;

/** Index figures are hundredths; the sign of `cur_prc` is a colour (measured). */
const hundredths = (schema: z.ZodType<number, string>) => schema.transform((it) => it / 100);
const index = z.object({
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
    check(body, received).andThen(({ inds_netprps: rows }) => {
      const codes = new Set<string>();
      const issues = rows.flatMap((row, place) => misplaced(row.inds_cd, place, query, codes));
      return issues.length > 0
        ? err(issues)
        : ok(rows.map((row, place) => rowAt(row, place, query)));
    }),
};

type Row = z.output<typeof body>['inds_netprps'][number];

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

function rowAt(row: Row, place: number, { measure }: SectorsQuery): SectorRow {
  const { inds_cd: code, ...columns } = row;
  const { inds_nm: _, ...figures } = columns;
  const texts = Object.values(figures);
  const path = ['inds_netprps', place];
  return {
    code: bare(code),
    isBlank: texts.length > 0 && texts.every((text) => text === ''),
    figures: () =>
      check(NETS[measure], columns, path).andThen((read) => {
        const table = tableOf(read);
        if (!Number.isSafeInteger(table.foreign.net))
          return err([{ path: path.join('.'), message: 'foreigners are too large to be exact' }]);
        return indexIn(columns, path).map((found) => ({ name: read.inds_nm, table, index: found }));
      }),
  };
}

/** A sector that did not exist on the day has neither level nor change (measured); half an index is a fault. */
const indexIn = (
  columns: Readonly<Record<string, unknown>>,
  path: readonly PropertyKey[],
): Result<SectorIndex | undefined, readonly Issue[]> =>
  columns['cur_prc'] === '' && columns['pred_pre'] === ''
    ? ok(undefined)
    : check(index, columns, path).map((it) => ({
        price: it.cur_prc,
        change: it.pred_pre,
        changePercent: it.flu_rt,
        volume: it.trde_qty,
      }));

function tableOf(read: Readonly<Record<Column, number>>): InvestorTable {
  const { individual, ...own } = mapValues(COLUMNS, (column) => ({ net: read[column] }));
  const foreign = { net: own.foreignRegistered.net + own.foreignOther.net };
  return { individual, foreign, ...own };
}
