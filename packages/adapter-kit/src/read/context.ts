import {
  type BrokerError,
  failure,
  type Issue,
  isTradingDay,
  type QuestionContext,
  type Result,
} from '@investor-flow/core';
import type { Endpoint } from '../call/endpoint.ts';
import type { LazyRow } from './rows.ts';
import type { Connection } from '../call/connection.ts';
import { unreadable } from '../call/failed-attempt.ts';

/** A question's context, with the connection that its calls are made over. */
export interface CallContext extends QuestionContext {
  readonly connection: Connection;
}

/** The rows of one answer, when it came, and what its headers said. */
export interface Reply<Row> {
  readonly api: string;
  readonly rows: readonly LazyRow<Row>[];
  readonly headers: Readonly<Record<string, string>>;
  /** Epoch milliseconds. */
  readonly observedAt: number;
  /** The failure of an answer whose rows are not what the call has. */
  readonly unreadable: (issues: readonly Issue[]) => BrokerError;
}

/** Makes one call for a question. Codes and names in the rows hold no secret any more. */
export async function call<Query, Row>(
  context: CallContext,
  endpoint: Endpoint<Query, readonly LazyRow<Row>[]>,
  query: Query,
): Promise<Result<Reply<Row>, BrokerError>> {
  const { transport, ask } = context.connection;
  const reply = await ask(endpoint, query, context);
  return reply.map(({ body, headers, observedAt, text }) => ({
    api: endpoint.id,
    rows: body.map((row) => redacted(row, transport.redact)),
    headers,
    observedAt,
    unreadable: (issues) =>
      unreadable(transport, { ...context.at, api: endpoint.id }, issues, text),
  }));
}

const redacted = <Row>(
  { key, isBlank, text, read }: LazyRow<Row>,
  redact: (text: string) => string,
): LazyRow<Row> => ({
  // A day holds no secret, and looking for one takes as long as reading the row.
  key: isTradingDay(key) ? key : redact(key),
  isBlank,
  text,
  read: () => read(redact),
});

/** Nothing was there: the failure of a question. */
export const empty = ({ at }: QuestionContext, api: string, because: string): BrokerError =>
  failure.empty({ ...at, api }, { because });

/** A row that could be read and that cannot be, and why: it is left out of the answer and announced. */
export interface Impossible {
  readonly impossible: string;
}
export const impossible = (because: string): Impossible => ({ impossible: because });
export const isImpossible = (it: object): it is Impossible => 'impossible' in it;
