import { err, ok, type Result } from 'neverthrow';
import { addMeasures, addSteps } from './add-tables.ts';
import type { InvestorFlow } from './model/flows.ts';
import type { DayBasis } from './model/provenance.ts';
import { ancestorsOf, idHolds, MEASURES, sectorIn } from './market.ts';
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
export interface FlowSum extends Pick<
  InvestorFlow,
  | 'broker'
  | 'environment'
  | 'market'
  | 'venue'
  | 'day'
  | 'dayBasis'
  | 'status'
  | 'volumeUnit'
  | 'value'
  | 'volume'
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
  return sectorsOfRows(flows).andThen((sectors): Result<FlowSum, SumRefusal> => {
    const refusal = overlap(market, sectors);
    if (refusal !== undefined) return err(refusal);
    return ok({
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
    });
  });
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

function sectorsOfRows(flows: readonly InvestorFlow[]): Result<readonly SectorId[], SumRefusal> {
  const sectors: SectorId[] = [];
  for (const { market, day, sector } of flows) {
    const { id, code } = sector;
    const entry = id === undefined ? undefined : sectorIn(market, id);
    if (entry === undefined)
      return refuse('unknown-sector', `the registry does not have ${code}, so it may overlap`);
    if (!idHolds(market, entry.id, day))
      return refuse('not-yet', `${entry.id} has this meaning only from ${entry.since} on`);
    if (sectors.includes(entry.id))
      return refuse('duplicate', `${entry.id} is there more than once`);
    sectors.push(entry.id);
  }
  return ok(sectors);
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
