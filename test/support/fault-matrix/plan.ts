import type { Measure } from '@investor-flow/core';
import type { Cell } from './cells.ts';
import type { Asked, BrokerName, Place } from './effect.ts';

/** How often a curable failure is sent again, in every cell. */
export const RETRIES = 2;

/** What a broker's calls are named. */
export const APIS: Readonly<
  Record<BrokerName, { flow: string; holdings: string; signIn: string }>
> = {
  kiwoom: { flow: 'ka10051', holdings: 'ka10008', signIn: 'au10001' },
  koreainvestment: { flow: 'FHPTJ04030000', holdings: '', signIn: 'tokenP' },
};

/** Every sector of KOSPI. */
export const SECTORS = 28;
const PAGES = 3;
/** Two full pages and a part of the third. */
export const ROWS = 120;
/** On one page, where only the first is to be struck or none at all. */
const FEW_ROWS = 10;

/** What a cell asks, in how many calls, and which of them is the first to be struck. */
export interface Plan {
  readonly api: string;
  readonly measures: readonly Measure[];
  readonly rows: number;
  readonly calls: number;
  /** Made side by side; else each after the one before. */
  readonly atOnce: boolean;
  /** Calls before the first that is struck. */
  readonly spared: number;
}

/** The questions whose answer comes on pages. */
export const isPaged = (asked: Asked): boolean =>
  asked === 'foreignHoldings' || asked === 'foreignHoldingsPages';

/** Where it is the token’s call that is struck. */
export const isSignIn = (place: Place): boolean => place === 'sign-in' || place === 'renewal';

export const isServed = ({ broker, asked }: Pick<Cell, 'broker' | 'asked'>): boolean =>
  broker === 'kiwoom' || !isPaged(asked);

export function planOf({ broker, asked, place, effect }: Cell): Plan {
  const { flow, holdings } = APIS[broker];
  const isLater = place === 'later';
  const usual = { measures: ['value', 'volume'], rows: 0, calls: 1, spared: 0 } as const;
  if (isPaged(asked)) {
    const rows = place === 'first' && 'cannot' in effect ? FEW_ROWS : ROWS;
    const calls = rows === ROWS ? PAGES : 1;
    return { ...usual, api: holdings, rows, calls, atOnce: false, spared: isLater ? 1 : 0 };
  }
  if (broker === 'kiwoom') {
    // A call a measure: one alone, or the second of two.
    return place === 'first'
      ? { ...usual, api: flow, measures: ['value'], atOnce: false }
      : { ...usual, api: flow, calls: 2, atOnce: true, spared: isLater ? 1 : 0 };
  }
  if (asked === 'investorFlow')
    return { ...usual, api: flow, atOnce: false, spared: isLater ? 1 : 0 };
  return { ...usual, api: flow, calls: SECTORS, atOnce: true, spared: isLater ? 20 : 0 };
}
