import type { Given } from './given.ts';
import { type Paint, paintOf } from './render/color.ts';
import type { Terminal } from './terminal.ts';

export type Language = 'ko' | 'en';

/** How figures are shown to this person. */
export interface Look {
  readonly language: Language;
  readonly paint: Paint;
  /** How many cells a line may have; without end where nobody looks. */
  readonly width: number;
}

export const lookOf = (given: Given, terminal: Terminal): Look => ({
  language: languageOf(given, terminal),
  paint: paintOf(isColoured(given, terminal), given.colors === 'western' ? 'western' : 'korean'),
  width: terminal.isTTY.stdout ? (terminal.columns ?? Infinity) : Infinity,
});

/** The first of the locale's variables that is set decides, as it does for every program. */
function languageOf({ lang }: Given, { env }: Terminal): Language {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(isSet);
  return lang === 'ko' || (lang === undefined && locale?.startsWith('ko') === true) ? 'ko' : 'en';
}

function isColoured({ color }: Given, { env, isTTY }: Terminal): boolean {
  if (color !== undefined) return color;
  return isTTY.stdout && !isSet(env['NO_COLOR']) && env['TERM'] !== 'dumb';
}

const isSet = (variable: string | undefined): boolean => variable !== undefined && variable !== '';
