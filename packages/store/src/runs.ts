import {
  type AnyRow,
  dayOf,
  MEASURES,
  onlyMeasures,
  sessionBefore,
  type TradingCalendar,
  type TradingDay,
} from '@investor-flow/core';
import { rowsOf } from './damage.ts';
import type { Engine } from './engine/engine.ts';
import { lastOfEachDay, type Selection } from './selecting.ts';

/** How many sessions are looked at in one run of a walk without a beginning. */
const RUN_SESSIONS = 250;

export interface Run {
  readonly isKept: boolean;
  readonly from: TradingDay | undefined;
  readonly to: TradingDay;
}

/** The longest run of sessions, newest first, that are all settled or all not. */
export function nextRun(
  isSettled: (day: TradingDay) => boolean,
  calendar: TradingCalendar,
  { from, to, limit }: { from: TradingDay | undefined; to: TradingDay; limit: number },
): Run {
  const first = calendar.sessionOn(to) === 'closed' ? sessionBefore(calendar, to) : to;
  if (first === undefined || (from !== undefined && first < from))
    return { isKept: true, from: from ?? to, to };
  const isKept = isSettled(first);
  const most = Math.min(limit, from === undefined ? RUN_SESSIONS : Infinity);
  let oldest = first;
  let count = 1;
  for (;;) {
    const older = sessionBefore(calendar, oldest);
    if (older === undefined || (from !== undefined && older < from))
      return { isKept, from: from ?? oldest, to };
    if (count >= most || isSettled(older) !== isKept) return { isKept, from: oldest, to };
    oldest = older;
    count += 1;
  }
}

/** What was kept of a run, as one page; throws a store error where it cannot be read. */
export async function keptRun(
  engine: Engine,
  selection: Selection,
  range: { readonly from: TradingDay | undefined; readonly to: TradingDay },
): Promise<readonly AnyRow[]> {
  const entries = await lastOfEachDay(engine, { ...selection, ...range });
  const rows = entries.flatMap((entry) => rowsOf(engine, selection.question, entry));
  const measures = MEASURES.filter((it) => (selection.measures ?? '').split(',').includes(it));
  return measures.length === 0 ? rows : rows.map((row) => onlyMeasures(row, measures));
}

/** The rows of the newest sessions. */
export function newest(rows: readonly AnyRow[], sessions: number): readonly AnyRow[] {
  const days = new Set<TradingDay>();
  return rows.filter((row) => {
    const day = dayOf(row);
    if (!days.has(day) && days.size >= sessions) return false;
    days.add(day);
    return true;
  });
}
