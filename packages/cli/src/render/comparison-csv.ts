import type { ComparisonLine } from 'investor-flow';

export const COMPARISON_COLUMNS = [
  'investor',
  'measure',
  'side',
  'left',
  'right',
  'difference',
  'tolerance',
  'verdict',
  'because',
] as const satisfies readonly (keyof ComparisonLine)[];

export const comparisonCells = (
  it: ComparisonLine,
): readonly (readonly (string | number | undefined)[])[] => [
  COMPARISON_COLUMNS.map((column) => it[column]),
];
