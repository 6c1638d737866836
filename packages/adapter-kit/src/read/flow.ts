import {
  type Assumption,
  type DayBasis,
  type Environment,
  type FlowFigures,
  type FlowSector,
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
import type { CallContext } from './context.ts';
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
export const figuresOf = (
  context: CallContext,
  parts: DayParts,
  tables: Tables,
  volumeUnit: VolumeUnit,
): FlowFigures => figuresOn(context, parts, volumeUnit)(parts.day, tables);

/** The same for all days of one answer: what they share is worked out once. */
export function figuresOn(
  context: CallContext,
  parts: Omit<DayParts, 'day'>,
  volumeUnit: VolumeUnit,
): (day: TradingDay, tables: Tables) => FlowFigures {
  const { venue, dayBasis, steps, derived, observedAt, assumed } = parts;
  const provenance = provenanceOf(context, parts);
  const status = statusOf(dayBasis, observedAt);
  return (day, tables) => {
    const rounding: { [M in Measure]?: number } = {};
    for (const measure of MEASURES)
      if (tables[measure] !== undefined) rounding[measure] = steps[measure];
    const unsure = assumed.filter((it) => it !== 'volume-unit' || tables.volume !== undefined);
    // Assigned, because a spread in a literal takes a hundred times as long (8 µs, Node 20).
    const known = { venue, day, dayBasis, status: status(day) };
    const rest = {
      volumeUnit,
      rounding,
      derived: [...derived],
      assumed: dayBasis === 'assumed' ? (['day', ...unsure] as const) : unsure,
    };
    return Object.assign({}, provenance, known, tables, rest);
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
export const flowOf = (
  context: CallContext,
  parts: DayParts & { readonly market: Market },
  row: SectorRow,
): InvestorFlow => flowsOf(context, parts)(row);

/** The same for all sectors of one answer: what they share is worked out once. */
export function flowsOf(
  context: CallContext,
  parts: DayParts & { readonly market: Market },
): (row: SectorRow) => InvestorFlow {
  const { market, day } = parts;
  const figures = figuresOn(context, parts, volumeUnitOf(market));
  return ({ id, code, name, tables, index }) => {
    const sector = sectorOn(market, day, { id, code, name });
    return Object.assign(
      figures(day, tables),
      { market, sector },
      index === undefined ? {} : { index },
    );
  };
}

/** A sector as its row names it; a code that had another meaning on the day is kept without an id. */
export function sectorOn(
  market: Market,
  day: TradingDay,
  { id, code, name }: Pick<SectorRow, 'id' | 'code' | 'name'>,
): FlowSector {
  const entry = id === undefined ? undefined : sectorIn(market, id, day);
  const label = name.trim() || (entry?.label.ko ?? code);
  return entry === undefined
    ? { code, name: label }
    : { id: entry.id, level: entry.level, code, name: label };
}
