import type { ForeignHolding } from 'investor-flow';

export const HOLDING_COLUMNS = [
  'broker',
  'environment',
  'api',
  'stock',
  'venue',
  'day',
  'status',
  'observedAt',
  'heldShares',
  'limitShares',
  'acquirableShares',
  'ownershipPercent',
  'limitUsedPercent',
  'changeShares',
  'limitChangeShares',
  'close',
  'closeChange',
  'tradedShares',
] as const satisfies readonly (keyof ForeignHolding)[];

export const holdingCells = (it: ForeignHolding): readonly (readonly (string | number)[])[] => [
  HOLDING_COLUMNS.map((column) => it[column]),
];
