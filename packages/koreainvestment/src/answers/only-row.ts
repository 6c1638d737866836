import { impossible, type Impossible, type Reply } from '@investor-flow/adapter-kit';
import { type BrokerError, err, ok, type Result } from '@investor-flow/core';

/** The only row of an answer, or why there is none; another beside it is a fault. */
export function onlyRow<Row, Model>(
  { rows: [row, second], unreadable }: Reply<Row>,
  nothing: string,
  model: (row: Row) => Model | Impossible,
): Result<Model | Impossible, BrokerError> {
  if (second !== undefined)
    return err(unreadable([{ path: 'output', message: 'must have one row' }]));
  if (row === undefined || row.isBlank) return ok(impossible(nothing));
  return row.read().mapErr(unreadable).map(model);
}
