import { type ForeignHolding, type InvestorFlow, koreanTime } from '@investor-flow/core';
import type { Sandbox } from '@investor-flow/sandbox';
import { wrongDays } from './verdict.ts';

/** Every sector of a market, each once and each true; fewer only where a fault may hide some. */
export const judgeSectors = (
  flows: readonly InvestorFlow[],
  most: number,
  mayHide: boolean,
  lie: (flow: InvestorFlow) => readonly string[],
): readonly string[] => [
  ...flows.flatMap(lie),
  ...(new Set(flows.map(({ sector }) => sector.code)).size === flows.length ? [] : ['a row twice']),
  ...(flows.length === most || (mayHide && flows.length < most) ? [] : [`${flows.length} rows`]),
];

const DAYS_OF = new Map<string, readonly string[]>();

/** The days of a stock, looked up once for each date of the sandbox: there are thousands. */
function daysOf(stock: string, { truth, clock }: Sandbox): readonly string[] {
  const key = `${stock} ${koreanTime(clock.now()).day}`;
  const days = DAYS_OF.get(key) ?? truth.holdings(stock).map(({ day }) => day);
  DAYS_OF.set(key, days);
  return days;
}

/** Every session of the range, none left out. */
export function judgeDays(
  rows: readonly ForeignHolding[],
  wanted: { readonly stock: string; readonly limit: number; readonly asked: number },
  sandbox: Sandbox,
): readonly string[] {
  const { stock, limit, asked } = wanted;
  const days = daysOf(stock, sandbox);
  const [first = ''] = rows.map(({ day }) => day);
  const expected = days.slice(days.indexOf(first)).slice(0, limit);
  const isWhole = expected.join() === rows.map(({ day }) => day).join() && days.indexOf(first) < 2;
  return [...wrongDays(rows, sandbox, asked), ...(isWhole ? [] : [`${stock}: days are missing`])];
}
