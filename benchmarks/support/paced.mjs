// A question of many calls on the real clock, to a sandbox that has the quota of a real key: how much of the quota is used.
import { systemClock } from '@investor-flow/core';
import { child } from './child.mjs';
import { same, valueOf } from './gate.mjs';
import { atLeast, row } from './table.mjs';

const SECOND_MS = 1000;
const percent = (share) => `${(share * 100).toFixed(1)} %`;

/** `first` opens a connection and brings the token before the clock starts, and makes one call of `api`. */
export async function paced({ what, broker, perSecond, create, api, calls, refuses, first, ask }) {
  const server = await child('./sandbox-server.mjs', broker, String(perSecond));
  const { now, settings } = server.hello;
  const ahead = now - Date.now();
  const clock = { ...systemClock, now: () => Date.now() + ahead };
  const source = create({
    ...settings,
    environment: 'sandbox',
    requestsPerSecond: perSecond,
    clock,
  });
  try {
    valueOf('a first answer', await first(source));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await ask(source);
    const { requests, violations } = await server.tell('told');
    same('violations at the server', violations, []);
    const made = requests.filter((it) => it.api === api).slice(1);
    const refused = made.filter(({ status }) => status !== 200).length;
    if (refuses !== undefined) same('calls refused', refused, refuses);
    same('calls answered', made.length - refused, calls);
    const starts = made.map(({ realAt }) => realAt);
    const took = (starts.at(-1) - starts[0]) / SECOND_MS;
    const ideal = (calls - 1) / perSecond;
    const shown = `${took.toFixed(2)} s for ${ideal.toFixed(2)} s`;
    return [
      row(what, `(n−1)/${perSecond} s`, {
        measured: ideal / took,
        show: percent,
        goal: atLeast(0.95, percent),
        note: `${shown}, at most ${mostInASecond(starts)} in any second, ${refused} refused`,
      }),
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
