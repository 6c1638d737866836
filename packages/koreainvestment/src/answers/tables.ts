import type { Tables } from '@investor-flow/adapter-kit';
import type { InvestorTable, Measure } from '@investor-flow/core';

/** The tables of the measures that were asked. */
export function tablesOf(
  measures: readonly Measure[],
  table: (measure: Measure) => InvestorTable,
): Tables {
  const tables: { [M in Measure]?: InvestorTable } = {};
  for (const measure of measures) tables[measure] = table(measure);
  return tables;
}
