import type { DayNumber } from '../days.ts';
import { keyOf, normal, seededOn } from '../seeded.ts';
import type { Cell } from './cells.ts';
import type { Flows } from './flows.ts';
import { boughtIn, netOf, OFFSETS } from './ledger.ts';

/** What went through the desks of foreign brokers so far, in shares and won, whichever investor it was for. */
export interface DeskTruth {
  readonly buyShares: number;
  readonly sellShares: number;
  readonly netShares: number;
  readonly netValue: number;
}

/** Desks carry most of what foreigners trade and some of everybody else’s. */
export function desksOf(
  flows: Flows,
  cell: Cell,
  { day, instant }: { readonly day: DayNumber; readonly instant: number },
): DeskTruth {
  const ledger = flows.ofCell(cell, { venue: 'krx', day, instant }, 'traded');
  const shares = boughtIn(ledger, OFFSETS.volume);
  if (shares === 0) return { buyShares: 0, sellShares: 0, netShares: 0, netValue: 0 };
  const price = boughtIn(ledger, OFFSETS.value) / shares;
  const draw = seededOn(keyOf(cell.key, 'desk'), day);
  const part = (): number => 0.25 * Math.exp(0.2 * normal(draw));
  const lean = netOf(ledger, OFFSETS.volume, ['foreignRegistered']) / 2;
  const buyShares = Math.max(0, Math.round(shares * part() + lean));
  const sellShares = Math.max(0, Math.round(shares * part() - lean));
  const netShares = buyShares - sellShares;
  return { buyShares, sellShares, netShares, netValue: Math.round(netShares * price) + 0 };
}
