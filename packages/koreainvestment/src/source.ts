import {
  type Answers,
  type Asking,
  type Connection,
  flowsFrom,
  together,
  unreadable,
} from '@investor-flow/adapter-kit';
import {
  type BrokerError,
  err,
  failure,
  type FlowPlan,
  type InvestorFlow,
  type InvestorTable,
  latestSession,
  type Issue,
  type Measure,
  ok,
  type Result,
  type SectorId,
} from '@investor-flow/core';
import { BROKER } from './settings.ts';
import { fhptj04030000, type FlowRow, stepsOf } from './wire/fhptj04030000.ts';
import { type Pair, pairOf, pairsOf } from './wire/sectors.ts';

/** Every question Korea Investment answers, and the call that answers it. */
export const answersOf = (link: Connection): Answers => ({
  async investorFlow(plan, asking) {
    const pair = pairOf(plan.market, plan.sector);
    if (pair === undefined)
      return err(failure.unsupported(asking.at, `Korea Investment has no code for ${plan.sector}`));
    const read = await flowOf(link, plan, { id: plan.sector, pair }, asking);
    return read.andThen((it) =>
      'missing' in it ? err(failure.empty(at(asking), { because: it.missing })) : ok(it),
    );
  },

  async sectorFlows(plan, asking) {
    const sectors = pairsOf(plan.market);
    const answers = await together(
      asking,
      sectors.map((sector) => async (each: Asking) => {
        const read = await flowOf(link, plan, sector, each);
        return read.orElse((error) => leftOut(error, sector));
      }),
    );
    if (answers.isErr()) return err(answers.error);
    const flows: InvestorFlow[] = [];
    for (const it of answers.value) {
      if ('missing' in it) {
        const { code, missing: because } = it;
        link.announce({ type: 'left-out', at: at(asking), code, because });
      } else flows.push(it);
    }
    return flows.length === 0
      ? err(failure.empty(at(asking), { because: 'no sector has a figure' }))
      : ok(flows);
  },
});

const at = (asking: Asking): BrokerError['at'] => ({ ...asking.at, api: fhptj04030000.id });

/** A row that the broker knows nothing of, and why we think so. */
interface Missing {
  readonly missing: string;
  readonly code: string;
}

/** A sector of which the broker says that there is nothing is as good as blank; a sign-in speaks of no sector. */
const leftOut = (error: BrokerError, { pair }: Sector): Result<Missing, BrokerError> =>
  error.kind === 'empty' && error.at.api === fhptj04030000.id
    ? ok({ missing: error.because, code: pair.sector })
    : err(error);

interface Sector {
  readonly id: SectorId;
  readonly pair: Pair;
}

async function flowOf(
  link: Connection,
  plan: FlowPlan,
  { id, pair }: Sector,
  asking: Asking,
): Promise<Result<InvestorFlow | Missing, BrokerError>> {
  const reply = await link.ask(fhptj04030000, pair, asking);
  if (reply.isErr()) return err(reply.error);
  const { body: row, observedAt, text } = reply.value;
  // The answer is about the session of its own moment, which may have opened while the question waited.
  const session = latestSession(link.calendar, observedAt, plan.venue);
  if (session?.day !== plan.day) return err(failure.unavailable(at(asking), { cause: MOVED_ON }));
  const code = pair.sector;
  if (row === undefined) return ok({ missing: 'the answer has no row', code });
  if (row.isBlank) return ok({ missing: 'every figure is blank', code });
  const tables = readTables(row, plan);
  if (tables.isErr()) return err(unreadable(link.line, at(asking), tables.error, text));
  const flow = flowsFrom({
    broker: BROKER,
    environment: link.environment,
    api: fhptj04030000.id,
    plan,
    // The answer carries no date and none can be asked for.
    dayBasis: 'assumed',
    observedAt,
    steps: stepsOf(plan.market),
    derived: [],
  });
  return ok(flow({ sector: { id, code, name: '' }, tables: tables.value, index: undefined }));
}

const MOVED_ON = {
  code: 'SESSION_CHANGED',
  message:
    'a new session opened while the question waited, so the answer is not about the day asked',
};

type Tables = { readonly [M in Measure]?: InvestorTable };

function readTables(
  row: FlowRow,
  { market, measures }: FlowPlan,
): Result<Tables, readonly Issue[]> {
  const tables: { [M in Measure]?: InvestorTable } = {};
  for (const measure of measures) {
    const table = row.table(measure, market);
    if (table.isErr()) return err(table.error);
    tables[measure] = table.value;
  }
  return ok(tables);
}
