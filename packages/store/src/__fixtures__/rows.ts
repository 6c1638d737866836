import type { AnyRow } from '@investor-flow/core';

/** A row as a broker might give it, told from others by its figure. */
export interface Row extends AnyRow {
  readonly api: string;
  readonly figure: number;
  readonly value?: object;
  readonly volume?: object;
  readonly rounding: object;
}

export interface RowParts {
  readonly day?: string;
  readonly figure?: number;
  readonly measures?: readonly string[];
  readonly broker?: string;
  readonly environment?: string;
  readonly observedAt?: string;
  readonly dayBasis?: string;
  readonly status?: string;
}

const trades = (net: number) => ({
  individual: { net: 0 - net },
  foreign: { net, buy: 9_007_199_254_740_991, sell: 9_007_199_254_740_991 - net },
  institution: { net: 0 },
});

export const row = ({ measures = ['value'], figure = 1, ...parts }: RowParts = {}): Row => ({
  broker: 'kiwoom',
  environment: 'sandbox',
  api: 'ka10051',
  observedAt: '2026-07-10T06:45:00.000Z',
  day: '2026-07-10',
  dayBasis: 'requested',
  status: 'provisional',
  ...parts,
  figure,
  ...Object.fromEntries(measures.map((it) => [it, trades(figure)])),
  rounding: Object.fromEntries(measures.map((it) => [it, 1_000_000])),
});
