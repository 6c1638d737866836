// What it costs to keep answers and to read them again: in each engine, against the bare database doing the same.
import { krxCalendar, streaks, systemClock } from '@investor-flow/core';
import { openStore } from '@investor-flow/store';
import { postgresDatabase, sqliteDatabase } from './support/databases.mjs';
import { same, valueOf } from './support/gate.mjs';
import { fifteenYears, recordedDay, yearOfMarket } from './support/kept.mjs';
import { inTurn } from './support/measure.mjs';
import { atMost, megabytes, row, slower } from './support/table.mjs';

export async function rows() {
  const day = await recordedDay();
  const year = await yearOfMarket();
  const screened = fifteenYears(day.at(-1).answer);
  const table = [];
  for (const open of [sqliteDatabase, postgresDatabase]) {
    const database = await open();
    if (database === undefined) {
      process.stderr.write('no PostgreSQL answers on 127.0.0.1:5432: its rows are left out\n');
      continue;
    }
    try {
      table.push(...(await appends(database, day)));
      table.push(await yearRead(database, year));
      table.push(await screen(database, screened));
    } finally {
      await database.drop();
    }
  }
  return table;
}

/** A moment at which everything has been observed. */
const clock = { ...systemClock, now: () => Date.parse('2026-11-21T12:00:00+09:00') };
const opened = async ({ location }) =>
  valueOf('the store', await openStore(location, { clock, calendar: krxCalendar }));

/** So many answers are kept in turn by the store and by the bare table. */
const CHUNK = 26;

async function appends(database, day) {
  const store = await opened(database);
  const took = { ours: [], bare: [] };
  const ways = {
    ours: ({ query, answer }) => store.append('sectorFlows', query, answer),
    bare: ({ answer }) => database.insert(answer[0].observedAt, answer),
  };
  for (let start = 0; start < day.length; start += CHUNK) {
    const chunk = day.slice(start, start + CHUNK);
    const names = (start / CHUNK) % 2 === 0 ? ['ours', 'bare'] : ['bare', 'ours'];
    for (const name of names) {
      const began = performance.now();
      for (const it of chunk) await ways[name](it);
      took[name].push((performance.now() - began) / chunk.length);
    }
  }
  const kept = valueOf('the day', await store.observations('sectorFlows', { market: 'kosdaq' }));
  const told = day.filter(({ query }) => query.market === 'kosdaq').map(({ answer }) => answer);
  same('the day as it was kept', kept, told);
  same('answers in the bare table', (await database.select()).length, day.length);
  await store.close();
  const size = await database.size();
  await database.clear();
  return [
    row(`a recorded day, 60 sectors × 390 minutes, in ${database.name}`, 'the size alone', {
      measured: size,
      show: megabytes,
      ...(database.name === 'SQLite' ? { goal: atMost(4_000_000, megabytes) } : {}),
      note: `${day.length} answers`,
    }),
    slower(`keep an answer, synced, in ${database.name}`, `stringify, ${bareOf(database)}insert`, {
      ours: took.ours,
      theirs: took.bare,
      most: 3,
    }),
  ];
}

const bareOf = ({ name }) => (name === 'SQLite' ? 'deflate and ' : '');

async function yearRead(database, { query, answer }) {
  const store = await opened(database);
  valueOf('the year kept', await store.append('flowHistory', query, answer));
  for (const it of answer) await database.insert(it.day, [it]);
  const contenders = {
    ours: async () => valueOf('the year', await store.read('flowHistory', query)),
    bare: async () => (await database.select()).flat(),
  };
  for (const [name, read] of Object.entries(contenders)) same(name, await read(), answer);
  const took = await inTurn(contenders);
  await store.close();
  await database.clear();
  const inflate = database.name === 'SQLite' ? ', inflate' : '';
  return slower(
    `a year of a market read from ${database.name}`,
    `bare select${inflate} and parse`,
    {
      ours: took.ours,
      theirs: took.bare,
      most: 4,
    },
  );
}

const SCREEN_ROUNDS = 3;
const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;

/** Who has bought a sector for how long: the longest streak of foreigners in each of thirty. */
function longestStreaks(flows) {
  const groups = new Map();
  for (const it of flows) {
    const { code } = it.sector;
    if (!groups.has(code)) groups.set(code, []);
    groups.get(code).push(it);
  }
  return [...groups].map(([code, days]) => {
    const found = valueOf('streaks', streaks(days, 'foreign')).streaks;
    return [code, Math.max(...found.map(({ sessions }) => sessions))];
  });
}

async function screen(database, { query, answer }) {
  const store = await opened(database);
  const sessions = [...new Set(answer.map(({ day }) => day))];
  for (let start = 0; start < sessions.length; start += 250) {
    const [to, from] = [sessions[start], sessions.slice(start, start + 250).at(-1)];
    const part = answer.filter(({ day }) => day >= from && day <= to);
    valueOf('a year kept', await store.append('sectorFlowHistory', { ...query, from, to }, part));
  }
  const text = JSON.stringify(answer);
  const contenders = {
    ours: async () =>
      longestStreaks(valueOf('the sectors', await store.read('sectorFlowHistory', query))),
    memory: () => longestStreaks(JSON.parse(text)),
  };
  same('the screen', await contenders.ours(), contenders.memory());
  const took = await inTurn(contenders, { rounds: SCREEN_ROUNDS, warmUps: 1 });
  await store.close();
  const what = `screen 30 sectors over 3,750 sessions from ${database.name}`;
  return slower(what, 'the same from JSON in memory', {
    ours: took.ours,
    theirs: took.memory,
    most: 2,
    show: seconds,
    more: `, ${megabytes(text.length)} of JSON`,
  });
}
