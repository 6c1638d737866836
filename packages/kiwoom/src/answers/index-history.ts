import {
  answerTo,
  beside,
  call,
  type CallContext,
  type LazyRow,
  type Reply,
  sectorOn,
  statedOn,
  walkSeries,
} from '@investor-flow/adapter-kit';
import {
  type BrokerError,
  type IndexDay,
  type Moment,
  ok,
  oldestWanted,
  type Pages,
  type PlanOf,
  type Result,
  sessionsBetween,
  type TradingDay,
} from '@investor-flow/core';
import { cursorIn } from '../wire/dialect.ts';
import { type ChartColumns, indexOf as indexBetween, ka20006 } from '../wire/ka20006.ts';
import { indexOf, ka20009, SESSIONS_HELD } from '../wire/ka20009.ts';
import { codeOf, marketOf } from '../wire/codes.ts';
import { walkByCursor } from './by-cursor.ts';
import { SECTORS } from './offers.ts';

const OFFER = {
  support: 'full',
  markets: ['kospi', 'kosdaq'],
  sectors: SECTORS,
  history: {
    kind: 'any-day',
    because: 'How far back the daily chart reaches is unknown',
  },
  daysPerCall: 600,
} as const;

type IndexPlan = PlanOf<'indexHistory'>;

const NOTHING = 'the sector has no days';

/** The latest sessions from one call; older ones from the daily chart alone. */
export const indexHistory = answerTo<'indexHistory'>()({
  offer: OFFER,
  calls: (plan, moment) => {
    if (isLatest(plan, moment)) return 1;
    // One day more, against which the oldest has changed.
    const days = sessionsBetween(moment.calendar, oldestWanted(plan, moment), plan.to).length + 1;
    return Math.ceil(days / OFFER.daysPerCall);
  },
  answer: (plan, context) =>
    isLatest(plan, { calendar: context.calendar, now: context.clock.now() })
      ? latestDays(context, plan)
      : walkSeries(context, {
          api: ka20006.id,
          range: plan,
          nothing: NOTHING,
          fetch: chartPages(context, plan),
        }),
});

/**
 * Whether the range lies in the sessions that ka20009 holds and whose figures stand.
 *
 * Today counts among them on any day that may have a session, before its opening too: its row may be there.
 */
function isLatest(plan: IndexPlan, moment: Moment): boolean {
  if (plan.from === undefined && plan.limit === undefined) return false;
  const first = oldestWanted({ from: undefined, to: plan.today, limit: SESSIONS_HELD }, moment);
  return oldestWanted(plan, moment) >= first;
}

const latestDays = (context: CallContext, plan: IndexPlan): Pages<IndexDay> =>
  walkByCursor(context, {
    endpoint: ka20009,
    range: plan,
    query: (cursor) => ({ market: marketOf(plan.market), code: codeIn(plan), cursor }),
    nothing: NOTHING,
    model: (reply) => {
      const known = knownOf(context, plan, reply);
      return (row, day) => beside(known(day), indexOf(row));
    },
  });

/** A row of the chart with the answer it came with. */
interface ChartRow {
  readonly row: LazyRow<ChartColumns>;
  readonly answer: Reply<ChartColumns>;
}

/** A day has changed from the session before, so the last row of a page waits for the next page. */
function chartPages(context: CallContext, plan: IndexPlan) {
  let held: readonly ChartRow[] = [];
  return async (cursor: string | undefined) => {
    const reply = await call(context, ka20006, { code: codeIn(plan), to: plan.to, cursor });
    return reply.map((answer) => {
      const next = cursorIn(answer.headers);
      const all = [...held, ...answer.rows.map((row) => ({ row, answer }))];
      held = next === undefined ? [] : all.slice(-1);
      return {
        next,
        unreadable: answer.unreadable,
        rows: all.slice(0, all.length - held.length).map((it, place) => ({
          day: it.row.key,
          isBlank: it.row.isBlank,
          text: it.row.text,
          read: () => chartDay(context, plan, it, all.slice(place + 1)),
        })),
      };
    });
  };
}

const columnsOf = ({ row, answer }: ChartRow): Result<ChartColumns, BrokerError> =>
  row.read().mapErr(answer.unreadable);

/** A row as a day, with the rows before it, newest first. */
function chartDay(context: CallContext, plan: IndexPlan, it: ChartRow, older: readonly ChartRow[]) {
  const day = it.row.key;
  const before = older.find(({ row }) => row.key < day);
  return columnsOf(it).andThen((columns) =>
    (before === undefined ? ok(undefined) : columnsOf(before)).map((previous) =>
      beside(knownOf(context, plan, it.answer)(day), indexBetween(columns, previous)),
    ),
  );
}

function codeIn({ market, sector }: IndexPlan): string {
  const code = codeOf(marketOf(market), sector);
  if (code === undefined) throw new TypeError(`Kiwoom does not serve ${sector} of ${market}`);
  return code;
}

/** What every day has in common with its answer. */
function knownOf(
  context: CallContext,
  plan: IndexPlan,
  reply: Pick<Reply<unknown>, 'api' | 'observedAt'>,
) {
  const known = statedOn(context, reply);
  const code = codeIn(plan);
  return (day: TradingDay) => ({
    ...known(day),
    market: plan.market,
    sector: sectorOn(plan.market, day, { id: plan.sector, code, name: '' }),
  });
}
