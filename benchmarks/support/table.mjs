import { cpus } from 'node:os';
import { quiet, ratio } from './measure.mjs';

export const machine = () =>
  `${cpus().length} × ${cpus()[0].model.trim()}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`;

export const times = (number) => `${number.toFixed(2)}×`;
export const micros = (ms) => `${(ms * 1000).toFixed(1)} µs`;
export const millis = (ms) => `${ms.toFixed(1)} ms`;
export const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} KB`;
export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;

/** A goal that is an upper limit, or a lower one; a row without a goal is told and not judged. */
export const atMost = (limit, show) => ({ text: `≤ ${show(limit)}`, met: (it) => it <= limit });
export const atLeast = (limit, show) => ({ text: `≥ ${show(limit)}`, met: (it) => it >= limit });

/** One line of the table; `note` says what stands behind the figure. */
export const row = (what, against, { measured, show, goal, note }) => [
  what,
  against,
  show(measured) + (note === undefined ? '' : ` (${note})`),
  goal?.text ?? 'reported',
  goal === undefined ? '–' : goal.met(measured) ? 'yes' : 'no',
];

/** How many times as long ours takes as theirs, both told as the time of one run over what both need anyway. */
export const slower = (what, against, { ours, theirs, most, show = millis, base = 0, more = '' }) =>
  row(what, against, {
    measured: ratio(ours, theirs),
    show: times,
    ...(most === undefined ? {} : { goal: atMost(most, times) }),
    note: `${show(quiet(ours) - base)} to ${show(quiet(theirs) - base)}${more}`,
  });

const HEADINGS = ['what', 'against', 'measured', 'goal', 'met'];

/** A Markdown table, so that it can be pasted into the README as it is. */
export function table(rows) {
  const widths = HEADINGS.map((heading, place) =>
    Math.max(heading.length, ...rows.map((cells) => cells[place].length)),
  );
  const line = (cells) =>
    `| ${cells.map((cell, place) => cell.padEnd(widths[place])).join(' | ')} |`;
  return [line(HEADINGS), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join(
    '\n',
  );
}
