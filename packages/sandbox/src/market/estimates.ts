import { type DayNumber, dateAt, instantAt, minutesAt } from '../days.ts';
import { keyOf, normal, seededOn } from '../seeded.ts';
import type { PriceBook } from '../stocks/prices.ts';
import type { Stock } from '../stocks/stock.ts';
import type { Flows } from './flows.ts';
import { hoursOf } from './hours.ts';
import { boughtIn, netOf, OFFSETS } from './ledger.ts';
import { FOREIGN } from './traders.ts';

/** Whose trading the staff of the brokers guess. */
export const GUESSED = [
  'foreign',
  'investmentTrust',
  'bank',
  'insurance',
  'otherFinance',
  'pension',
  'otherCorporation',
] as const;
export type Guessed = (typeof GUESSED)[number];
const INSTITUTIONS = ['investmentTrust', 'bank', 'insurance', 'otherFinance', 'pension'] as const;

/** What was typed in at one time of the day: nets since the opening, in shares. */
export interface EstimateTruth {
  /** From 1 to 5. */
  readonly slot: number;
  /** Minutes since Korean midnight at which it was typed in. */
  readonly minute: number;
  /** Won a share cost then. */
  readonly price: number;
  /** Whole thousands; the institution is the sum of its guessed parts. */
  readonly shares: Readonly<Record<Guessed | 'institution', number>>;
}

/** Minutes after the opening at which estimates are due; the first is of foreigners alone. */
const DUE = [30, 60, 140, 260, 330];
const THOUSAND = 1_000;

/** The estimates typed in by an instant, oldest first. */
export function estimatesOf(
  stock: Stock,
  { flows, prices }: { readonly flows: Flows; readonly prices: PriceBook },
  day: DayNumber,
  instant: number,
): readonly EstimateTruth[] {
  const cell = flows.cellOf(stock);
  const { opening } = hoursOf(stock.market, 'krx', day);
  const times = seededOn(keyOf('estimate times'), day);
  const draw = seededOn(keyOf(cell.key, 'estimate'), day);
  const found: EstimateTruth[] = [];
  for (const [at, due] of DUE.entries()) {
    const minute = opening + due - Math.floor(8 * times());
    if (day === dateAt(instant) && minutesAt(instant) < minute) break;
    const moment = instantAt(day, minute);
    const ledger = flows.ofCell(cell, { venue: 'krx', day, instant: moment }, 'traded');
    const traded = boughtIn(ledger, OFFSETS.volume);
    const shares = Object.fromEntries(
      GUESSED.map((who): [Guessed, number] => {
        const traders = who === 'foreign' ? FOREIGN : ([who] as const);
        const net = netOf(ledger, OFFSETS.volume, traders);
        const guess = net * (1 + 0.15 * normal(draw)) + traded * 0.002 * normal(draw);
        const isDue = at > 0 || who === 'foreign';
        return [who, isDue ? Math.round(guess / THOUSAND) * THOUSAND + 0 : 0];
      }),
    ) as Record<Guessed, number>;
    const institution = INSTITUTIONS.reduce((sum, it) => sum + shares[it], 0);
    const price = prices.at('krx', day, moment).last;
    found.push({ slot: at + 1, minute, price, shares: { ...shares, institution } });
  }
  return found;
}
