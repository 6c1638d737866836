import { type Market, volumeUnitOf } from '@investor-flow/core';
import { dateAt, dayOf, hasSession, minutesAt, sessionUpTo } from '../../../days.ts';
import { hoursOf } from '../../../market/hours.ts';
import type { DataCall } from '../call.ts';
import { fillingOf, PAIRS, UNFILLED } from '../codes.ts';
import {
  type Column,
  EVERYBODY,
  fillColumns,
  netAmount,
  netShares,
  type Prefix,
  sidesOf,
  swapped,
  writeColumns,
} from '../columns.ts';
import { THOUSAND } from '../numbers.ts';

const WITHOUT: readonly Prefix[] = ['frgn_reg', 'frgn_nreg', 'etc'];
const WHO = swapped(EVERYBODY, 'etc_corp', 'etc_orgt').filter((it) => !WITHOUT.includes(it));

/** Six figures of each; private funds have an order of their own. */
const COLUMNS: readonly Column[] = WHO.flatMap((prefix) => {
  const { sellShares, buyShares, sellAmount, buyAmount } = sidesOf(prefix);
  const [shares, amount] = [netShares(prefix), netAmount(prefix)];
  return prefix === 'pe_fund'
    ? [sellAmount, sellShares, shares, buyAmount, buyShares, amount]
    : [sellShares, buyShares, shares, sellAmount, buyAmount, amount];
});

/** Minutes after the opening until the figures come; zeros before. */
const FILLED_AFTER = 5;

/** FHPTJ04030000 시장별 투자자매매동향(시세): buying and selling of one market or sector, today so far. */
export const fhptj04030000: DataCall = {
  api: 'FHPTJ04030000',
  path: '/uapi/domestic-stock/v1/quotations/inquire-investor-time-by-market',
  inputs: ['FID_INPUT_ISCD', 'FID_INPUT_ISCD_2'],
  table: { list: 'output', labels: [], column: 'frgn_ntby_tr_pbmn' },
  answer({ input, truth, instant }) {
    const market = input('FID_INPUT_ISCD');
    const sector = input('FID_INPUT_ISCD_2');
    const named = PAIRS[market]?.[sector];
    if (named === undefined) return { output: [fillColumns(COLUMNS, fillingOf(market))] };
    if (UNFILLED.has(sector) || isTooEarly(named.market, instant)) {
      return { output: [fillColumns(COLUMNS, '0')] };
    }
    const day = dayOf(sessionUpTo(dateAt(instant)));
    const flow = truth.flow({ ...named, day, venue: 'krx', at: instant });
    // Shares are written in thousands, contracts one by one.
    const unit = volumeUnitOf(named.market) === 'share' ? THOUSAND : 1;
    return { output: [writeColumns(COLUMNS, flow, unit)] };
  },
};

/** Whether today’s session has hardly begun. */
function isTooEarly(market: Market, instant: number): boolean {
  const today = dateAt(instant);
  if (!hasSession(today)) return false;
  return minutesAt(instant) < hoursOf(market, 'krx', today).opening + FILLED_AFTER;
}
