// Nothing is timed before its answer has been checked: a contender that answers wrongly, or something else, is no contender.
import { isDeepStrictEqual } from 'node:util';

export class WrongAnswer extends Error {}

export function same(what, got, wanted) {
  if (isDeepStrictEqual(got, wanted)) return;
  throw new WrongAnswer(`${what}: got ${shown(got)}, wanted ${shown(wanted)}`);
}

/** The value of a result; a failure is a wrong answer. */
export function valueOf(what, result) {
  if (result.isOk()) return result.value;
  throw new WrongAnswer(`${what}: ${JSON.stringify(result.error)}`);
}

const shown = (value) => (JSON.stringify(value) ?? 'undefined').slice(0, 200);
