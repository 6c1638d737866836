import { err, ok, type Result } from 'neverthrow';
import { type Investor, INVESTORS } from './investor.ts';
import type { InvestorFlow } from './model/investor-flow.ts';
import type { InvestorTable, Trade } from './model/flow-figures.ts';
import { type Measure, MEASURES } from './market.ts';
import { ancestorsOf, type SectorId, sectorIn } from './sector.ts';

/** Why rows may not be added up. */
export interface SumRefusal {
  readonly reason:
    | 'nothing'
    | 'unknown-sector'
    | 'duplicate'
    | 'overlap'
    | 'cross-cut'
    | 'mixed-rows';
  readonly message: string;
}

/** Several sectors as one; it holds the investors and sides that every row has. */
export interface FlowSum extends Pick<
  InvestorFlow,
  'broker' | 'environment' | 'market' | 'venue' | 'day' | 'volumeUnit' | 'value' | 'volume'
> {
  readonly sectors: readonly SectorId[];
  /** The steps of all rows added up: no figure is off by more than half of it for each of its columns. */
  readonly rounding: InvestorFlow['rounding'];
}

/** Adds up sectors so that no won is counted twice, and refuses rows that overlap or do not belong together. */
export function sumFlows(flows: readonly InvestorFlow[]): Result<FlowSum, SumRefusal> {
  const [first] = flows;
  if (first === undefined) return refuse('nothing', 'there are no flows to add up');
  const alien = mixed(first, flows);
  if (alien !== undefined)
    return refuse('mixed-rows', `the rows differ in ${alien}, so their sum has no meaning`);

  const sectors: SectorId[] = [];
  for (const { sector } of flows) {
    if (sector.id === undefined || sectorIn(first.market, sector.id) === undefined)
      return refuse('unknown-sector', `nobody knows what ${sector.code} overlaps`);
    if (sectors.includes(sector.id))
      return refuse('duplicate', `${sector.id} is there more than once`);
    sectors.push(sector.id);
  }
  const refusal = overlap(first.market, sectors);
  if (refusal !== undefined) return err(refusal);

  const { broker, environment, market, venue, day, volumeUnit } = first;
  return ok({
    broker,
    environment,
    market,
    venue,
    day,
    volumeUnit,
    sectors,
    ...tables(first, flows),
    rounding: steps(first, flows),
  });
}

const refuse = (reason: SumRefusal['reason'], message: string): Result<never, SumRefusal> =>
  err({ reason, message });

const SAME = ['broker', 'environment', 'market', 'venue', 'day'] as const;

function mixed(first: InvestorFlow, flows: readonly InvestorFlow[]): string | undefined {
  const field = SAME.find((it) => flows.some((flow) => flow[it] !== first[it]));
  return (
    field ??
    MEASURES.find((it) =>
      flows.some((flow) => (flow[it] === undefined) !== (first[it] === undefined)),
    )
  );
}

function overlap(
  market: InvestorFlow['market'],
  sectors: readonly SectorId[],
): SumRefusal | undefined {
  for (const id of sectors) {
    const level = sectorIn(market, id)?.level;
    if (sectors.length > 1 && (level === 'size' || level === 'segment'))
      return { reason: 'cross-cut', message: `${id} cuts across every other row` };
    const ancestor = ancestorsOf(market, id).find((it) => sectors.includes(it));
    if (ancestor !== undefined)
      return { reason: 'overlap', message: `${ancestor} already contains ${id}` };
  }
  return undefined;
}

const tables = (
  first: InvestorFlow,
  flows: readonly InvestorFlow[],
): { readonly [M in Measure]?: InvestorTable } =>
  Object.fromEntries(
    MEASURES.filter((measure) => first[measure] !== undefined).map((measure) => [
      measure,
      addTables(flows.map((flow) => flow[measure]).filter((it) => it !== undefined)),
    ]),
  );

function addTables(rows: readonly InvestorTable[]): InvestorTable {
  const sums = INVESTORS.flatMap((investor): readonly (readonly [Investor, Trade])[] => {
    const trades = rows.map((row) => row[investor]).filter((it) => it !== undefined);
    return trades.length === rows.length ? [[investor, addTrades(trades)]] : [];
  });
  // Every table has the three required investors, so their sum has them too.
  return Object.fromEntries(sums) as unknown as InvestorTable;
}

function addTrades(trades: readonly Trade[]): Trade {
  const add = (side: keyof Trade): number | undefined =>
    trades.reduce<number | undefined>((sum, trade) => {
      const figure = trade[side];
      return sum === undefined || figure === undefined ? undefined : sum + figure;
    }, 0);
  const [buy, sell] = [add('buy'), add('sell')];
  return {
    net: total(trades.map(({ net }) => net)),
    ...(buy === undefined ? {} : { buy }),
    ...(sell === undefined ? {} : { sell }),
  };
}

const steps = (
  first: InvestorFlow,
  flows: readonly InvestorFlow[],
): { readonly [M in Measure]?: number } =>
  Object.fromEntries(
    MEASURES.filter((measure) => first[measure] !== undefined).flatMap((measure) => {
      const known = flows.map(({ rounding }) => rounding[measure]).filter((it) => it !== undefined);
      return known.length === flows.length ? [[measure, total(known)]] : [];
    }),
  );

const total = (figures: readonly number[]): number => figures.reduce((sum, it) => sum + it, 0);
