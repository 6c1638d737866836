import type { Measure, Trade } from '@investor-flow/core';
import { grossAmount, grossQuantity, netAmount, netQuantity } from './columns.ts';

type Sides<Value> = Readonly<Record<'net' | 'buy' | 'sell', Value>>;

/** The columns that hold a trade, in quantity and in amount. */
export type TradeColumns = Readonly<Record<Measure, Sides<string>>>;

/** 매도 is selling, 매수2 buying, 순매수 the net; three of twelve net quantities are called `vol`. */
export const columnsOf = (name: string, net: 'qty' | 'vol' = 'qty'): TradeColumns => ({
  volume: { sell: `${name}_seln_vol`, buy: `${name}_shnu_vol`, net: `${name}_ntby_${net}` },
  value: {
    sell: `${name}_seln_tr_pbmn`,
    buy: `${name}_shnu_tr_pbmn`,
    net: `${name}_ntby_tr_pbmn`,
  },
});

type TradeTable = Readonly<Record<string, TradeColumns>>;
type Columns = Readonly<Record<string, typeof netAmount>>;

const SCHEMAS: Readonly<Record<Measure, Sides<typeof netAmount>>> = {
  volume: { net: netQuantity, buy: grossQuantity, sell: grossQuantity },
  value: { net: netAmount, buy: grossAmount, sell: grossAmount },
};

/** The schema of the columns of a table: of both measures and every side, or of some. */
export const schemaOf = (
  columns: TradeTable,
  sides: readonly (keyof Sides<string>)[] = ['net', 'buy', 'sell'],
  measures: readonly Measure[] = ['volume', 'value'],
): Columns =>
  Object.fromEntries(
    Object.values(columns).flatMap((it) =>
      measures.flatMap((measure) =>
        sides.map((side) => [it[measure][side], SCHEMAS[measure][side]]),
      ),
    ),
  );

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
  net: figure(row, it[measure].net, step),
});

/** The net and both sides of one table entry. */
export function tradeOf(row: FigureRow, it: TradeColumns, { measure, step }: Scale): Trade {
  const { net, buy, sell } = it[measure];
  return {
    net: figure(row, net, step),
    buy: figure(row, buy, step),
    sell: figure(row, sell, step),
  };
}
