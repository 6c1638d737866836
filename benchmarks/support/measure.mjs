// Contenders take turns inside one process, in another order every round, so that a busy machine is fair to all of them.

/** Milliseconds one run of each contender took, by round: the same place of two lists is the same moment. */
export async function inTurn(contenders, { rounds = 41, batchMs = 8, warmUps = 200 } = {}) {
  const names = Object.keys(contenders);
  const batch = {};
  for (const name of names) {
    for (let run = 0; run < warmUps; run += 1) await contenders[name]();
    batch[name] = Math.max(1, Math.round(batchMs / (await timed(contenders[name], warmUps))));
  }
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const name of rotated(names, round)) {
      times[name].push(await timed(contenders[name], batch[name]));
    }
  return times;
}

/** Milliseconds of one run, over many in a row. */
export async function timed(work, runs = 1) {
  const began = performance.now();
  for (let run = 0; run < runs; run += 1) await work();
  return (performance.now() - began) / runs;
}

export const rotated = (list, by) => list.map((_, place) => list[(place + by) % list.length]);

export const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

/** How many times as long one took as the other: the median over the rounds of the ratio in one round. */
export const ratio = (ours, theirs) => median(ours.map((time, round) => time / theirs[round]));
