import type { Trade } from '@investor-flow/core';

/** Whether nothing was bought and nothing sold; a side that is not given says nothing. */
export const areZero = (trades: readonly Trade[]): boolean =>
  trades.every(({ net, buy = net, sell = net }) => net === 0 && buy === 0 && sell === 0);
