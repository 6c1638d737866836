import { err, ok, type Result } from 'neverthrow';
import { addMeasures, addSteps } from './tables.ts';
import type { InvestorFlow } from './model/flows.ts';
import type { DayBasis } from './model/provenance.ts';
import {
  ancestorsOf,
  idHolds,
  type Market,
  MEASURES,
  type SectorEntry,
  sectorIn,
} from './market.ts';
import type { SectorId } from './sector-ids.ts';

/** Why rows may not be added up. */
export interface SumRefusal {
  readonly reason:
    | 'nothing'
    | 'unknown-sector'
    | 'not-yet'
    | 'duplicate'
    | 'overlap'
    | 'cross-cut'
    | 'mixed-rows';
  readonly message: string;
}

/** Several sectors as one; it holds the investors and sides that every row has. Won, shares or contracts. */
export interface FlowSum extends Omit<
  InvestorFlow,
  'api' | 'observedAt' | 'sector' | 'index' | 'derived' | 'assumed'
> {
  readonly sectors: readonly SectorId[];
  /** The steps of all rows added up: no figure is off by more than half of it for each of its columns. */
  readonly rounding: InvestorFlow['rounding'];
}

export interface SumOptions {
  /** Adds provisional rows to final ones; the sum is then `provisional`. Default false: refused as `mixed-rows`. */
  readonly mixStatus?: boolean;
}

/**
 * Adds up sectors of one day so that no won is counted twice.
 *
 * It refuses rows that overlap, that differ in broker, environment, market, venue, day, measures or status, and sectors
 * that do not hold on that day. The sum's `dayBasis` is the weakest of its rows.
 */
export function sumFlows(
  flows: readonly InvestorFlow[],
  options: SumOptions = {},
): Result<FlowSum, SumRefusal> {
  const [first] = flows;
  if (first === undefined) return refuse('nothing', 'there are no flows to add up');
  const field = differingField(first, flows, options);
  if (field !== undefined)
    return refuse('mixed-rows', `the rows differ in ${field}, so their sum has no meaning`);
  const { broker, environment, market, venue, day, volumeUnit } = first;
  return sectorsOfRows(market, flows).map((sectors) => ({
    broker,
    environment,
    market,
    venue,
    day,
    dayBasis:
      WEAKEST_FIRST.find((it) => flows.some(({ dayBasis }) => dayBasis === it)) ?? 'assumed',
    status: flows.every(({ status }) => status === 'final') ? 'final' : 'provisional',
    volumeUnit,
    sectors,
    ...addMeasures(flows),
    rounding: addSteps(flows),
  }));
}

const WEAKEST_FIRST: readonly DayBasis[] = ['assumed', 'requested', 'stated'];

const refuse = (reason: SumRefusal['reason'], message: string): Result<never, SumRefusal> =>
  err({ reason, message });

const SAME = ['broker', 'environment', 'market', 'venue', 'day'] as const;

function differingField(
  first: InvestorFlow,
  flows: readonly InvestorFlow[],
  { mixStatus = false }: SumOptions,
): string | undefined {
  const fields = mixStatus ? SAME : ([...SAME, 'status'] as const);
  return (
    fields.find((it) => flows.some((flow) => flow[it] !== first[it])) ??
    MEASURES.find((it) =>
      flows.some((flow) => (flow[it] === undefined) !== (first[it] === undefined)),
    )
  );
}

/** The sectors of the rows, each once and none a part of another. */
function sectorsOfRows(
  market: Market,
  flows: readonly InvestorFlow[],
): Result<readonly SectorId[], SumRefusal> {
  const entries: SectorEntry[] = [];
  for (const { day, sector } of flows) {
    const entry = sector.id === undefined ? undefined : sectorIn(market, sector.id);
    if (entry === undefined)
      return refuse(
        'unknown-sector',
        `the registry does not have ${sector.code}, so it may overlap`,
      );
    const { id, since } = entry;
    if (!idHolds(market, id, day))
      return refuse('not-yet', `${id} has this meaning only from ${since} on`);
    if (entries.includes(entry)) return refuse('duplicate', `${id} is there more than once`);
    entries.push(entry);
  }
  const sectors = entries.map(({ id }) => id);
  for (const { id, level } of entries) {
    if (sectors.length > 1 && (level === 'size' || level === 'segment'))
      return refuse('cross-cut', `${id} cuts across every other row`);
    const ancestor = ancestorsOf(market, id).find((it) => sectors.includes(it));
    if (ancestor !== undefined) return refuse('overlap', `${ancestor} already contains ${id}`);
  }
  return ok(sectors);
}
