import { cpus } from 'node:os';

export const machine = () =>
  `${cpus().length} × ${cpus()[0].model.trim()}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`;

export const times = (number) => `${number.toFixed(2)}×`;
export const micros = (ms) => `${(ms * 1000).toFixed(1)} µs`;
export const millis = (ms) => `${ms.toFixed(1)} ms`;

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
