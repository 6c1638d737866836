import type { ForeignHolding } from '../model/foreign-holding.ts';
import {
  numberViolations,
  prefixed,
  priceViolations,
  residualViolations,
  type Violation,
} from './violation.ts';

/**
 * The rules that a stock's holdings, newest first, break; empty when nothing is wrong.
 *
 * Held and acquirable shares are the limit where the broker has one, days descend strictly, the close is above 0, shares
 * and won are whole, no number is a negative zero.
 */
export const holdingViolations = (holdings: readonly ForeignHolding[]): readonly Violation[] =>
  holdings.flatMap((holding, place) => [
    ...prefixed(`${holding.day}: `, rowViolations(holding)),
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

function limitViolations(holding: ForeignHolding): readonly Violation[] {
  const { heldShares, acquirableShares, limitShares } = holding;
  if (acquirableShares === undefined || limitShares === undefined) return [];
  const said = {
    rule: 'limit-parts',
    message: 'held and acquirable differ from the limit',
  } as const;
  return residualViolations(said, heldShares + acquirableShares - limitShares, 0);
}

function orderViolations(
  newer: ForeignHolding | undefined,
  older: ForeignHolding,
): readonly Violation[] {
  if (newer === undefined || newer.day > older.day) return [];
  return [{ rule: 'descending-days', message: `${older.day} comes after ${newer.day}` }];
}
