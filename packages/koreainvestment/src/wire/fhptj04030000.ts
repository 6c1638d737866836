import {
  mapValues,
  type RowOfEndpoint,
  rowsEndpoint,
  signed,
  unsigned,
} from '@investor-flow/adapter-kit';
import {
  type Investor,
  type InvestorTable,
  type Market,
  type Measure,
  volumeUnitOf,
} from '@investor-flow/core';
import type { Pair } from './sectors.ts';

/**
 * 백만원; 천주, or single contracts on derivatives. No document names them: for the stock markets both are proven by
 * the size of the market, for derivatives inferred.
 */
const STEPS = { value: 1_000_000, share: 1000, contract: 1 } as const;

export const stepsOf = (market: Market): Readonly<Record<Measure, number>> => ({
  value: STEPS.value,
  volume: STEPS[volumeUnitOf(market)],
});

/** 매도 is selling, 매수2 buying, 순매수 the net; three of twelve net quantities are called `vol`. */
const columnsOf = (name: string, net: 'qty' | 'vol' = 'qty') => ({
  sell: `${name}_seln_vol`,
  buy: `${name}_shnu_vol`,
  net: `${name}_ntby_${net}`,
  sellValue: `${name}_seln_tr_pbmn`,
  buyValue: `${name}_shnu_tr_pbmn`,
  netValue: `${name}_ntby_tr_pbmn`,
});

const COLUMNS = {
  individual: columnsOf('prsn'), // 개인
  foreign: columnsOf('frgn'), // 외국인, registered and other together
  institution: columnsOf('orgn'), // 기관계
  financialInvestment: columnsOf('scrt'), // 증권
  insurance: columnsOf('insu'), // 보험
  investmentTrust: columnsOf('ivtr'), // 투자신탁
  privateFund: columnsOf('pe_fund', 'vol'), // 사모펀드
  bank: columnsOf('bank'), // 은행
  otherFinance: columnsOf('mrbn'), // 종금
  pension: columnsOf('fund'), // 기금
  otherCorporation: columnsOf('etc_corp', 'vol'), // 기타법인
  otherOrganization: columnsOf('etc_orgt', 'vol'), // 기타단체
} as const satisfies { readonly [I in Investor]?: ReturnType<typeof columnsOf> };

/**
 * FHPTJ04030000 시장별 투자자매매동향(시세): buying and selling of a market or sector in the latest session.
 * GET /uapi/domestic-stock/v1/quotations/inquire-investor-time-by-market
 */
export const fhptj04030000 = rowsEndpoint({
  id: 'FHPTJ04030000',
  request: ({ market, sector }: Pair) => ({
    method: 'GET',
    path: '/uapi/domestic-stock/v1/quotations/inquire-investor-time-by-market',
    query: { FID_INPUT_ISCD: market, FID_INPUT_ISCD_2: sector },
  }),
  // The document says object, the wire is a list of one (measured).
  list: 'output',
  row: Object.fromEntries(
    Object.values(COLUMNS).flatMap(({ net, buy, sell, netValue, buyValue, sellValue }) => [
      [net, signed],
      [netValue, signed],
      ...[buy, sell, buyValue, sellValue].map((column) => [column, unsigned]),
    ]),
  ) as Readonly<Record<string, typeof signed>>,
});

/** The trades of every investor in won, shares or contracts. */
export function tradesOf(row: MarketColumns, measure: Measure, step: number): InvestorTable {
  return mapValues(COLUMNS, (columns) => {
    const [net, buy, sell] =
      measure === 'value'
        ? [columns.netValue, columns.buyValue, columns.sellValue]
        : [columns.net, columns.buy, columns.sell];
    const figure = (column: string): number => (row[column] as number) * step;
    return { net: figure(net), buy: figure(buy), sell: figure(sell) };
  });
}

export type MarketColumns = RowOfEndpoint<typeof fhptj04030000>;
