import type { StockCode, TradingDay } from '../words.ts';
import type { Market, Venue } from '../market.ts';
import type { FlowSector } from './investor-flow.ts';
import type { DayBasis, Provenance, Status } from './provenance.ts';

/** One stock of a sector: prices and `change` in won. */
export interface SectorStock extends Provenance {
  readonly stock: StockCode;
  /** As the broker writes it. */
  readonly name: string;
  readonly market: Market;
  readonly sector: FlowSector;
  readonly venue: Venue;
  readonly day: TradingDay;
  readonly dayBasis: DayBasis;
  readonly status: Status;
  readonly lastPrice: number;
  readonly change: number;
  readonly changePercent: number;
  /** Like `high` and `low` absent where the broker writes 0: the stock is halted. */
  readonly open?: number;
  readonly high?: number;
  readonly low?: number;
  /** Absent where the broker's traded volume does not fit its column. */
  readonly tradedShares?: number;
}
