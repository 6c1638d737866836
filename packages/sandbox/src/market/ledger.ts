import type { Progress } from './hours.ts';
import { pick } from './pick.ts';
import { TRADERS } from './traders.ts';

const COUNT = TRADERS.length;

/** What each trader bought and sold, in the order of `TRADERS`: won, then shares. */
export type Ledger = Float64Array;

/** Where a ledger keeps the buying of each measure; the selling follows right after. */
export const OFFSETS = { value: 0, volume: 2 * COUNT } as const;

export const emptyLedger = (): Ledger => new Float64Array(4 * COUNT);

export function addLedger(into: Ledger, more: Ledger): void {
  for (let at = 0; at < into.length; at += 1) into[at] = pick(into, at) + pick(more, at);
}

/** A day's trading of one measure: how much, and each trader's part of buying and of selling. */
export interface Trading {
  readonly total: number;
  readonly buyers: readonly number[];
  readonly sellers: readonly number[];
  readonly progress: Progress;
}

/**
 * Books every deal between two traders on both their accounts, cut down to whole units.
 *
 * So buying equals selling to the won, at every minute, and no figure ever shrinks during a session.
 */
export function book(ledger: Ledger, offset: number, trading: Trading): void {
  const { total, buyers, sellers, progress } = trading;
  const { done, of } = progress;
  buyers.forEach((bought, buyer) => {
    sellers.forEach((sold, seller) => {
      const whole = Math.floor(total * bought * sold);
      const deal = done < of ? Math.floor((whole * done) / of) : whole;
      ledger[offset + buyer] = pick(ledger, offset + buyer) + deal;
      const sale = offset + COUNT + seller;
      ledger[sale] = pick(ledger, sale) + deal;
    });
  });
}
