import {
  answerTo,
  call,
  type CallContext,
  empty,
  flowsOf,
  impossible,
  type Impossible,
  isImpossible,
  type Reply,
  type Tables,
} from '@investor-flow/adapter-kit';
import {
  type BrokerError,
  concurrently,
  err,
  INVESTORS,
  type InvestorFlow,
  type InvestorTable,
  type Measure,
  ok,
  type PlanOf,
  type Result,
  type TradingDay,
} from '@investor-flow/core';
import { cursorIn } from '../wire/dialect.ts';
import {
  DERIVED,
  fingerprintOf,
  indexOf,
  ka10051,
  netsOf,
  type SectorColumns,
  STEPS,
} from '../wire/ka10051.ts';
import { FLOW_OFFER, KRX_ONLY } from './offers.ts';
import { bareCode, codeOf, idOf, marketOf, type ServedMarket } from '../wire/codes.ts';

/** One call a measure; only the row of the sector asked for is read. */
export const investorFlow = answerTo<'investorFlow'>()({
  offer: FLOW_OFFER,
  mock: { ...FLOW_OFFER, ...KRX_ONLY },
  calls: ({ measures }) => measures.length,
  async answer(plan, context) {
    const market = marketOf(plan.market);
    const day = await sectorsOfDay(context, { ...plan, market });
    return day.andThen(({ codes, flow }) => {
      const code = codeOf(market, plan.sector);
      if (code === undefined || !codes.includes(code))
        return err(empty(context, ka10051.id, `the answer has no row for ${plan.sector}`));
      return flow(code).andThen((it) =>
        isImpossible(it) ? err(empty(context, ka10051.id, it.impossible)) : ok(it),
      );
    });
  },
});

type DayPlan = Pick<PlanOf<'sectorFlows'>, 'day' | 'session' | 'venue' | 'measures'> & {
  readonly market: ServedMarket;
};

/** Every sector of a market on one day, from one answer a measure. */
export interface SectorsOfDay {
  readonly day: TradingDay;
  readonly codes: readonly string[];
  /** Every net and index volume as one text: two days that agree in it are the same session. */
  readonly fingerprint: () => string;
  /** The flow of a sector, or why there is none. */
  readonly flow: (code: string) => Result<InvestorFlow | Impossible, BrokerError>;
}

/** Asks for each measure at the same time; answers that differ in their sectors are unreadable. */
export async function sectorsOfDay(
  context: CallContext,
  plan: DayPlan,
): Promise<Result<SectorsOfDay, BrokerError>> {
  const { market, day, venue, measures } = plan;
  const replies = await concurrently(context, measures, (measure, each) =>
    call(each, ka10051, { market, day, venue, measure }),
  );
  return replies.andThen((answers) => {
    const codes = answers.map(({ rows }) => rows.map(({ key }) => bareCode(key)));
    const [first = [], ...others] = codes;
    const fault = (message: string, place = 0) =>
      err(
        answers[place]?.unreadable([{ path: '', message }]) ?? empty(context, ka10051.id, message),
      );
    if (codes.every(({ length }) => length === 0))
      return err(empty(context, ka10051.id, 'the list of sectors is empty'));
    if (
      others.some(
        (other) => other.length !== first.length || other.some((it) => !first.includes(it)),
      )
    )
      return fault('the answers for value and volume differ in rows');
    // Every sector has always come on one page; were there ever more, the list would be short.
    const more = answers.findIndex(({ headers }) => cursorIn(headers) !== undefined);
    if (more >= 0) return fault('the list goes on on another page', more);
    return ok({
      day,
      codes: first,
      fingerprint: () => answers.map(({ rows }) => rows.map(fingerprintOf).join('\n')).join('\n'),
      flow: flowsIn(context, plan, answers, codes),
    });
  });
}

/** Reads the rows of a sector, one in each answer. */
function flowsIn(
  context: CallContext,
  plan: DayPlan,
  answers: readonly Reply<SectorColumns>[],
  codes: readonly (readonly string[])[],
): SectorsOfDay['flow'] {
  const flows = flowsOf(context, {
    ...plan,
    api: ka10051.id,
    observedAt: Math.max(...answers.map(({ observedAt }) => observedAt)),
    dayBasis: plan.session === 'open' ? ('requested' as const) : ('assumed' as const),
    steps: STEPS,
    derived: DERIVED,
    assumed: ['volume-unit' as const],
  });
  const byCode = answers.map(
    ({ rows }, place) => new Map(rows.map((row, at) => [codes[place]?.[at], row])),
  );
  return (code) => {
    if (byCode[0]?.has(code) !== true) return ok(impossible('the answer has no row for it'));
    const rows = byCode.map((of) => of.get(code));
    if (rows.every((row) => row?.isBlank !== false)) return ok(impossible('every figure is blank'));
    const tables: { [M in Measure]?: InvestorTable } = {};
    let columns: SectorColumns | undefined;
    for (const [place, measure] of plan.measures.entries()) {
      const [row, reply] = [rows[place], answers[place]];
      if (row === undefined || reply === undefined) continue;
      const read = row.read();
      if (read.isErr()) return err(reply.unreadable(read.error));
      columns ??= read.value;
      tables[measure] = netsOf(read.value, STEPS[measure]);
    }
    const [first] = answers;
    if (columns === undefined || first === undefined)
      return ok(impossible('the answer has no row'));
    const isZero = isAllZero(tables);
    // Zeros alone say that there is nothing, not that an index stands at 0.
    if (columns.cur_prc === 0 && isZero) return ok(impossible('every figure is 0'));
    return indexOf(columns)
      .mapErr((message) => first.unreadable([{ path: code, message }]))
      .map((index) => {
        const id = idOf(plan.market, code);
        if (index === undefined && isZero)
          return impossible('the sector did not exist on that day');
        if (id === 'all' && isZero) return impossible('every net of the market is 0');
        return flows({ id, code, name: columns.inds_nm, tables, index });
      });
  };
}

const isAllZero = (tables: Tables): boolean =>
  Object.values(tables).every((table) =>
    INVESTORS.every((it) => table[it] === undefined || table[it].net === 0),
  );
