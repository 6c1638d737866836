import * as z from 'zod/mini';

type Row = Record<string, unknown>;

/**
 * Makes rows of the same columns from lists of their values.
 *
 * V8 keeps an object whose keys are set one by one as a dictionary from the 17th key on, and takes twice as long for it
 * (Node 20). A literal is not, so one is generated where code may be, as zod does for its schemas.
 */
export function literalOf(
  names: readonly string[],
  mayGenerate = z.util.allowsEval.value,
): (values: readonly unknown[]) => Row {
  if (!mayGenerate)
    return (values) => Object.fromEntries(names.map((name, place) => [name, values[place]]));
  const members = names.map((name, place) => `${JSON.stringify(name)}: values[${place}]`);
  // oxlint-disable-next-line no-implied-eval -- the names of columns, from the source alone
  return new Function('values', `return { ${members.join(', ')} }`) as (
    values: readonly unknown[],
  ) => Row;
}
