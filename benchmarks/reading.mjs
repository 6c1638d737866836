// A body as text to the model it becomes, checked; against parsing the same text, and against a client that stops at strings.
import { printedBy } from './support/processes.mjs';
import { atLeast, atMost, micros, row, times } from './support/table.mjs';

const WHAT = {
  ka10051: 'read a 28-row `ka10051` body to `InvestorFlow[]`',
  ka10008: 'read 50 rows of `ka10008`',
  ka10059: 'read 100 rows of `ka10059`',
  fhptj04030000: 'read one `FHPTJ04030000` body, value and volume',
  fhptj04160001: 'read 30 rows of `FHPTJ04160001`, value and volume',
  fhptj04040000: 'read 300 rows of `FHPTJ04040000`, value and volume',
};

/** V8 settles once in a process where it keeps what is made, old or young, which changes a time by half: the median counts. */
const PROCESSES = 5;

export function rows() {
  const runs = Array.from({ length: PROCESSES }, inOneProcess);
  return Object.entries(WHAT).flatMap(([name, what]) => {
    const ratioOf = (run) => run[name].ours / run[name].parse;
    const ranked = runs.toSorted((a, b) => ratioOf(a) - ratioOf(b));
    return rowsOf(what, ranked[Math.floor(PROCESSES / 2)][name], ranked.map(ratioOf));
  });
}

const inOneProcess = () => JSON.parse(printedBy('reading', ['support/reading-process.mjs']));

function rowsOf(what, { parse, ours, theirs, theirCall }, ratios) {
  // What a call of theirs costs before and after reading (its request, its headers) is taken off in its favour.
  const their = theirs - theirCall;
  return [
    row(what, '`JSON.parse` of the same text', {
      measured: ours / parse,
      show: times,
      goal: atMost(3, times),
      note: `${micros(ours)} to ${micros(parse)}; ${times(ratios[0])} to ${times(ratios.at(-1))}`,
    }),
    row(what, '`cluefin-openapi`, reading alone', {
      measured: their / ours,
      show: (it) => `${it.toFixed(2)}× as fast`,
      goal: atLeast(3, times),
      note: `${micros(ours)} to ${micros(their)}; its whole call ${micros(theirs)}`,
    }),
  ];
}
