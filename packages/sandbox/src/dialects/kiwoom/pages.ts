import { dateAt, type DayNumber, newestSessions } from '../../days.ts';
import type { Asked, Given, Refused, Reply } from './call.ts';

const PAGE_ROWS = 100;

const WRONG_KEY: Refused = {
  refused: 1517,
  detail: '. 파라미터=next-key 실패사유=연속조회키가 올바르지 않습니다',
};

/** A key says whose history it is and where it goes on, so it holds across midnight. */
const keyOf = (owner: string, place: number): string =>
  `A${owner.padEnd(12, '0')}${String(place).padStart(8, '0')}`;

/** Where a call begins or goes on; nothing for somebody else's key or one that was made up. */
function placeOf({ key }: Asked, owner: string, start: number): number | undefined {
  if (key === undefined) return start;
  const place = Number(key.slice(-8));
  return key === keyOf(owner, place) ? place : undefined;
}

/** A page of entries that stay in their order; `write` gets how many came before. */
export function pageOf<Entry>(
  asked: Asked,
  owner: string,
  entries: readonly Entry[],
  write: (entry: Entry, before: number) => object,
): Reply {
  const from = placeOf(asked, owner, 0);
  if (from === undefined) return WRONG_KEY;
  const to = from + PAGE_ROWS;
  return {
    rows: entries.slice(from, to).map((entry, at) => write(entry, from + at)),
    next: to < entries.length ? keyOf(owner, to) : undefined,
  };
}

/** A page of minutes, newest first; a key is the minute it goes on from. */
export function pageOfMinutes(
  asked: Asked,
  owner: string,
  minutes: readonly number[],
  write: (minute: number) => object,
): Reply {
  const newest = placeOf(asked, owner, Infinity);
  if (newest === undefined) return WRONG_KEY;
  const older = minutes.filter((minute) => minute <= newest);
  return firstOf(owner, older, PAGE_ROWS, write);
}

/** The sessions of a call: since the day asked for, and no newer than the latest that has a row. */
interface History {
  /** Whose key it is. */
  readonly owner: string;
  readonly since: DayNumber;
  readonly latest: DayNumber;
  readonly oldest: DayNumber;
  readonly most?: number;
}

/** A page of sessions, newest first; a key is the day it goes on from, and never a day to come. */
export function pageOfSessions(
  asked: Asked,
  { owner, since, latest, oldest, most = PAGE_ROWS }: History,
  write: (day: DayNumber) => object | readonly object[],
): Reply {
  const newest = placeOf(asked, owner, since);
  const last = asked.key === undefined ? Infinity : dateAt(asked.instant);
  if (newest === undefined || newest > last) return WRONG_KEY;
  const days = newestSessions(Math.min(newest, latest), oldest, most + 1);
  return firstOf(owner, days, most, write);
}

const firstOf = (
  owner: string,
  places: readonly number[],
  most: number,
  write: (place: number) => object | readonly object[],
): Given => ({
  rows: places.slice(0, most).flatMap((place) => write(place)),
  next: places.length > most ? keyOf(owner, places[most] ?? NaN) : undefined,
});
