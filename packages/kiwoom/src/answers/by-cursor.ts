import {
  call,
  type CallContext,
  type Endpoint,
  type Impossible,
  type LazyRow,
  pageOf,
  type Range,
  type Reply,
  walkSeries,
} from '@investor-flow/adapter-kit';
import type { Pages, TradingDay } from '@investor-flow/core';
import { cursorIn } from '../wire/dialect.ts';

export interface CursorSeries<Query, Row, Model> {
  readonly endpoint: Endpoint<Query, readonly LazyRow<Row>[]>;
  readonly range: Range;
  /** What is asked for the page that a cursor names; the first page has none. */
  readonly query: (cursor: string | undefined) => Query;
  /** How the rows of one answer are read. */
  readonly model: (reply: Reply<Row>) => (row: Row, day: TradingDay) => Model | Impossible;
  /** What it means that the first page has no row. */
  readonly nothing: string;
}

/** Walks a call that pages by cursor: the headers of an answer say where the next page is. */
export const walkByCursor = <Query, Row, Model>(
  context: CallContext,
  { endpoint, range, query, model, nothing }: CursorSeries<Query, Row, Model>,
): Pages<Model> =>
  walkSeries(context, {
    api: endpoint.id,
    range,
    nothing,
    fetch: async (cursor) => {
      const reply = await call(context, endpoint, query(cursor));
      return reply.map((it) => pageOf(it, cursorIn(it.headers), model(it)));
    },
  });
