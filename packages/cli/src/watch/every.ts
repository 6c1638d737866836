import { err, ok, type Result } from 'investor-flow';
import { type ExitMessage, usage } from '../exit-message.ts';

const SIZES = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;

/** A length of time as it was typed, `30s`, `1m`, `2h`, in milliseconds. */
export function lengthOf(
  option: string,
  typed: string,
  { least, most }: { readonly least: number; readonly most: number },
): Result<number, ExitMessage> {
  const [, count, unit] = /^(\d{1,9})(ms|s|m|h)$/.exec(typed) ?? [];
  const ms = unit === undefined ? NaN : Number(count) * SIZES[unit as keyof typeof SIZES];
  if (ms >= least && ms <= most) return ok(ms);
  return err(
    usage(
      `${option} must be a length of time like 30s, 1m or 2h, from ${least / 1000} s to ${most / SIZES.h} h.`,
    ),
  );
}
