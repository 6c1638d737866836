type Row = Record<string, unknown>;
type MakeRow = (values: readonly unknown[]) => Row;

/**
 * Makes rows of the same columns from lists of their values.
 *
 * V8 keeps an object whose keys are set one by one as a dictionary from the 17th key on, and takes twice as long for it
 * (Node 20). A literal is not, so one is generated where code may be.
 */
export function literalOf(names: readonly string[], generate = Function): MakeRow {
  const members = names.map((name, place) => `${JSON.stringify(name)}: values[${place}]`);
  try {
    // The names of columns come from the source alone.
    return generate('values', `return { ${members.join(', ')} }`) as MakeRow;
  } catch {
    // A page or a worker whose policy forbids generated code.
    return (values) => Object.fromEntries(names.map((name, place) => [name, values[place]]));
  }
}
