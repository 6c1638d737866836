import type { Measure } from '@investor-flow/core';

/** The same keys with other values; the one place where a table's type is asserted rather than inferred. */
export function mapValues<Key extends string, From, To>(
  table: Readonly<Record<Key, From>>,
  change: (value: From, key: Key) => To,
): Record<Key, To> {
  const mapped: { [K in Key]?: To } = {};
  // Not by way of entries: a table of fourteen is made for each of three hundred rows.
  for (const key in table) mapped[key] = change(table[key], key);
  return mapped as Record<Key, To>;
}

/** The same value, frozen at every depth. */
export function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

/** A table with an entry for each measure asked. */
export function byMeasure<Value>(
  measures: readonly Measure[],
  entry: (measure: Measure) => Value,
): { readonly [M in Measure]?: Value } {
  const table: { [M in Measure]?: Value } = {};
  for (const measure of measures) table[measure] = entry(measure);
  return table;
}
