import {
  type Endpoint,
  isBlank,
  mapValues,
  type Row,
  shaped,
  type TradeColumns,
  trades,
} from '@investor-flow/adapter-kit';
import {
  err,
  type Investor,
  type InvestorTable,
  type Issue,
  type Market,
  type Measure,
  ok,
  type Result,
  volumeUnitOf,
} from '@investor-flow/core';
import * as z from 'zod/mini';
import type { Pair } from './sectors.ts';

/** One row of the broker: its figures are read when they are wanted. */
export interface FlowRow {
  readonly isBlank: boolean;
  readonly table: (measure: Measure, market: Market) => Result<InvestorTable, readonly Issue[]>;
}

/**
 * 백만원; 천주, or single contracts on derivatives. No document names them: for the stock markets both are proven by
 * the size of the market, for derivatives inferred.
 */
const STEPS = { value: 1_000_000, share: 1000, contract: 1 } as const;

export const stepsOf = (market: Market): Readonly<Record<Measure, number>> => ({
  value: STEPS.value,
  volume: STEPS[volumeUnitOf(market)],
});

/** How the broker's columns of an investor begin, and how its net quantity ends: three of twelve end otherwise. */
const PREFIX = {
  individual: { name: 'prsn', net: 'ntby_qty' }, // 개인
  foreign: { name: 'frgn', net: 'ntby_qty' }, // 외국인, registered and other together
  institution: { name: 'orgn', net: 'ntby_qty' }, // 기관계
  financialInvestment: { name: 'scrt', net: 'ntby_qty' }, // 증권
  insurance: { name: 'insu', net: 'ntby_qty' }, // 보험
  investmentTrust: { name: 'ivtr', net: 'ntby_qty' }, // 투자신탁
  privateFund: { name: 'pe_fund', net: 'ntby_vol' }, // 사모펀드
  bank: { name: 'bank', net: 'ntby_qty' }, // 은행
  otherFinance: { name: 'mrbn', net: 'ntby_qty' }, // 종금
  pension: { name: 'fund', net: 'ntby_qty' }, // 기금
  otherCorporation: { name: 'etc_corp', net: 'ntby_vol' }, // 기타법인
  otherOrganization: { name: 'etc_orgt', net: 'ntby_vol' }, // 기타단체
} as const satisfies { readonly [I in Investor]?: { name: string; net: string } };

type Told = keyof typeof PREFIX;
type Columns = Readonly<Record<Told, TradeColumns>>;

/** The columns of every investor: 매수2 is buying, 매도 selling, 순매수 the net. */
const COLUMNS: Readonly<Record<Measure, Columns>> = {
  value: mapValues(PREFIX, ({ name }) => ({
    net: `${name}_ntby_tr_pbmn`,
    buy: `${name}_shnu_tr_pbmn`,
    sell: `${name}_seln_tr_pbmn`,
  })),
  volume: mapValues(PREFIX, ({ name, net }) => ({
    net: `${name}_${net}`,
    buy: `${name}_shnu_vol`,
    sell: `${name}_seln_vol`,
  })),
};

/** A step, and the reader of a row in it. */
const READERS = {
  value: trades(COLUMNS.value, STEPS.value),
  share: trades(COLUMNS.volume, STEPS.share),
  contract: trades(COLUMNS.volume, STEPS.contract),
} as const;

/** The document says object, the wire is a list of one (measured); either is read. */
const body = z.compile(
  z.object(
    { output: z.union([z.array(z.object({})), z.object({})], 'is no row and no list of rows') },
    'is no object',
  ),
);

/**
 * FHPTJ04030000 시장별 투자자매매동향(시세): what every investor bought and sold of a market or sector in the latest session.
 * GET /uapi/domestic-stock/v1/quotations/inquire-investor-time-by-market
 */
export const fhptj04030000: Endpoint<Pair, FlowRow | undefined> = {
  id: 'FHPTJ04030000',
  request: ({ market, sector }) => ({
    method: 'GET',
    path: '/uapi/domestic-stock/v1/quotations/inquire-investor-time-by-market',
    query: { FID_INPUT_ISCD: market, FID_INPUT_ISCD_2: sector },
  }),
  read: (received) =>
    shaped(body, received).andThen(({ output }) => {
      const isList = Array.isArray(output);
      const rows = isList ? output : [output];
      if (rows.length > 1) return err([{ path: 'output', message: 'has more than one row' }]);
      const [row] = rows;
      return ok(row === undefined ? undefined : rowOf(row, isList ? ['output', 0] : ['output']));
    }),
};

const rowOf = (row: Row, path: readonly PropertyKey[]): FlowRow => ({
  isBlank: isBlank(row),
  table: (measure, market) =>
    READERS[measure === 'value' ? measure : volumeUnitOf(market)](row, path),
});
