import type { ForeignHolding } from '../model/foreign-holding.ts';
import type { Violation } from './violation.ts';

/** What a stock's holdings, newest first, break: held + acquirable = limit, descending days, no negative zero. */
export const holdingViolations = (holdings: readonly ForeignHolding[]): readonly Violation[] =>
  holdings.flatMap((holding, place) => [
    ...rowViolations(holding),
    ...orderViolations(holdings[place - 1], holding),
  ]);

function rowViolations(holding: ForeignHolding): readonly Violation[] {
  const { day, heldShares, acquirableShares, limitShares } = holding;
  const residual =
    acquirableShares === undefined || limitShares === undefined
      ? 0
      : heldShares + acquirableShares - limitShares;
  const parts: readonly Violation[] =
    residual === 0
      ? []
      : [
          {
            rule: 'limit-parts',
            message: `${day}: held and acquirable differ from the limit by ${residual}`,
            residual,
            tolerance: 0,
          },
        ];
  const odd = Object.entries(holding).flatMap<Violation>(([field, value]) => {
    if (typeof value !== 'number') return [];
    if (Object.is(value, -0))
      return [{ rule: 'negative-zero', message: `${day}: ${field} is a negative zero` }];
    const fits = field.endsWith('Percent') ? Number.isFinite(value) : Number.isSafeInteger(value);
    return fits ? [] : [{ rule: 'whole-number', message: `${day}: ${field} is no such number` }];
  });
  return [...parts, ...odd];
}

function orderViolations(
  newer: ForeignHolding | undefined,
  older: ForeignHolding,
): readonly Violation[] {
  if (newer === undefined || newer.day > older.day) return [];
  return [{ rule: 'descending-days', message: `${older.day} comes after ${newer.day}` }];
}
