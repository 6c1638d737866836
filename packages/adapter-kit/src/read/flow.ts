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

/** What all rows of an answer share. */
export interface AnswerParts {
  readonly broker: string;
  readonly environment: Environment;
  readonly api: string;
  readonly plan: FlowPlan;
  readonly dayBasis: DayBasis;
  /** Epoch milliseconds. */
  readonly observedAt: number;
  /** The broker's steps, in won and in shares or contracts. */
  readonly steps: Readonly<Record<Measure, number>>;
  readonly derived: readonly Investor[];
}

/** What an adapter has read of one row. */
export interface RowParts {
  /** The broker's code without a venue suffix, and the broker's name, blank where it gives none. */
  readonly sector: {
    readonly id: SectorId | undefined;
    readonly code: string;
    readonly name: string;
  };
  /** A table for every measure the plan asks for. */
  readonly tables: { readonly [M in Measure]?: InvestorTable };
  readonly index: SectorIndex | undefined;
}

/** Puts the model together the same way for every broker: first what an answer says once, then row by row. */
export function flowsFrom(answer: AnswerParts): (row: RowParts) => InvestorFlow {
  const { broker, environment, api, plan, dayBasis, steps, derived } = answer;
  const { market, venue, day, measures } = plan;
  const status = statusOf(dayBasis, answer.observedAt)(day);
  const observedAt = new Date(answer.observedAt).toISOString();
  const volumeUnit = volumeUnitOf(market);
  const rounding: { [M in Measure]?: number } = {};
  for (const it of MEASURES) if (measures.includes(it)) rounding[it] = steps[it];
  return ({ sector: { id, code, name }, tables, index }) => {
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
      status,
      observedAt,
      ...tables,
      volumeUnit,
      rounding: { ...rounding },
      derived: [...derived],
      ...(index === undefined ? {} : { index }),
    };
  };
}
