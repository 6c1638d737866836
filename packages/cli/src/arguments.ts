import { err, ok, type Result } from 'investor-flow';
import { type ExitMessage, usage } from './exit.ts';
import type { Words } from './words.ts';

/** The arguments, and options that have a value. */
type Typed =
  | Words<'subject second broker environment config store asOf file sector day venue measure from'>
  | Words<'to limit by side investor sessions min sort top level unit left right maxApart port now'>
  | Words<'seed every until webhook webhookFormat telegramChat alertGap plan queue lang colors'>;
/** Options without a value. */
type Switch = Words<'observations intraday cumulative http offline status json csv bom color'>;

/** What was typed after the command; the argument is the `subject`, options go by their names. */
export type Arguments = { readonly [T in Typed]?: string | undefined } & {
  readonly [S in Switch]?: boolean | undefined;
} & { readonly when?: readonly string[] | undefined };

/** A whole number as it was typed; nothing where nothing was. */
export function wholeNumber(
  option: string,
  typed: string | undefined,
  most = Number.MAX_SAFE_INTEGER,
): Result<number | undefined, ExitMessage> {
  if (typed === undefined) return ok(undefined);
  const value = /^\d+$/.test(typed) ? Number(typed) : Infinity;
  if (value <= most) return ok(value);
  const bound = most === Number.MAX_SAFE_INTEGER ? '' : ` of at most ${most}`;
  return err(usage(`${option} must be a whole number${bound}.`));
}
