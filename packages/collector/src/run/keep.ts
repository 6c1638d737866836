import {
  type AnyRow,
  ask,
  type BrokerError,
  dayOf,
  isSeries,
  nowBy,
  pages,
  type Question,
  settledAt,
  type Source,
  specOf,
  type TradingDay,
} from '@investor-flow/core';
import { type KeptDays, recording, type Store } from '@investor-flow/store';
import type { Planning } from '../plan/check-entry.ts';
import { type Run, runsOf } from '../schedule/sessions.ts';
import type { Task } from '../schedule/task.ts';
import type { Ending } from './ending.ts';
import { isDone, type Outcome, outcomeOf } from './outcome.ts';

/** What tasks are run with. */
export interface Workshop extends Planning, Pick<Ending, 'stopping' | 'ending'> {
  readonly store: Store;
  readonly sessions: (from: TradingDay, to: TradingDay) => readonly TradingDay[];
}
export type Parts = Workshop & { readonly source: Source };

const KEPT: Outcome = { kind: 'kept' };

/** Whether a question names its day or its days. */
export const isDated = (question: Question): boolean =>
  isSeries(question) || specOf(question).fields.optional.includes('day');

/** Asks without a day and keeps the answer. */
export const keepAnswer = (parts: Parts, task: Task): Promise<Outcome> =>
  keepOne(parts, task, task.query, () => false);

/** Asks for one session and keeps the answer, as settled once nothing about the session can change any more. */
export function keepDay(parts: Parts, task: Task, day: TradingDay): Promise<Outcome> {
  if (isSeries(task.question)) return keepRun(parts, task, { from: day, to: day });
  const settled = isSettled(parts, day);
  if (isDated(task.question)) return keepOne(parts, task, { ...task.query, day }, () => settled);
  // The answer itself says of which session it is.
  return keepOne(
    parts,
    task,
    task.query,
    (rows) => settled && rows.length > 0 && rows.every((row) => dayOf(row) === day),
  );
}

/** Asks for the sessions that are over and not settled in the store, newest first. */
export async function keepMissing(
  parts: Parts,
  task: Task,
  kept: KeptDays,
  sessions: readonly TradingDay[],
): Promise<Outcome> {
  const isMissing = (day: TradingDay): boolean =>
    isSettled(parts, day) && kept.of(day)?.isSettled !== true;
  const works = isSeries(task.question)
    ? runsOf(sessions, isMissing).map((run) => () => keepRun(parts, task, run))
    : sessions
        .filter(isMissing)
        .toReversed()
        .map((day) => () => keepDay(parts, task, day));
  let last: Outcome = { kind: 'known' };
  for (const work of works) {
    if (parts.stopping.aborted) return { kind: 'stopped' };
    const outcome = await work();
    if (!isDone(outcome)) return outcome;
    if (last.kind !== 'kept') last = outcome;
  }
  return last;
}

const isSettled = ({ clock }: Parts, day: TradingDay): boolean => nowBy(clock) >= settledAt(day);

async function keepOne(
  { source, store, stopping, ending }: Parts,
  { question }: Task,
  query: object,
  settles: (rows: readonly AnyRow[]) => boolean,
): Promise<Outcome> {
  const answer = await ask(source, question, query as never, { signal: ending });
  if (answer.isErr()) return ended(stopping, answer.error);
  const rows = [answer.value].flat() as readonly AnyRow[];
  const options = { broker: source.broker, settled: settles(rows) };
  const kept = await store.append(question, query as never, answer.value, options);
  return kept.isOk() ? KEPT : { kind: 'store-failed', message: kept.error.message };
}

/** Walks a run of sessions page by page; what was kept before an end or a failure is not asked again. */
async function keepRun(parts: Parts, { question, query }: Task, run: Run): Promise<Outcome> {
  const { source, store, stopping, ending } = parts;
  if (!isSeries(question)) throw new TypeError(`${question} has no pages`);
  const recorded = recording(source, store, { settled: isSettled(parts, run.to) });
  const walk = pages(recorded, question, { ...query, ...run } as never, { signal: ending });
  for await (const page of walk) {
    if (page.isErr()) return ended(stopping, page.error);
    if (stopping.aborted) return { kind: 'stopped' };
  }
  return KEPT;
}

/** A call that was ended because everything ends has not failed. */
const ended = (stopping: AbortSignal, error: BrokerError): Outcome =>
  stopping.aborted && error.kind === 'cancelled' ? { kind: 'stopped' } : outcomeOf(error);
