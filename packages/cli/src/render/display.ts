import type { Arguments } from '../arguments.ts';
import { type Paint, paintOf } from './color.ts';
import type { Terminal } from '../terminal.ts';
import { isSet, type Language, languageFor } from '../language.ts';

/** How figures are shown to this person. */
export interface Display {
  readonly language: Language;
  readonly paint: Paint;
  /** How many cells a line may have; unlimited where the output is not a terminal and COLUMNS is not set. */
  readonly width: number;
  /** The unit of amounts, where one was typed. */
  readonly unit?: string | undefined;
}

export const displayFor = (given: Arguments, terminal: Terminal): Display => ({
  language: languageFor(given.lang, terminal),
  paint: paintOf(isColoured(given, terminal), given.colors === 'western' ? 'western' : 'korean'),
  unit: given.unit,
  width: (terminal.isTTY.stdout ? terminal.columns : columnsIn(terminal)) ?? Infinity,
});

/** How many cells a sentence on stderr may have; unlimited where it is not a terminal and COLUMNS is not set. */
export const sentenceWidth = (terminal: Terminal): number =>
  (terminal.isTTY.stderr ? terminal.columns : columnsIn(terminal)) ?? Infinity;

function columnsIn({ env }: Terminal): number | undefined {
  const columns = Number(env['COLUMNS']);
  return Number.isInteger(columns) && columns > 0 ? columns : undefined;
}

function isColoured({ color }: Arguments, { env, isTTY }: Terminal): boolean {
  if (color !== undefined) return color;
  return isTTY.stdout && !isSet(env['NO_COLOR']) && env['TERM'] !== 'dumb';
}
