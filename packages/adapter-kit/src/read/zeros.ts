import type { Trade } from '@investor-flow/core';
import type { Tables } from './flow.ts';

/** Whether nothing was bought and nothing sold; a side that is not given says nothing. */
export const areZero = (trades: readonly Trade[]): boolean =>
  trades.every(({ net, buy = net, sell = net }) => net === 0 && buy === 0 && sell === 0);

/** Whether every investor's trade of every measure is 0. */
export const areTablesZero = (tables: Tables): boolean =>
  Object.values(tables).every((table) => areZero(Object.values(table)));
