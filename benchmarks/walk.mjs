// A year of a market from a broker that answers one session a call, on the real clock: how much of the quota is used.
import { createKiwoom } from '@investor-flow/kiwoom';
import { child } from './support/child.mjs';
import { clockFrom } from './support/clock.mjs';
import { same, valueOf } from './support/gate.mjs';
import { atLeast, row } from './support/table.mjs';

/** What Kiwoom allows a real key for each of its calls. */
const PER_SECOND = 5;
const SESSIONS = 250;
const SECOND_MS = 1000;

const percent = (share) => `${(share * 100).toFixed(1)} %`;

export async function rows() {
  const server = await child('./sandbox-server.mjs', 'kiwoom', String(PER_SECOND));
  const { now, settings } = server.hello;
  const source = createKiwoom({
    ...settings,
    environment: 'sandbox',
    requestsPerSecond: PER_SECOND,
    clock: clockFrom(now),
  });
  try {
    // The token, and a connection, are there before the clock starts.
    valueOf('a first session', await source.flowHistory({ market: 'kospi', limit: 1 }));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const query = { market: 'kospi', limit: SESSIONS };
    const days = valueOf('the year', await source.flowHistory(query));
    same('sessions answered', new Set(days.map(({ day }) => day)).size, SESSIONS);
    const { requests, violations } = await server.tell('told');
    same('violations at the server', violations, []);
    const calls = requests.filter(({ api }) => api === 'ka10051').slice(1);
    same('calls refused', calls.filter(({ status }) => status !== 200).length, 0);
    same('calls made', calls.length, SESSIONS);
    const starts = calls.map(({ realAt }) => realAt);
    const took = (starts.at(-1) - starts[0]) / SECOND_MS;
    const ideal = (SESSIONS - 1) / PER_SECOND;
    return [
      row(
        `a year of a market, ${SESSIONS} calls at ${PER_SECOND} a second`,
        `(n−1)/${PER_SECOND} s`,
        {
          measured: ideal / took,
          show: percent,
          goal: atLeast(0.95, percent),
          note: `${took.toFixed(2)} s for ${ideal.toFixed(2)} s, at most ${mostInASecond(starts)} in any second, 0 refused`,
        },
      ),
    ];
  } finally {
    await source.close();
    await server.close();
  }
}

/** The most starts that any second holds, wherever it begins. */
const mostInASecond = (starts) =>
  Math.max(
    ...starts.map((from) => starts.filter((it) => it >= from && it < from + SECOND_MS).length),
  );
