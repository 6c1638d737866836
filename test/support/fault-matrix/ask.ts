import type { BrokerError, Result, Source } from '@investor-flow/core';
import type { Asked } from './effect.ts';
import type { Plan } from './plan.ts';
import { STOCK, type Told } from './right.ts';
import type { Stage } from './stage.ts';

/** What came of a question, in the order it came: pages and errors. */
export interface Outcome {
  readonly pages: readonly (readonly Told[])[];
  readonly errors: readonly BrokerError[];
  /** Whether nothing came after an error. */
  readonly endsThere: boolean;
}

export async function ask(
  { source, signal }: Stage,
  asked: Asked,
  { measures, rows }: Pick<Plan, 'measures' | 'rows'>,
): Promise<Outcome> {
  const flow = { market: 'kospi', measures } as const;
  const holdings = { stock: STOCK, limit: rows };
  switch (asked) {
    case 'investorFlow':
      return outcomeOf([(await source.investorFlow(flow, { signal })).map((it) => [it])]);
    case 'sectorFlows':
      return outcomeOf([await source.sectorFlows(flow, { signal })]);
    case 'foreignHoldings':
      return outcomeOf([await source.foreignHoldings(holdings, { signal })]);
    case 'foreignHoldingsPages':
      return outcomeOf(await walked(source.foreignHoldingsPages(holdings, { signal })));
  }
}

type Step = Result<readonly Told[], BrokerError>;

async function walked(walk: ReturnType<Source['foreignHoldingsPages']>): Promise<readonly Step[]> {
  const steps: Step[] = [];
  for await (const page of walk) steps.push(page);
  return steps;
}

const outcomeOf = (steps: readonly Step[]): Outcome => ({
  pages: steps.flatMap((step) => (step.isOk() ? [step.value] : [])),
  errors: steps.flatMap((step) => (step.isErr() ? [step.error] : [])),
  endsThere: steps.slice(0, -1).every((step) => step.isOk()),
});
