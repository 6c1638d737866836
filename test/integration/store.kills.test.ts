import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { InvestorFlow } from '@investor-flow/core';
import { copyStore, openStore, type Store } from '@investor-flow/store';
import { describe, expect, it } from 'vitest';
import { ENGINES } from '../../packages/store/src/__fixtures__/engines.ts';
import { builtFile } from '../support/built.ts';
import { valueOf } from '../support/results.ts';
import { keptRow } from './store-rows.ts';

/** `INVESTOR_FLOW_KILLS=100` kills so many writers on each engine, and a third as many copies. */
const KILLS = Number(process.env['INVESTOR_FLOW_KILLS'] ?? 3);
const WRITERS = 3;
const LONGEST_MS = 3_600_000;

interface Started {
  readonly child: ChildProcess;
  /** Every line that it said. */
  readonly said: string[];
  readonly ended: Promise<unknown>;
}

async function start(...argv: readonly string[]): Promise<Started> {
  const file = await builtFile(fileURLToPath(new URL('store-process.ts', import.meta.url)));
  const child = spawn(process.execPath, [file, ...argv], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => said.push(line));
  return { child, said, ended: Promise.all([once(child, 'exit'), once(lines, 'close')]) };
}

/** Waits until it has said something, and for a moment of random length more; then kills it in whatever it does. */
async function killed({ child, said, ended }: Started, momentMs: number): Promise<void> {
  while (said.length === 0 && child.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 2));
  await new Promise((resolve) => setTimeout(resolve, Math.random() * momentMs));
  child.kill('SIGKILL');
  await ended;
}

const QUERY = { market: 'kospi', day: '2026-07-10' } as const;
const toldIn = (answers: readonly InvestorFlow[]) =>
  answers.map(({ api, value }) => `${api} ${value?.individual.net}`);

describe.each(ENGINES.map((it) => [it.title, it] as const))('on %s', (_, { isThere, place }) => {
  it.runIf(isThere)(
    `${KILLS} writers that are killed, ${WRITERS} at a time, lose and double nothing that was acknowledged`,
    async () => {
      const { location, remove } = await place();
      const acknowledged: string[] = [];
      for (let round = 0; round < KILLS / WRITERS; round += 1) {
        const writers = await Promise.all(
          Array.from({ length: WRITERS }, (__, place_) =>
            start('write', location, `${round}-${place_}`),
          ),
        );
        await Promise.all(writers.map((it) => killed(it, 150)));
        acknowledged.push(...writers.flatMap(({ said }) => said));
      }
      const store = valueOf(await openStore(location));
      const answers = valueOf(await store.observations('investorFlow', QUERY));
      const kept = toldIn(answers);
      expect(acknowledged.length).toBeGreaterThan(KILLS);
      expect(acknowledged.filter((it) => !kept.includes(it))).toEqual([]);
      expect(new Set(kept).size).toBe(kept.length);
      expect(valueOf(await store.check())).toEqual({ entries: kept.length, findings: [] });
      await store.close();
      await remove();
    },
    LONGEST_MS,
  );

  const copies = Math.ceil((KILLS * 3) / 10);
  it.runIf(isThere)(
    `a copy to the other engine that is killed ${copies} times goes on, and doubles nothing`,
    async () => {
      const [from, to] = [await place(), await otherOf(place)];
      const source = valueOf(await openStore(from.location));
      await fill(source);
      await source.close();
      for (let round = 0; round < copies; round += 1)
        await killed(await start('copy', from.location, to.location), 40);
      const [left, right] = [
        valueOf(await openStore(from.location)),
        valueOf(await openStore(to.location)),
      ];
      // What a copy that was cut short holds is no more than there is, and whole.
      expect(valueOf(await right.check()).findings).toEqual([]);
      const { entries } = valueOf(await copyStore(left, right));
      expect(entries).toBe(ANSWERS + SESSIONS);
      expect(valueOf(await right.check())).toEqual({ entries, findings: [] });
      expect(valueOf(await right.held())).toStrictEqual(valueOf(await left.held()));
      expect(toldIn(valueOf(await right.observations('investorFlow', QUERY)))).toEqual(
        toldIn(valueOf(await left.observations('investorFlow', QUERY))),
      );
      await left.close();
      await right.close();
      await from.remove();
      await to.remove();
    },
    LONGEST_MS,
  );
});

const otherOf = (place: (typeof ENGINES)[number]['place']) =>
  (ENGINES.find((it) => it.isThere && it.place !== place)?.place ?? place)();

/** As many as take a copy longer than it lives. */
const ANSWERS = KILLS > 20 ? 3000 : 500;
const SESSIONS = 3;

/** Many answers of one day, and a series with the range that was asked for. */
async function fill(store: Store): Promise<void> {
  for (let figure = 0; figure < ANSWERS; figure += 1)
    valueOf(await store.append('investorFlow', ...keptRow('filled', figure)));
  const days = ['2026-07-10', '2026-07-09', '2026-07-08'];
  const rows = days.map((day) => ({ ...keptRow('series', 0)[1], day }));
  const range = { market: 'kospi', from: '2026-07-01', to: '2026-07-10' } as const;
  valueOf(await store.append('flowHistory', range, rows));
}
