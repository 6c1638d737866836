import {
  type AnyRow,
  dayOf,
  isSeries,
  koreanTime,
  newestPublished,
  type TradingDay,
  USUAL_SESSIONS,
} from '@investor-flow/core';
import { type Answered, type DaysAsked, entriesOf, instantsOf, topicOf } from './entries.ts';
import { dayAsked, type Reading } from './reading.ts';
import { BEGINNING } from './series.ts';
import type { AppendOptions } from './store.ts';

/** How many entries one statement inserts. */
const BATCH = 100;

/** Writes the entries of an answer and the range that was asked for, in one transaction. */
export async function writeAnswer(
  { engine, calendar, now }: Reading,
  answered: Answered,
  { broker = '', environment = '', settled = false }: AppendOptions,
): Promise<void> {
  const { question, query, answer } = answered;
  const all = (Array.isArray(answer) ? answer : [answer]) as readonly AnyRow[];
  const instants = instantsOf(all);
  // What a long walk did not ask for when it began is not asked for because it took long.
  const moment = { calendar, now: instants[0] === undefined ? now : Date.parse(instants[0]) };
  const anonymous = {
    broker,
    environment,
    observedAt: new Date(now).toISOString(),
    day: dayAsked(question, query, moment) ?? koreanTime(moment.now).day,
  };
  const [first = anonymous] = all;
  const entries = entriesOf(answered, anonymous, settled);
  const observed_at = instants.at(-1) ?? anonymous.observedAt;
  await engine.db.transaction().execute(async (transaction) => {
    for (let start = 0; start < entries.length; start += BATCH)
      await transaction
        .insertInto('investor_flow_entry')
        .values(
          entries
            .slice(start, start + BATCH)
            .map(({ rows, ...entry }) => ({ ...entry, answer: engine.encode(rows) })),
        )
        .onConflict((it) => it.doNothing())
        .execute();
    if (!isSeries(question)) return;
    await transaction
      .insertInto('investor_flow_range')
      .values({
        broker: first.broker,
        environment: first.environment,
        ...topicOf(question, query),
        ...rangeAsked(query, all, newestPublished(moment)),
        observed_at,
      })
      .onConflict((it) => it.doNothing())
      .execute();
  });
}

/** The days that an answer speaks of, those without a row too. */
function rangeAsked(query: object, rows: readonly AnyRow[], newest: TradingDay) {
  const { from, to, limit }: DaysAsked = query;
  const days = new Set(rows.map(dayOf));
  const most = from === undefined ? (limit ?? USUAL_SESSIONS) : limit;
  const oldest = [...days].toSorted()[0];
  const isCut = most !== undefined && days.size >= most && oldest !== undefined;
  return {
    first_day: isCut ? oldest : (from ?? BEGINNING),
    last_day: to === undefined || to > newest ? newest : to,
  };
}
