import {
  call,
  type CallContext,
  type Endpoint,
  type LazyRow,
  MOST_PAGES,
  type Reply,
} from '@investor-flow/adapter-kit';
import { type BrokerError, err, ok, type Result } from '@investor-flow/core';
import { cursorIn } from '../wire/dialect.ts';

/** A row that knows the answer it came with. */
interface PagedRow<Row> extends Pick<LazyRow<Row>, 'key' | 'isBlank'> {
  readonly read: () => Result<Row, BrokerError>;
}

/** Every row of a list that comes in pages; when the last page came, and how it is quoted. */
interface EveryPage<Row> extends Pick<Reply<Row>, 'api' | 'observedAt' | 'unreadable'> {
  readonly rows: readonly PagedRow<Row>[];
}

/**
 * Asks for the pages of a list until the broker promises no other.
 *
 * A row that comes twice, because the list slid between two pages, is taken once; with other figures it is a failure, and
 * so are a blank or repeated cursor and an empty page that promises more.
 */
export async function everyPage<Query extends { readonly cursor: string | undefined }, Row>(
  context: CallContext,
  endpoint: Endpoint<Query, readonly LazyRow<Row>[]>,
  query: Query,
): Promise<Result<EveryPage<Row>, BrokerError>> {
  const found = new Map<string, LazyRow<Row>>();
  const rows: PagedRow<Row>[] = [];
  const cursors = new Set<string>();
  let { cursor } = query;
  for (let count = 1; ; count += 1) {
    const reply = await call(context, endpoint, { ...query, cursor });
    if (reply.isErr()) return err(reply.error);
    const { api, unreadable, observedAt, headers } = reply.value;
    const fault = (path: string, message: string) => err(unreadable([{ path, message }]));
    for (const row of reply.value.rows) {
      const before = found.get(row.key);
      if (before === undefined) {
        found.set(row.key, row);
        rows.push({
          key: row.key,
          isBlank: row.isBlank,
          read: () => row.read().mapErr(unreadable),
        });
      } else if (before.text() !== row.text())
        return fault(row.key, 'comes twice with other figures');
    }
    cursor = cursorIn(headers);
    if (cursor === undefined) return ok({ api, rows, observedAt, unreadable });
    if (cursor.trim() === '') return fault('page', 'the next page is promised with a blank cursor');
    if (cursors.has(cursor))
      return fault('page', 'the next page is promised with a cursor already used');
    if (reply.value.rows.length === 0) return fault('page', 'a page without rows promises more');
    if (count >= MOST_PAGES) return fault('page', `there are more than ${MOST_PAGES} pages`);
    cursors.add(cursor);
  }
}
