import type { Argument, CommandSpec, OptionSpec, Values } from '../command-table.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** Everything a completion script offers. */
export interface Words {
  readonly commands: readonly CommandSpec[];
  /** The lists that only the library knows. */
  readonly values: Readonly<Record<Exclude<Values, 'file' | readonly string[]>, readonly string[]>>;
}

/** What may be typed there: words to choose from, a file, or anything. */
export function choicesOf(
  { values }: Pick<Argument | OptionSpec, 'values'>,
  words: Words,
): readonly string[] | 'file' | 'anything' {
  if (values === undefined) return 'anything';
  if (values === 'file') return 'file';
  return typeof values === 'string' ? words.values[values] : values;
}

/** `--day` of `--day <day>`. */
export const longFlag = ({ flags }: OptionSpec): string => flags.split(' ')[0] ?? flags;

export const takesValue = ({ flags }: OptionSpec): boolean => flags.includes('<');
