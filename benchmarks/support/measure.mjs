// Contenders take turns inside one process, in another order every round, so that a busy machine is fair to all of them.

/** Milliseconds one run of each contender took, by round: the same place of two lists is the same moment. */
export async function inTurn(contenders, { rounds = 41, batchMs = 8, warmUps = 1000 } = {}) {
  const names = Object.keys(contenders);
  const batch = {};
  for (const name of names) {
    const runs = await warmedUp(contenders[name], warmUps);
    batch[name] = Math.max(1, Math.round(batchMs / (await timed(contenders[name], runs))));
  }
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const name of rotated(names, round)) {
      times[name].push(await timed(contenders[name], batch[name]));
    }
  return times;
}

/** What takes milliseconds is compiled long before so many runs of it. */
const LONGEST_WARM_UP_MS = 1500;

async function warmedUp(work, most) {
  const began = performance.now();
  let runs = 0;
  for (; runs < most && performance.now() - began < LONGEST_WARM_UP_MS; runs += 1) await work();
  return Math.max(1, Math.round(runs / 4));
}

/** Milliseconds of one run, over many in a row. */
export async function timed(work, runs = 1) {
  const began = performance.now();
  for (let run = 0; run < runs; run += 1) await work();
  return (performance.now() - began) / runs;
}

export const rotated = (list, by) => list.map((_, place) => list[(place + by) % list.length]);

/**
 * What a run takes when little disturbs it: a fifth of the rounds were faster. Other programs only ever add to a time,
 * so a median would tell more of them than of us; the very fastest round would tell of luck.
 */
export const quiet = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 5)];

/** How many times as long one takes as the other. */
export const ratio = (ours, theirs) => quiet(ours) / quiet(theirs);
