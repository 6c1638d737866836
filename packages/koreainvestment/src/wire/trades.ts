import type { Measure, Trade } from '@investor-flow/core';
import { grossAmount, grossQuantity, netAmount, netQuantity } from './columns.ts';

/** The columns that hold a trade: net, bought and sold, in quantity and in amount. */
export interface TradeColumns {
  readonly net: string;
  readonly buy: string;
  readonly sell: string;
  readonly netValue: string;
  readonly buyValue: string;
  readonly sellValue: string;
}

/** 매도 is selling, 매수2 buying, 순매수 the net; three of twelve net quantities are called `vol`. */
export const columnsOf = (name: string, net: 'qty' | 'vol' = 'qty'): TradeColumns => ({
  sell: `${name}_seln_vol`,
  buy: `${name}_shnu_vol`,
  net: `${name}_ntby_${net}`,
  sellValue: `${name}_seln_tr_pbmn`,
  buyValue: `${name}_shnu_tr_pbmn`,
  netValue: `${name}_ntby_tr_pbmn`,
});

type TradeTable = Readonly<Record<string, TradeColumns>>;
type Columns = Readonly<Record<string, typeof netAmount>>;

const SCHEMAS: Readonly<Record<keyof TradeColumns, typeof netAmount>> = {
  net: netQuantity,
  buy: grossQuantity,
  sell: grossQuantity,
  netValue: netAmount,
  buyValue: grossAmount,
  sellValue: grossAmount,
};

/** The schema of some columns of a table. */
export const schemaOf = (columns: TradeTable, names: readonly (keyof TradeColumns)[]): Columns =>
  Object.fromEntries(
    Object.values(columns).flatMap((it) => names.map((name) => [it[name], SCHEMAS[name]])),
  );

/** The schema of nets alone. */
export const netColumns = (columns: TradeTable): Columns => schemaOf(columns, ['net', 'netValue']);

/** The schema of nets and sides. */
export const tradeColumns = (columns: TradeTable): Columns =>
  schemaOf(columns, ['net', 'buy', 'sell', 'netValue', 'buyValue', 'sellValue']);

/** A row whose investors' columns have been read. */
export type FigureRow = Readonly<Record<string, unknown>>;

/** How a measure's figures become won, shares or contracts. */
export interface Scale {
  readonly measure: Measure;
  readonly step: number;
}

const figure = (row: FigureRow, column: string, step: number): number =>
  (row[column] as number) * step;

/** The net of one table entry. */
export const netOf = (row: FigureRow, it: TradeColumns, { measure, step }: Scale): Trade => ({
  net: figure(row, measure === 'value' ? it.netValue : it.net, step),
});

/** The net and both sides of one table entry. */
export const tradeOf = (
  row: FigureRow,
  { net, buy, sell, netValue, buyValue, sellValue }: TradeColumns,
  { measure, step }: Scale,
): Trade =>
  measure === 'value'
    ? {
        net: figure(row, netValue, step),
        buy: figure(row, buyValue, step),
        sell: figure(row, sellValue, step),
      }
    : { net: figure(row, net, step), buy: figure(row, buy, step), sell: figure(row, sell, step) };
