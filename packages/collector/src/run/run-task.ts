import {
  addDays,
  failure,
  restsAt,
  specOf,
  type TradingDay,
  type Venue,
} from '@investor-flow/core';
import { keptDays, type KeptDays } from '@investor-flow/store';
import type { Task } from '../schedule/task.ts';
import { isDated, keepAnswer, keepDay, keepMissing, type Parts, type Workshop } from './keep.ts';
import { isDone, type Outcome, outcomeOf } from './outcome.ts';

/** Does a task, unless the store shows that it is done: twice is once. */
export async function runTask(shop: Workshop, task: Task): Promise<Outcome> {
  const source = shop.sources[task.broker];
  if (source === undefined)
    return outcomeOf(
      failure.unsupported(
        { broker: task.broker, operation: task.question },
        `There is no source ${task.broker}`,
      ),
    );
  const known = await keptDays(shop.store, task.question, task.query, {
    broker: source.broker,
    environment: source.environment,
  });
  if (known.isErr()) return { kind: 'store-failed', message: known.error.message };
  const kept = known.value;
  const parts = { ...shop, source };
  switch (task.step) {
    case 'sample':
    case 'list': {
      const since = task.step === 'list' ? task.since : task.at;
      return observedSince(kept, since) ? { kind: 'known' } : keepAnswer(parts, task);
    }
    case 'backfill':
      return keepMissing(parts, task, kept, shop.sessions(task.from, task.to));
    case 'rest':
    case 'settle':
      return keepSession(parts, task, kept);
  }
}

type SessionTask = Extract<Task, { readonly step: 'rest' | 'settle' }>;

const observedSince = ({ lastObservedAt }: KeptDays, since: number): boolean =>
  lastObservedAt !== undefined && Date.parse(lastObservedAt) >= since;

/** The sessions that were missed since the newest settled one, then the session itself. */
async function keepSession(parts: Parts, task: SessionTask, kept: KeptDays): Promise<Outcome> {
  const { day, step, query } = task;
  const { venue = 'krx' } = query as { readonly venue?: Venue };
  if (isDated(task.question)) {
    const beginning = [missedSince(kept, day), task.since]
      .filter((it) => it !== undefined)
      .toSorted()[0];
    const missed = beginning === undefined ? [] : parts.sessions(beginning, addDays(day, -1));
    const caughtUp = await keepMissing(parts, task, kept, missed);
    if (!isDone(caughtUp)) return caughtUp;
  }
  const isDayless = specOf(task.question).isDayless === true;
  const session = kept.of(day);
  const isKnown = isDayless
    ? observedSince(kept, restsAt(day, venue))
    : step === 'settle'
      ? session?.isSettled === true
      : session !== undefined && Date.parse(session.observedAt) >= restsAt(day, venue);
  return isKnown ? { kind: 'known' } : keepDay(parts, task, day);
}

/** Where the store ends: the day after its newest settled session, else its oldest one. */
function missedSince(kept: KeptDays, before: TradingDay): TradingDay | undefined {
  const earlier = kept.days.filter((day) => day < before);
  const settled = earlier.findLast((day) => kept.of(day)?.isSettled === true);
  return settled === undefined ? earlier[0] : addDays(settled, 1);
}
