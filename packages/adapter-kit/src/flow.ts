import {
  type DayBasis,
  type Environment,
  type FlowPlan,
  type Investor,
  type InvestorFlow,
  type InvestorTable,
  MEASURES,
  type Measure,
  type SectorId,
  sectorIn,
  type SectorIndex,
  volumeUnitOf,
} from '@investor-flow/core';
import { statusOf } from './status.ts';

/** What an adapter has read of one row. */
export interface FlowParts {
  readonly broker: string;
  readonly environment: Environment;
  readonly api: string;
  readonly plan: FlowPlan;
  readonly dayBasis: DayBasis;
  /** The broker's code without a venue suffix, and the broker's name, blank where it gives none. */
  readonly sector: {
    readonly id: SectorId | undefined;
    readonly code: string;
    readonly name: string;
  };
  /** Epoch milliseconds. */
  readonly observedAt: number;
  /** A table for every measure the plan asks for. */
  readonly tables: { readonly [M in Measure]?: InvestorTable };
  /** The broker's steps, in won and in shares or contracts. */
  readonly steps: Readonly<Record<Measure, number>>;
  readonly derived: readonly Investor[];
  readonly index: SectorIndex | undefined;
}

/** Puts the model together the same way for every broker. */
export function flowFrom(parts: FlowParts): InvestorFlow {
  const { broker, environment, api, plan, dayBasis, observedAt, tables, steps, derived } = parts;
  const { market, venue, day, measures } = plan;
  const { id, code, name } = parts.sector;
  const entry = id === undefined ? undefined : sectorIn(market, id);
  return {
    broker,
    environment,
    api,
    market,
    sector: { id, level: entry?.level, code, name: name.trim() || (entry?.label.ko ?? code) },
    venue,
    day,
    dayBasis,
    status: statusOf(day, dayBasis, observedAt),
    observedAt: new Date(observedAt).toISOString(),
    ...tables,
    volumeUnit: volumeUnitOf(market),
    rounding: Object.fromEntries(
      MEASURES.filter((it) => measures.includes(it)).map((it) => [it, steps[it]]),
    ),
    derived: [...derived],
    ...(parts.index === undefined ? {} : { index: parts.index }),
  };
}
