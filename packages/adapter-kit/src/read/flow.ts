import {
  type Assumption,
  type DayBasis,
  type Environment,
  type FlowFigures,
  type Investor,
  type InvestorFlow,
  type InvestorTable,
  type Market,
  MEASURES,
  type Measure,
  type Provenance,
  type SectorId,
  sectorIn,
  type SectorIndex,
  type TradingDay,
  type Venue,
  type VolumeUnit,
  volumeUnitOf,
} from '@investor-flow/core';
import type { CallContext } from '../call/context.ts';
import { statusOf } from './status.ts';

/** Which answer a row comes from. */
export interface AnswerParts {
  readonly api: string;
  /** Epoch milliseconds. */
  readonly observedAt: number;
}

export const provenanceOf = (
  { at, connection }: CallContext,
  { api, observedAt }: AnswerParts,
): Provenance & { readonly environment: Environment } => ({
  broker: at.broker,
  environment: connection.environment,
  api,
  observedAt: new Date(observedAt).toISOString(),
});

export type Tables = { readonly [M in Measure]?: InvestorTable };

/** What the rows of one day have in common. */
export interface DayParts extends AnswerParts {
  readonly venue: Venue;
  readonly day: TradingDay;
  readonly dayBasis: DayBasis;
  /** The broker's steps, in won and in shares or contracts. */
  readonly steps: Readonly<Record<Measure, number>>;
  readonly derived: readonly Investor[];
  readonly assumed: readonly Assumption[];
}

/** The figures of a flow with their provenance; `assumed` says `day` by itself where the basis does. */
export function figuresOf(
  context: CallContext,
  parts: DayParts,
  tables: Tables,
  volumeUnit: VolumeUnit,
): FlowFigures {
  const { venue, day, dayBasis, steps, derived, observedAt } = parts;
  const rounding: { [M in Measure]?: number } = {};
  for (const measure of MEASURES)
    if (tables[measure] !== undefined) rounding[measure] = steps[measure];
  const assumed = parts.assumed.filter((it) => it !== 'volume-unit' || tables.volume !== undefined);
  // Spreads come last: Node 20 takes 5 µs for each member behind one, and lists have many rows.
  return {
    venue,
    day,
    dayBasis,
    status: statusOf(dayBasis, observedAt)(day),
    volumeUnit,
    rounding,
    derived: [...derived],
    assumed: dayBasis === 'assumed' ? ['day', ...assumed] : assumed,
    ...tables,
    ...provenanceOf(context, parts),
  };
}

/** What an adapter has read of one row. */
export interface SectorRow {
  readonly id: SectorId | undefined;
  /** The broker's own code, without a venue suffix. */
  readonly code: string;
  /** The broker's name; blank where it gives none. */
  readonly name: string;
  readonly tables: Tables;
  readonly index: SectorIndex | undefined;
}

/** Puts a market's flow together the same way for every broker. */
export function flowOf(
  context: CallContext,
  parts: DayParts & { readonly market: Market },
  { id, code, name, tables, index }: SectorRow,
): InvestorFlow {
  const { market, day } = parts;
  // A code that had another meaning on the day is kept without an id.
  const entry = id === undefined ? undefined : sectorIn(market, id, day);
  const sector = {
    code,
    name: name.trim() || (entry?.label.ko ?? code),
    ...(entry === undefined ? {} : { id: entry.id, level: entry.level }),
  };
  return {
    market,
    sector,
    ...(index === undefined ? {} : { index }),
    ...figuresOf(context, parts, tables, volumeUnitOf(market)),
  };
}
