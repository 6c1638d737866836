import {
  answerTo,
  call,
  type CallContext,
  type Impossible,
  isImpossible,
  type Reply,
  sectorOn,
  type SeriesPage,
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
import { EVERY_SECTOR } from './offers.ts';

const OFFER = {
  support: 'full',
  ...EVERY_SECTOR,
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
      return (row, day) => {
        const index = indexOf(row);
        return isImpossible(index) ? index : { ...known(day), ...index };
      };
    },
  });

/** A row of the chart with the answer it came with. */
interface ChartRow {
  readonly day: TradingDay;
  readonly isBlank: boolean;
  readonly text: () => string;
  readonly columns: () => Result<ChartColumns, BrokerError>;
  readonly observedAt: number;
}

/** A day has changed from the session before, so the last row of a page waits for the next page. */
function chartPages(
  context: CallContext,
  plan: IndexPlan,
): (cursor: string | undefined) => Promise<Result<SeriesPage<IndexDay>, BrokerError>> {
  let held: readonly ChartRow[] = [];
  return async (cursor) => {
    const reply = await call(context, ka20006, { code: codeIn(plan), to: plan.to, cursor });
    return reply.map(({ rows, headers, observedAt, unreadable }) => {
      const next = cursorIn(headers);
      const all: readonly ChartRow[] = [
        ...held,
        ...rows.map(({ key: day, isBlank, text, read }) => ({
          day,
          isBlank,
          text,
          columns: () => read().mapErr(unreadable),
          observedAt,
        })),
      ];
      held = next === undefined ? [] : all.slice(-1);
      const given = next === undefined ? all : all.slice(0, -1);
      return {
        next,
        unreadable,
        rows: given.map(({ day, isBlank, text }, place) => ({
          day,
          isBlank,
          text,
          read: () => chartDay(context, plan, all.slice(place)),
        })),
      };
    });
  };
}

/** The first of these rows as a day. */
function chartDay(
  context: CallContext,
  plan: IndexPlan,
  [row, ...older]: readonly ChartRow[],
): Result<IndexDay | Impossible, BrokerError> {
  if (row === undefined) throw new TypeError('a day without its row');
  const { day, observedAt } = row;
  const known = knownOf(context, plan, { api: ka20006.id, observedAt })(day);
  const before = older.find((it) => it.day < day)?.columns() ?? ok(undefined);
  return row.columns().andThen((columns) =>
    before.map((previous) => {
      const index = indexBetween(columns, previous);
      return isImpossible(index) ? index : { ...known, ...index };
    }),
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
