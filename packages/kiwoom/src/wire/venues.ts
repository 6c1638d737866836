import type { Venue } from '@investor-flow/core';
import { SUFFIX } from './stocks.ts';

/** `stex_tp` 거래소구분. */
export const EXCHANGE = { krx: '1', nxt: '2', unified: '3' } as const satisfies Record<
  Venue,
  string
>;

/** A code without its venue suffix. */
export const bareCode = (code: string): string => code.replace(/_(?:AL|NX)$/, '');

/** Why a stock's code cannot belong to an answer for a venue: 통합 is seen with its suffix and may come without. */
export function misplacedCode(code: string, venue: Venue): string | undefined {
  const suffix = code.slice(bareCode(code).length);
  const isRight = suffix === SUFFIX[venue] || (venue === 'unified' && suffix === '');
  return isRight ? undefined : `must be a code of the venue ${venue}`;
}
