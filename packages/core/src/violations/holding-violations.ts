import type { ForeignHolding } from '../model/foreign-holding.ts';
import { numberViolations, priceViolations } from './numbers.ts';
import type { Violation } from './violation.ts';

/**
 * The rules that a stock's holdings, newest first, break; empty when nothing is wrong.
 *
 * Held and acquirable shares are the limit where the broker has one, days descend strictly, the close is above 0, shares
 * and won are whole, no number is a negative zero.
 */
export const holdingViolations = (holdings: readonly ForeignHolding[]): readonly Violation[] =>
  holdings.flatMap((holding, place) => [
    ...rowViolations(holding).map((it) => ({ ...it, message: `${holding.day}: ${it.message}` })),
    ...orderViolations(holdings[place - 1], holding),
  ]);

function rowViolations(holding: ForeignHolding): readonly Violation[] {
  const { heldShares, limitShares, acquirableShares, limitChangeShares, changeShares } = holding;
  const { ownershipPercent, limitUsedPercent, close, closeChange, tradedShares } = holding;
  const shares = { heldShares, limitShares, acquirableShares, limitChangeShares, changeShares };
  return [
    ...limitViolations(holding),
    ...numberViolations({ ...shares, close, closeChange, tradedShares }, 'whole'),
    ...numberViolations({ ownershipPercent, limitUsedPercent }, 'fraction'),
    ...priceViolations({ close }),
  ];
}

function limitViolations({
  heldShares,
  acquirableShares,
  limitShares,
}: ForeignHolding): readonly Violation[] {
  if (acquirableShares === undefined || limitShares === undefined) return [];
  const residual = heldShares + acquirableShares - limitShares;
  if (residual === 0) return [];
  const message = `held and acquirable differ from the limit by ${residual}`;
  return [{ rule: 'limit-parts', message, residual, tolerance: 0 }];
}

function orderViolations(
  newer: ForeignHolding | undefined,
  older: ForeignHolding,
): readonly Violation[] {
  if (newer === undefined || newer.day > older.day) return [];
  return [{ rule: 'descending-days', message: `${older.day} comes after ${newer.day}` }];
}
