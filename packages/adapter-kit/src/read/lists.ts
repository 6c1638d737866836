import { type BrokerError, err, type LeftOut, ok, type Result } from '@investor-flow/core';
import { type CallContext, empty, impossible, type Impossible, isImpossible } from './context.ts';

/** How the list of an answer is read: its rows, or its sectors. */
export interface ListParts<It, Model> {
  readonly api: string;
  readonly read: (it: It, place: number) => Result<Model | Impossible, BrokerError>;
  /** How one that is left out is announced. */
  readonly leftOut: (it: It, because: string) => LeftOut;
  /** Whether the list is nothing without this one, as a market is without its whole. */
  readonly isWhole?: (it: It) => boolean;
  /** What it means that nothing is left; absent where that is an answer. */
  readonly nothing?: string;
}

const BLANK = impossible('every figure is blank');

const isBlank = (it: object | string): boolean =>
  typeof it === 'object' && 'isBlank' in it && it.isBlank === true;

/** What can be read of a list, or why it is nothing. A blank row and what is impossible are left out; a fault is a fault of all. */
export function readList<It extends object | string, Model extends object>(
  context: CallContext,
  items: readonly It[],
  { api, read, leftOut, isWhole, nothing }: ListParts<It, Model>,
): Result<readonly Model[] | Impossible, BrokerError> {
  const models: Model[] = [];
  for (const [place, it] of items.entries()) {
    const found = isBlank(it) ? ok(BLANK) : read(it, place);
    if (found.isErr()) return err(found.error);
    if (!isImpossible(found.value)) models.push(found.value);
    else if (isWhole?.(it) === true) return ok(found.value);
    else context.leaveOut(leftOut(it, found.value.impossible), api);
  }
  return ok(models.length === 0 && nothing !== undefined ? impossible(nothing) : models);
}

/** The same as the answer to a question, which fails where there is nothing. */
export const answerList = <It extends object | string, Model extends object>(
  context: CallContext,
  items: readonly It[],
  parts: ListParts<It, Model>,
): Result<readonly Model[], BrokerError> =>
  readList(context, items, parts).andThen((it) => orEmpty(context, parts.api, it));

/** What was read, or the failure of a question that there is nothing. */
export const orEmpty = <Value extends object>(
  context: CallContext,
  api: string,
  value: Value | Impossible,
): Result<Value, BrokerError> =>
  isImpossible(value) ? err(empty(context, api, value.impossible)) : ok(value);

/** Figures with what their answer says beside them, or why there are none. */
export const beside = <Known extends object, Figures extends object>(
  known: Known,
  figures: Figures | Impossible,
): (Known & Figures) | Impossible => (isImpossible(figures) ? figures : { ...known, ...figures });
