import { krxCalendar, sessionsBetween } from '../calendar/moment.ts';
import type { Investor } from '../investor.ts';
import type { InvestorFlow, StockFlow } from '../model/flows.ts';
import { left } from './compared.ts';

/** Sessions of July 2026, oldest first; the 4th, 5th and 17th are closed. */
export const SESSIONS = sessionsBetween(krxCalendar, '2026-07-01', '2026-07-31');

export const row = (day: string, net: number, more: Partial<InvestorFlow> = {}): InvestorFlow =>
  left({ foreign: { net } }, { day, ...more });

/** One session after the other from the first of July; `undefined` is a session without a row. */
export const rowsOf = (...nets: readonly (number | undefined)[]): readonly InvestorFlow[] =>
  nets.flatMap((net, place) => (net === undefined ? [] : [row(SESSIONS[place] ?? '', net)]));

export const stockRow = (more: Partial<StockFlow> = {}): StockFlow => {
  const { market: _, sector: __, ...rest } = left();
  return { ...rest, stock: '005930', ...more };
};

/** Rows with several investors. */
export const rowsOfAll = (
  nets: readonly { readonly [I in Investor]?: number }[],
): readonly InvestorFlow[] =>
  nets.map((one, place) => {
    const trades = Object.entries(one).map(([investor, net]) => [investor, { net }]);
    return left(Object.fromEntries(trades) as object, { day: SESSIONS[place] ?? '' });
  });
