import {
  type BrokerError,
  err,
  type ForeignHolding,
  type HoldingsPlan,
  type Issue,
  ok,
  type Result,
  type TradingDay,
} from '@investor-flow/core';
import { type Page, walkPages } from './pages.ts';

/** A row whose day is known and whose figures are read only when they are wanted. */
export interface HoldingRow {
  readonly day: TradingDay;
  readonly read: () => Result<ForeignHolding, readonly Issue[]>;
}

type FetchPage = (cursor: string | undefined) => Promise<Result<Page<HoldingRow>, BrokerError>>;

/** The pages of a plan, newest first, trimmed to its range; rows outside are not read. `nothing` says what no row at all means. */
export async function* walkHoldings(
  plan: HoldingsPlan,
  fetch: FetchPage,
  nothing: () => BrokerError,
): AsyncGenerator<Result<readonly ForeignHolding[], BrokerError>, void, void> {
  let left = plan.limit ?? Infinity;
  let last: TradingDay | undefined;
  for await (const page of walkPages(fetch)) {
    if (page.isErr()) {
      yield err(page.error);
      return;
    }
    const { rows, fault } = page.value;
    if (last === undefined && rows.length === 0) {
      yield err(nothing());
      return;
    }
    const disorder = outOfOrder(last, rows);
    if (disorder !== undefined) {
      yield err(fault([disorder]));
      return;
    }
    last = rows.at(-1)?.day ?? last;

    const wanted = rows.filter(({ day }) => inRange(day, plan)).slice(0, left);
    const read: ForeignHolding[] = [];
    for (const row of wanted) {
      const holding = row.read();
      if (holding.isErr()) {
        yield err(fault(holding.error));
        return;
      }
      read.push(holding.value);
    }
    left -= read.length;
    if (read.length > 0) yield ok(read);
    if (left === 0 || (plan.from !== undefined && last !== undefined && last <= plan.from)) return;
  }
}

const inRange = (day: TradingDay, { from, to }: HoldingsPlan): boolean =>
  (from === undefined || day >= from) && (to === undefined || day <= to);

function outOfOrder(
  before: TradingDay | undefined,
  rows: readonly HoldingRow[],
): Issue | undefined {
  let newer = before;
  for (const { day } of rows) {
    if (newer !== undefined && day >= newer)
      return { path: 'day', message: `${day} comes after ${newer}, so a day would count twice` };
    newer = day;
  }
  return undefined;
}
