import type { Market } from '../market.ts';
import type { SectorId } from '../sector-ids.ts';
import type { SectorLevel } from '../sector-table.ts';
import type { FlowFigures } from './flow-figures.ts';

/** The sector's index at the moment of the answer: `price` and `change` in points, `volume` in shares. */
export interface SectorIndex {
  readonly price: number;
  readonly change: number;
  readonly changePercent: number;
  /** Absent where the broker's row has none. */
  readonly volume?: number;
}

export interface FlowSector {
  /** Absent for a code that the registry does not know on that day. */
  readonly id?: SectorId;
  readonly level?: SectorLevel;
  /** The broker's own code, without a venue suffix. */
  readonly code: string;
  /** The broker's name, else the registry's Korean one. */
  readonly name: string;
}

/** Who bought and who sold one market or sector on one day. */
export interface InvestorFlow extends FlowFigures {
  readonly market: Market;
  readonly sector: FlowSector;
  readonly index?: SectorIndex;
}
