// Answers as somebody keeps them: a day recorded every minute, a year of a market, fifteen years of its sectors.
import { krxCalendar, sessionsBetween } from '@investor-flow/core';
import { createKiwoom } from '@investor-flow/kiwoom';
import { startSandbox } from '@investor-flow/sandbox';
import { bodies, DAY } from './bodies.mjs';
import { same, valueOf } from './gate.mjs';
import { unlimited } from './canned.mjs';
import { READERS } from './reading.mjs';

const MINUTE_MS = 60_000;
const MINUTES = 390;
const OPENING = Date.parse(`${DAY}T09:00:00+09:00`);

/** Every sector of both markets in each minute of a day, oldest first: the sandbox's own curve. */
export async function recordedDay() {
  const sandbox = await startSandbox({ seed: 11, now: OPENING });
  sandbox.quotas.kiwoom = Infinity;
  const source = createKiwoom({ ...sandbox.kiwoom, limiter: unlimited });
  const answers = [];
  try {
    for (let minute = 1; minute <= MINUTES; minute += 1) {
      await sandbox.clock.set(OPENING + minute * MINUTE_MS);
      for (const market of ['kospi', 'kosdaq']) {
        const query = { market };
        answers.push({ query, answer: valueOf('a minute', await source.sectorFlows(query)) });
      }
    }
  } finally {
    await source.close();
    await sandbox.close();
  }
  same('answers of a day', answers.length, MINUTES * 2);
  const [kospi, kosdaq] = answers.slice(-2);
  same('sectors', kospi.answer.length + kosdaq.answer.length, 60);
  return answers;
}

const YEAR = 250;

/** A year of a market, value and volume, newest day first, as a broker gives it. */
export async function yearOfMarket() {
  const { fhptj04040000 } = await bodies();
  const days = valueOf('days of the market', await READERS.fhptj04040000(fhptj04040000)());
  return {
    query: { market: 'kospi', limit: YEAR, measures: ['value', 'volume'] },
    answer: days.slice(0, YEAR),
  };
}

const SESSIONS = 3750;
const SECTORS = 30;

/** Thirty sectors on each of 3,750 sessions, made from the rows of one day: every net is another one each day. */
export function fifteenYears(rows) {
  const days = sessionsBetween(krxCalendar, '2010-01-04', DAY).slice(-SESSIONS).toReversed();
  same('sessions of fifteen years', days.length, SESSIONS);
  const sectors = rows.slice(0, SECTORS);
  const answer = days.flatMap((day, place) =>
    sectors.map((row) => ({ ...row, day, value: moved(row.value, place) })),
  );
  const query = { market: sectors[0].market, from: days.at(-1), to: days[0] };
  return { query, answer, from: query.from };
}

const STEP = 100_000_000;

const moved = (table, place) =>
  Object.fromEntries(
    Object.entries(table).map(([investor, { net }], at) => {
      const steps =
        Math.round((net / STEP) * Math.sin(place * 1.7 + at)) + ((place * 7 + at) % 31) - 15;
      return [investor, { net: steps * STEP }];
    }),
  );
