import { type ForeignHolding, type InvestorFlow, ok } from '@investor-flow/core';
import { expect } from 'vitest';
import { figuresOf, mismatches, MEASURES } from '../mismatches.ts';
import { valueOf } from '../results.ts';
import type { Asked, BrokerName } from './effect.ts';
import { type Plan, ROWS, SECTORS } from './plan.ts';
import { openStage, type Stage } from './stage.ts';

export const STOCK = '005930';
const PAGE_ROWS = 50;

export type Told = InvestorFlow | ForeignHolding;

/** When it was told may differ. */
export const timeless = (it: Told): object => ({ ...it, observedAt: '' });

interface Right {
  /** Every sector with both measures, and with value alone; the first is the market. */
  readonly flows: readonly InvestorFlow[];
  readonly values: readonly InvestorFlow[];
  /** As many days as a cell may ask, newest first; none where they are not served. */
  readonly holdings: readonly ForeignHolding[];
}

/** What an undisturbed source says, once every figure of it is borne out by the truth. */
async function right({ source, sandbox }: Stage): Promise<Right> {
  const flows = valueOf(await source.sectorFlows({ market: 'kospi', measures: [...MEASURES] }));
  const values = valueOf(await source.sectorFlows({ market: 'kospi', measures: ['value'] }));
  expect([flows.length, values.length]).toEqual([SECTORS, SECTORS]);
  expect([...flows, ...values].flatMap((flow) => mismatches(flow, sandbox))).toEqual([]);
  const isServed = source.capabilities.foreignHoldings.support !== 'none';
  const asked = { stock: STOCK, limit: ROWS };
  const holdings = valueOf(isServed ? await source.foreignHoldings(asked) : ok([]));
  const truth = sandbox.truth.holdings(STOCK).slice(0, isServed ? ROWS : 0);
  expect(holdings.map(figuresOf)).toEqual(truth.map(figuresOf));
  expect(sandbox.violations).toEqual([]);
  return { flows, values, holdings };
}

const known = new Map<BrokerName, Promise<Right>>();

/** The same for every stage, because they share their seed and their moment. */
export function rightOf(broker: BrokerName): Promise<Right> {
  const found = known.get(broker);
  if (found !== undefined) return found;
  const asked = (async () => {
    await using stage = await openStage(broker);
    return await right(stage);
  })();
  known.set(broker, asked);
  return asked;
}

/** The pages a question must bring where nothing fails it: one, unless pages were asked for. */
export function pagesOf(
  { flows, values, holdings }: Right,
  asked: Asked,
  { measures, rows }: Pick<Plan, 'measures' | 'rows'>,
): readonly (readonly Told[])[] {
  const wanted = measures.length === 1 ? values : flows;
  if (asked === 'investorFlow') return [wanted.slice(0, 1)];
  if (asked === 'sectorFlows') return [wanted];
  const days = holdings.slice(0, rows);
  if (asked === 'foreignHoldings') return [days];
  return Array.from({ length: Math.ceil(rows / PAGE_ROWS) }, (_, page) =>
    days.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS),
  );
}
