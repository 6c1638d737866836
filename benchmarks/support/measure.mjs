// Contenders take turns inside one process, in another order every round, so that a busy machine is fair to all of them.

const FEWEST_ROUNDS = 15;
const LONGEST_MS = 4000;
/** What takes milliseconds is compiled long before so many runs of it. */
const LONGEST_WARM_UP_MS = 1500;

const wallMs = () => performance.now();

/** The processor time of this process, in milliseconds: what others take away meanwhile is not in it. */
export function processorMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Milliseconds one run of each contender took, by round: the same place of two lists is the same moment.
 *
 * A batch is shorter than the time that a busy machine gives a program at once. `clock` says what is measured: what waits
 * for nobody takes processor time, all else the time of the wall.
 */
export async function inTurn(
  contenders,
  { rounds = 301, batchMs = 1, warmUps = 1000, clock = wallMs } = {},
) {
  const names = Object.keys(contenders);
  const batch = {};
  for (const name of names) {
    const runs = await warmedUp(contenders[name], warmUps, clock);
    batch[name] = Math.max(1, Math.round(batchMs / (await timed(contenders[name], runs, clock))));
  }
  const times = Object.fromEntries(names.map((name) => [name, []]));
  const began = clock();
  for (let round = 0; round < rounds; round += 1) {
    // What takes milliseconds gets fewer rounds.
    if (round >= FEWEST_ROUNDS && clock() - began > LONGEST_MS) break;
    for (const name of rotated(names, round))
      times[name].push(await timed(contenders[name], batch[name], clock));
  }
  return times;
}

async function warmedUp(work, most, clock) {
  const began = clock();
  let runs = 0;
  for (; runs < most && clock() - began < LONGEST_WARM_UP_MS; runs += 1) await work();
  return Math.max(1, Math.round(runs / 4));
}

/** Milliseconds of one run, over many in a row. */
async function timed(work, runs, clock) {
  const began = clock();
  for (let run = 0; run < runs; run += 1) await work();
  return (clock() - began) / runs;
}

export const rotated = (list, by) => list.map((_, place) => list[(place + by) % list.length]);

/**
 * What a run takes when little disturbs it: a fifth of the rounds were faster. Other programs only ever add to a time,
 * so a median would tell more of them than of us; the very fastest round would tell of luck.
 */
export const quiet = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 5)];

/** How many times as long one takes as the other. */
export const ratio = (ours, theirs) => quiet(ours) / quiet(theirs);
