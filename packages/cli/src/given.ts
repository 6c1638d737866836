import { err, ok, type Result } from 'investor-flow';
import { type Complaint, usage } from './complaint.ts';

/** What was typed after the command, by name. */
export interface Given {
  readonly market?: string | undefined;
  readonly stock?: string | undefined;
  readonly shell?: string | undefined;
  readonly broker?: string | undefined;
  readonly config?: string | undefined;
  readonly sector?: string | undefined;
  readonly day?: string | undefined;
  readonly venue?: string | undefined;
  readonly measure?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit?: string | undefined;
  readonly left?: string | undefined;
  readonly right?: string | undefined;
  readonly maxApart?: string | undefined;
  readonly environment?: string | undefined;
  readonly port?: string | undefined;
  readonly now?: string | undefined;
  readonly seed?: string | undefined;
  readonly offline?: boolean | undefined;
  readonly json?: boolean | undefined;
  readonly csv?: boolean | undefined;
  readonly lang?: string | undefined;
  readonly color?: boolean | undefined;
  readonly colors?: string | undefined;
}

export type Format = 'table' | 'json' | 'csv';

export const formatOf = ({ json, csv }: Given): Format =>
  json === true ? 'json' : csv === true ? 'csv' : 'table';

/** A number as it was typed; nothing where nothing was. */
export function wholeNumber(
  option: string,
  text: string | undefined,
  most = Number.MAX_SAFE_INTEGER,
): Result<number | undefined, Complaint> {
  if (text === undefined) return ok(undefined);
  const value = /^\d+$/.test(text) ? Number(text) : Infinity;
  if (value <= most) return ok(value);
  const bound = most === Number.MAX_SAFE_INTEGER ? '' : ` of at most ${most}`;
  return err(usage(`${option} must be a whole number${bound}.`));
}
