/** Does a strategy say of recorded answers what it said while it ran? */
// Run it: npm run build, then node examples/dist/record-and-replay.js (sandbox data, no key)
import { startSandbox } from '@investor-flow/sandbox';
import { openStore, recording, replayed } from '@investor-flow/store';
import { createKiwoom, orThrow, type Source } from 'investor-flow';
import { jointBuying } from './strategy.ts';
import { columns, table } from './table.ts';

// A morning, asked every half hour; in a replay the clock moves at once.
const TIMES = ['09:30', '10:00', '10:30', '11:00', '11:30', '12:00'];
const at = (time: string): number => Date.parse(`2026-11-18T${time}:00+09:00`);

await using sandbox = await startSandbox({ seed: 7, now: at('09:00') });
const store = orThrow(await openStore(':memory:', { clock: sandbox.clock })); // a file: 'flow.db'

async function run(source: Source, moveTo: (now: number) => unknown) {
  const said = [];
  for (const time of TIMES) {
    await moveTo(at(time));
    said.push({ time, bought: orThrow(await jointBuying(source)) });
  }
  await source.close();
  return said;
}

const live = recording(createKiwoom(sandbox.kiwoom), store);
const first = await run(live, (now) => sandbox.clock.set(now));

// What was answered within a minute of its time; what came later is not seen.
let now = at('09:00');
const clock = { now: () => now + 60_000, sleep: () => Promise.resolve() };
const again = await run(replayed(store, { clock }), (time) => (now = time));

const lines = first.map(({ time, bought }) => [time, bought[0]?.sector ?? '–', `${bought.length}`]);
console.log(table(columns('<Time', '<Most Bought', 'Sectors'), lines).join('\n'));
console.log('\nReplayed, it says the same:', JSON.stringify(again) === JSON.stringify(first));
await store.close();
