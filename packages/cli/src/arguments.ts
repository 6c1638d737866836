import { err, ok, type Result } from 'investor-flow';
import { type ExitMessage, usage } from './exit-message.ts';

/** What was typed after the command; the argument is the `subject`, options go by their names. */
export interface Arguments {
  readonly subject?: string | undefined;
  readonly second?: string | undefined;
  readonly broker?: string | undefined;
  readonly config?: string | undefined;
  readonly store?: string | undefined;
  readonly asOf?: string | undefined;
  readonly observations?: boolean | undefined;
  readonly file?: string | undefined;
  readonly sector?: string | undefined;
  readonly day?: string | undefined;
  readonly venue?: string | undefined;
  readonly measure?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit?: string | undefined;
  readonly by?: string | undefined;
  readonly side?: string | undefined;
  readonly investor?: string | undefined;
  readonly sessions?: string | undefined;
  readonly min?: string | undefined;
  readonly intraday?: boolean | undefined;
  readonly cumulative?: boolean | undefined;
  readonly sort?: string | undefined;
  readonly top?: string | undefined;
  readonly level?: string | undefined;
  readonly unit?: string | undefined;
  readonly left?: string | undefined;
  readonly right?: string | undefined;
  readonly maxApart?: string | undefined;
  readonly environment?: string | undefined;
  readonly http?: boolean | undefined;
  readonly port?: string | undefined;
  readonly now?: string | undefined;
  readonly seed?: string | undefined;
  readonly offline?: boolean | undefined;
  readonly every?: string | undefined;
  readonly until?: string | undefined;
  readonly webhook?: string | undefined;
  readonly webhookFormat?: string | undefined;
  readonly telegramChat?: string | undefined;
  readonly when?: readonly string[] | undefined;
  readonly alertGap?: string | undefined;
  readonly plan?: string | undefined;
  readonly status?: boolean | undefined;
  readonly queue?: string | undefined;
  readonly json?: boolean | undefined;
  readonly csv?: boolean | undefined;
  readonly bom?: boolean | undefined;
  readonly lang?: string | undefined;
  readonly color?: boolean | undefined;
  readonly colors?: string | undefined;
}

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
