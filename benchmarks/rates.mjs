// How many rows a second the pure parts get through; reported, since nothing comparable exists to hold them against.
import { compareFlows } from '@investor-flow/core';
import { bodies } from './support/bodies.mjs';
import { same, valueOf } from './support/gate.mjs';
import { READERS } from './support/reading.mjs';
import { row } from './support/table.mjs';

const PAIRS = 10_000;
const ROWS = 1_000_000;
/** A replay that takes longer is stopped: its rate is known by then. */
const LONGEST_MS = 20_000;

const aSecond = (rate) => `${Math.round(rate).toLocaleString('en-US')} a second`;

export async function rows() {
  const { ka10051, fhptj04030000 } = await bodies();
  return [await pairs(ka10051, fhptj04030000), await replay(ka10051)];
}

async function pairs(ka10051, fhptj04030000) {
  const [left] = valueOf('the sectors', await READERS.ka10051(ka10051)());
  const right = valueOf('the market', await READERS.fhptj04030000(fhptj04030000)());
  const { verdict, lines } = compareFlows(left, right);
  same('the verdict on one evening at both brokers', verdict, 'agree');
  const began = performance.now();
  for (let pair = 0; pair < PAIRS; pair += 1) compareFlows(left, right);
  const seconds = (performance.now() - began) / 1000;
  return row('compare 10,000 pairs of flows', 'pairs a second', {
    measured: PAIRS / seconds,
    show: aSecond,
    note: `${aSecond((PAIRS * lines.length) / seconds)} lines`,
  });
}

/** Written-down bodies read again, one after the other, as somebody would who keeps a year of them. */
async function replay(text) {
  const read = READERS.ka10051(text);
  let done = 0;
  const began = performance.now();
  while (done < ROWS && performance.now() - began < LONGEST_MS) {
    done += valueOf('a body', await read()).length;
  }
  const seconds = (performance.now() - began) / 1000;
  return row('1,000,000 rows of `ka10051` replayed from text', 'rows a second', {
    measured: done / seconds,
    show: aSecond,
    note: done < ROWS ? `stopped after ${done.toLocaleString('en-US')}` : `${seconds.toFixed(1)} s`,
  });
}
