import { type BrokerError, failure, type QuestionContext, type Result } from '@investor-flow/core';
import type { Answered, Endpoint } from '../call/endpoint.ts';
import type { LazyRow } from './rows.ts';
import type { Connection } from '../call/connection.ts';

/** A question's context, with the connection that its calls are made over. */
export interface CallContext extends QuestionContext {
  readonly connection: Connection;
}

/** The rows of one answer, when it came, and what its headers said. */
export interface Reply<Row> extends Answered {
  readonly rows: readonly LazyRow<Row>[];
}

/** Makes one call for a question. Codes and names in the rows hold no secret any more. */
export async function call<Query, Row>(
  context: CallContext,
  endpoint: Endpoint<Query, readonly LazyRow<Row>[]>,
  query: Query,
): Promise<Result<Reply<Row>, BrokerError>> {
  const reply = await context.connection.ask(endpoint, query, context);
  // Field by field: taking the rest of an object costs 3 µs, an eighth of a whole answer.
  return reply.map(({ api, headers, observedAt, unreadable, body: rows }) => ({
    api,
    headers,
    observedAt,
    unreadable,
    rows,
  }));
}

/** Nothing was there: the failure of a question. */
export const empty = ({ at }: QuestionContext, api: string, because: string): BrokerError =>
  failure.empty({ ...at, api }, { because });

/** A row that could be read and that cannot be, and why: it is left out of the answer and announced. */
export interface Impossible {
  readonly impossible: string;
}
export const impossible = (because: string): Impossible => ({ impossible: because });
export const isImpossible = (it: object): it is Impossible => 'impossible' in it;
