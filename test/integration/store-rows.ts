import type { InvestorFlow, InvestorFlowQuery } from '@investor-flow/core';

/** What a writer keeps: its name and the number of the answer are the figures. */
export function keptRow(
  name: string,
  figure: number,
): readonly [query: InvestorFlowQuery, answer: InvestorFlow] {
  const trade = (net: number) => ({ net });
  const observedAt = new Date(Date.parse('2026-07-10T00:00:00.000Z') + figure).toISOString();
  return [
    { market: 'kospi', day: '2026-07-10' },
    {
      broker: 'kiwoom',
      environment: 'sandbox',
      api: name,
      observedAt,
      day: '2026-07-10',
      dayBasis: 'requested',
      status: 'provisional',
      venue: 'krx',
      market: 'kospi',
      sector: { id: 'all', code: '001', name: '종합' },
      value: { individual: trade(figure), foreign: trade(-figure), institution: trade(0) },
      volumeUnit: 'share',
      rounding: { value: 1 },
      derived: [],
      assumed: [],
    },
  ];
}
