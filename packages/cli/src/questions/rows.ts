import { err, type FlowSector, INVESTOR_TREE, INVESTORS, ok, type Result } from 'investor-flow';
import { type Arguments, wholeNumber } from '../arguments.ts';
import { type ExitMessage, usage } from '../exit.ts';
import type { InvestorRow } from './columns.ts';
import type { View } from './view.ts';

type Rows = readonly unknown[];

/** Which rows are printed, and in what order: `--level`, `--sort` and `--top`. */
export function selection(
  view: View,
  { level, sort, top }: Arguments,
): Result<(rows: Rows) => Rows, ExitMessage> {
  const isAscending = sort?.startsWith('-') === true;
  const figure: Result<Figure | undefined, ExitMessage> =
    sort === undefined ? ok(undefined) : figureNamed(sort.replace(/^-/, ''), view);
  return figure.andThen((by) =>
    wholeNumber('--top', top).map((count) => (rows: Rows) => {
      const kept = level === undefined ? rows : rows.filter((row) => levelOf(row) === level);
      return (by === undefined ? kept : sorted(kept, by, isAscending)).slice(0, count);
    }),
  );
}

const levelOf = (row: unknown): string | undefined =>
  (row as { readonly sector?: FlowSector }).sector?.level;

type Figure = (row: unknown) => number | undefined;

/** The largest first; rows without the figure come last. */
const sorted = (rows: Rows, figure: Figure, isAscending: boolean): Rows =>
  rows.toSorted((a, b) => {
    const [left, right] = [figure(a), figure(b)];
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined);
    return isAscending ? left - right : right - left;
  });

/** An investor's net where rows have investors, else a field of the model, named as in the CSV. */
function figureNamed(name: string, { csv }: View): Result<Figure, ExitMessage> {
  if (csv.columns.includes('measure')) {
    const investor = INVESTORS.find((it) => it === name || INVESTOR_TREE[it].label.ko === name);
    if (investor === undefined) return err(usage(`--sort must be one of ${INVESTORS.join(', ')}.`));
    return ok((row) => {
      const { value, volume } = row as InvestorRow;
      return (value ?? volume)?.[investor]?.net;
    });
  }
  const place = csv.columns.indexOf(name);
  if (place < 0) return err(usage(`--sort must be one of ${csv.columns.join(', ')}.`));
  return ok((row) => {
    const value = csv.lines(row)[0]?.[place];
    return typeof value === 'number' ? value : undefined;
  });
}
