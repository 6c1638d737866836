import type { StockCode } from '../words.ts';
import type { FlowFigures } from './flow-figures.ts';

/** How one stock traded on one day: won and shares. */
export interface StockTrading {
  /** The row's last price, after-market included since 2026-09-14; not the official close of 15:30. */
  readonly lastPrice: number;
  /** Against the session before, in won. */
  readonly change: number;
  readonly shares: number;
  readonly turnover: number;
  /** The broker's step of `turnover`, in won. */
  readonly turnoverRounding: number;
}

/** Who bought and who sold one stock on one day. */
export interface StockFlow extends FlowFigures {
  readonly stock: StockCode;
  /** Absent on a day without trading, and where the broker's traded volume does not fit its column. */
  readonly trading?: StockTrading;
}
