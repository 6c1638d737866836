import {
  dateAt,
  dayOf,
  type DayNumber,
  HISTORY_BEGAN,
  minutesAt,
  sessionUpTo,
} from '../../../days.ts';
import { floorsOf, hoursOf } from '../../../market/hours.ts';
import { keyOf as seedOf, seededOn } from '../../../seeded.ts';
import { textIn } from '../../../wire.ts';
import type { DataCall } from '../call.ts';
import { dayIn, wrong } from '../inputs.ts';
import { keyOf, placeOfKey, WRONG_KEY } from '../keys.ts';
import { coloured, decimal, doubledIn } from '../numbers.ts';
import { PROGRAM_INPUTS, programColumns, programMarketOf } from '../programs.ts';

const PAGE_ROWS = 100;
/** Rows of the auction before the opening; they say nothing yet. */
const EARLY_MINUTES = 5;
const KOREAN_MIDNIGHT_MS = -9 * 3_600_000;
/** Some minutes are missing. */
const ABSENT = 0.02;

/** ka90005 프로그램매매추이 시간대별: a market's programmes of one session, minute by minute. */
export const ka90005: DataCall = {
  api: 'ka90005',
  path: '/api/dostk/mrkcond',
  inputs: PROGRAM_INPUTS,
  table: {
    list: 'prm_trde_trnsn',
    labels: ['cntr_tm'],
    column: 'all_netprps',
    saturation: { column: 'all_netprps', text: '2147483647' },
    pages: 'cursor',
  },
  answer(asked) {
    const place = programMarketOf(asked);
    if ('refused' in place) return place;
    const date = dayIn(textIn(asked.body, 'date') ?? '');
    if (date === undefined) return wrong('date');
    const day = sessionUpTo(Math.min(date, dateAt(asked.instant)));
    if (day < HISTORY_BEGAN) return { payload: { prm_trde_trnsn: [] } };
    const minutes = minutesOf(place, day, asked.instant);
    const owner = `${place.market.slice(0, 6)}${place.venue.slice(0, 3)}`;
    const from = asked.key === undefined ? Infinity : placeOfKey(owner, asked.key);
    if (from === undefined) return WRONG_KEY;
    const older = minutes.filter((minute) => minute <= from);
    const next = older[PAGE_ROWS];
    const rows = older.slice(0, PAGE_ROWS).map((minute) => {
      const at = day * 86_400_000 + KOREAN_MIDNIGHT_MS + minute * 60_000;
      const truth = asked.truth.program({ ...place, day: dayOf(day), at });
      const index = asked.truth.kospi200({ day: dayOf(day), at });
      const basis = index.basisHundredths;
      return {
        cntr_tm: timeOf(minute), // 체결시간
        ...programColumns(truth, { net: doubledIn, total: doubledIn }),
        kospi200: basis === undefined ? '0' : coloured(index.hundredths, index.changeHundredths),
        basis: basis === undefined ? '' : signedDecimal(basis), // BASIS
      };
    });
    return {
      payload: { prm_trde_trnsn: rows },
      next: next === undefined ? undefined : keyOf(owner, next),
    };
  },
};

/** The minutes of a session that have a row, newest first. */
function minutesOf(
  { market, venue }: Exclude<ReturnType<typeof programMarketOf>, { refused: unknown }>,
  day: DayNumber,
  instant: number,
): readonly number[] {
  const hours = floorsOf(venue, day, market).map((floor) => hoursOf(market, floor, day));
  const opening = Math.min(...hours.map((it) => it.opening)) - EARLY_MINUTES;
  const closing = Math.max(...hours.map((it) => it.closing));
  const last = day === dateAt(instant) ? Math.min(closing, minutesAt(instant)) : closing;
  const draw = seededOn(seedOf('absent', market), day);
  const minutes: number[] = [];
  for (let minute = opening; minute <= closing; minute += 1) {
    const isAbsent = draw() < ABSENT;
    if (minute <= last && (!isAbsent || minute === last)) minutes.unshift(minute);
  }
  return minutes;
}

const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}${String(minute % 60).padStart(2, '0')}00`;

const signedDecimal = (hundredths: number): string =>
  hundredths < 0 ? `-${decimal(hundredths)}` : decimal(hundredths);
