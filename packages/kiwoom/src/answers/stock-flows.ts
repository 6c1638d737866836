import {
  answerTo,
  call,
  type CallContext,
  callsFor,
  figuresOn,
  impossible,
  type Impossible,
  isImpossible,
  type Reply,
  type SeriesPage,
  type Tables,
  walkSeries,
} from '@investor-flow/adapter-kit';
import {
  type BrokerError,
  concurrently,
  err,
  type FlowFigures,
  type InvestorTable,
  type Measure,
  ok,
  type PlanOf,
  type Result,
  type StockFlow,
} from '@investor-flow/core';
import { cursorIn } from '../wire/dialect.ts';
import {
  DERIVED,
  isHalfFilled,
  ka10059,
  netsOf,
  type StockColumns,
  STEPS,
  tradingOf,
} from '../wire/ka10059.ts';
import { KRX_ONLY } from './offers.ts';

const OFFER = {
  support: 'full',
  venues: ['krx', 'nxt', 'unified'],
  measures: ['value', 'volume'],
  sides: ['net'],
  history: {
    kind: 'any-day',
    because: 'Its twin ka10060 has been seen served back to 2010-01-01; a delisted stock has none',
  },
  daysPerCall: 100,
} as const;

type StockPlan = PlanOf<'stockFlows'>;

/** A hundred days a call and measure; value and volume are walked side by side. */
export const stockFlows = answerTo<'stockFlows'>()({
  offer: OFFER,
  mock: { ...OFFER, ...KRX_ONLY },
  calls: (plan, moment) => callsFor(plan, moment, OFFER.daysPerCall) * plan.measures.length,
  answer: (plan, context) => {
    // One cursor a measure; as a text they are the position of the walk.
    let cursors: readonly (string | undefined)[] = [];
    return walkSeries(context, {
      api: ka10059.id,
      range: plan,
      nothing: 'the stock has no days',
      fetch: async () => {
        const replies = await concurrently(
          context,
          [...plan.measures.entries()],
          async (it, each) =>
            call(each, ka10059, { ...plan, measure: it[1], cursor: cursors[it[0]] }),
        );
        return replies.andThen((answers) => {
          cursors = answers.map(({ headers }) => cursorIn(headers));
          return pageOf(context, plan, answers, cursors);
        });
      },
    });
  },
});

function pageOf(
  context: CallContext,
  plan: StockPlan,
  answers: readonly Reply<StockColumns>[],
  cursors: readonly (string | undefined)[],
): Result<SeriesPage<StockFlow>, BrokerError> {
  const [first, second] = answers;
  if (first === undefined) throw new TypeError('a question without a measure');
  const fault = (message: string) => err(first.unreadable([{ path: 'dt', message }]));
  const isPaired =
    second === undefined ||
    (second.rows.length === first.rows.length &&
      second.rows.every(({ key }, place) => key === first.rows[place]?.key));
  if (!isPaired) return fault('the answers for value and volume differ in days');
  if (new Set(cursors.map((it) => it === undefined)).size > 1)
    return fault('the answers for value and volume differ in pages');
  const parts = {
    api: ka10059.id,
    observedAt: Math.max(...answers.map(({ observedAt }) => observedAt)),
    venue: plan.venue,
    dayBasis: 'stated' as const,
    steps: STEPS,
    derived: DERIVED,
    assumed: [],
  };
  const figures = figuresOn(context, parts, 'share');
  return ok({
    next: cursors.some((it) => it?.trim() === '') ? '' : positionOf(cursors),
    unreadable: first.unreadable,
    rows: first.rows.map(({ key: day }, place) => ({
      day,
      isBlank: answers.every(({ rows }) => rows[place]?.isBlank === true),
      text: () => answers.map(({ rows }) => rows[place]?.text()).join('\n'),
      read: () => readDay(plan, answers, place, (tables) => figures(day, tables)),
    })),
  });
}

const positionOf = (cursors: readonly (string | undefined)[]): string | undefined =>
  cursors[0] === undefined ? undefined : cursors.join('\n');

/** The rows at the same place of each answer. */
function readDay(
  { stock, today, measures }: StockPlan,
  answers: readonly Reply<StockColumns>[],
  place: number,
  figures: (tables: Tables) => FlowFigures,
): Result<StockFlow | Impossible, BrokerError> {
  const tables: { [M in Measure]?: InvestorTable } = {};
  let trading: ReturnType<typeof tradingOf>;
  for (const [at, measure] of measures.entries()) {
    const [reply, row] = [answers[at], answers[at]?.rows[place]];
    if (reply === undefined || row === undefined) continue;
    const read = row.read();
    if (read.isErr()) return err(reply.unreadable(read.error));
    if (row.key === today && isHalfFilled(read.value, measure))
      return ok(impossible('the row is half filled: individuals are missing'));
    tables[measure] = netsOf(read.value, STEPS[measure]);
    // Price and volume stand in either answer.
    if (at === 0) trading = tradingOf(read.value);
  }
  if (trading !== undefined && isImpossible(trading)) return ok(trading);
  return ok(Object.assign(figures(tables), trading === undefined ? { stock } : { stock, trading }));
}
