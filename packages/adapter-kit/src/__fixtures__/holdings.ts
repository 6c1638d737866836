import { AT, addDays, type BrokerError, failure, type ForeignHolding, type Issue, ok, type Result, type TradingDay } from '@investor-flow/core';
import type { HoldingRow } from '../read/holdings-walk.ts';
import type { Page } from '../read/pages.ts';

export const holdingOn = (day: TradingDay): ForeignHolding => ({
  broker: 'somebody',
  environment: 'live',
  api: 'tr02',
  stock: '005930',
  venue: 'krx',
  day,
  status: 'final',
  observedAt: '2026-07-01T03:00:00.000Z',
  heldShares: 10,
  limitShares: 100,
  acquirableShares: 90,
  ownershipPercent: 1,
  limitUsedPercent: 10,
  changeShares: 1,
  limitChangeShares: 0,
  close: 1000,
  closeChange: -10,
  tradedShares: 5,
});

/** A row; `read` counts who was read. */
export const rowOn = (day: TradingDay, seen?: TradingDay[]): HoldingRow => ({
  day,
  read: () => {
    seen?.push(day);
    return ok(holdingOn(day));
  },
});

/** A row nobody may read. */
export const forbidden = (day: TradingDay): HoldingRow => ({
  day,
  read: () => {
    throw new Error(`${day} was read`);
  },
});

export const fault = (issues: readonly Issue[]): BrokerError =>
  failure.unreadable(AT, { issues, received: 'the page' });

export const page = (rows: readonly HoldingRow[], cursor?: string): Page<HoldingRow> => ({
  rows,
  cursor,
  fault,
});

/** That many days, newest first. */
export const daysBack = (newest: TradingDay, count: number): TradingDay[] =>
  Array.from({ length: count }, (_, back) => addDays(newest, -back));

/** A broker with these pages, asked by number; the cursors it was asked with are kept. */
export function book(pages: readonly Page<HoldingRow>[]): {
  readonly fetch: (cursor: string | undefined) => Promise<Result<Page<HoldingRow>, BrokerError>>;
  readonly asked: readonly (string | undefined)[];
} {
  const asked: (string | undefined)[] = [];
  return {
    asked,
    fetch: (cursor) => {
      const next = pages[asked.length];
      asked.push(cursor);
      if (next === undefined) throw new Error('there is no such page');
      return Promise.resolve(ok(next));
    },
  };
}

/** What a walk gives, one line a page: its days, or the kind of its failure. */
export async function told(
  walk: AsyncIterable<Result<readonly ForeignHolding[], BrokerError>>,
): Promise<string[]> {
  const lines: string[] = [];
  for await (const result of walk)
    lines.push(
      result.match(
        (rows) => rows.map(({ day }) => day).join(' '),
        (error) => error.kind,
      ),
    );
  return lines;
}
