import type { SandboxClock } from './clock.ts';
import { createHoldings, type Holdings } from './holdings/holdings.ts';
import { createFlows, type Flows } from './market/flows.ts';
import { createIndexLevels, type IndexLevels } from './market/index-level.ts';

/** One seeded market, and the time in it. */
export interface World {
  readonly clock: SandboxClock;
  readonly flows: Flows;
  readonly indexLevels: IndexLevels;
  readonly holdings: Holdings;
}

export const createWorld = (seed: string, clock: SandboxClock): World => ({
  clock,
  flows: createFlows(seed),
  indexLevels: createIndexLevels(seed),
  holdings: createHoldings(seed, clock.now()),
});
