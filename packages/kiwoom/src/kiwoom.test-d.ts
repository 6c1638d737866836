/** Compiled by `tsc -p test`, never run: what Kiwoom does not serve must not compile. */
import type { Source } from '@investor-flow/core';
import { createKiwoom, type Kiwoom, type KiwoomSettings } from './index.ts';

declare const settings: KiwoomSettings;

export function asksWhatKiwoomServes(): void {
  const kiwoom = createKiwoom({ appKey: 'k', secretKey: 's' });
  void kiwoom.investorFlow({ market: 'kospi' });
  void kiwoom.investorFlow({ market: 'kosdaq', sector: 'venture', day: '2026-07-01' });
  void kiwoom.investorFlow({ market: 'kospi', venue: 'unified', measures: ['value', 'volume'] });
  void kiwoom.sectorFlows({ market: 'kosdaq', venue: 'nxt' });
  void kiwoom.foreignHoldings({ stock: '005930', from: '2026-06-01', limit: 5, venue: 'nxt' });
  void kiwoom.foreignHoldingsPages({ stock: '005930' }, { signal: AbortSignal.timeout(1) });
  void kiwoom.revoke({ signal: AbortSignal.timeout(1) });
}

export function refusesWhatKiwoomDoesNotServe(kiwoom: Kiwoom): void {
  // @ts-expect-error -- ETFs are served by no call of Kiwoom's
  void kiwoom.investorFlow({ market: 'etf' });
  // @ts-expect-error -- neither are derivatives
  void kiwoom.sectorFlows({ market: 'kospi200-futures' });
  // @ts-expect-error -- a question about all sectors has no field `sector`
  void kiwoom.sectorFlows({ market: 'kospi', sector: 'chemicals' });
  // @ts-expect-error -- a misspelt field must not silently mean "latest"
  void kiwoom.investorFlow({ market: 'kospi', date: '2026-07-01' });
  // @ts-expect-error -- no measure of ours
  void kiwoom.investorFlow({ market: 'kospi', measures: ['turnover'] });
  // @ts-expect-error -- no venue of Korea's
  void kiwoom.foreignHoldings({ stock: '005930', venue: 'nasdaq' });
  // @ts-expect-error -- holdings are of a stock
  void kiwoom.foreignHoldings({});
}

export function takesOnlyItsOwnSettings(): void {
  void createKiwoom(settings);
  // @ts-expect-error -- the secret has another name at the other broker
  void createKiwoom({ appKey: 'k', appSecret: 's' });
  // @ts-expect-error -- live and sandbox are environments, paper is none
  void createKiwoom({ appKey: 'k', secretKey: 's', environment: 'paper' });
  // @ts-expect-error -- a key without its secret
  void createKiwoom({ appKey: 'k' });
}

export function isASource(): Source {
  return createKiwoom({ appKey: 'k', secretKey: 's' });
}

export function isAsWideAsItsEnvironment(environment: 'live' | 'mock'): void {
  const mock = createKiwoom({ appKey: 'k', secretKey: 's', environment: 'mock' });
  void mock.investorFlow({ market: 'kospi', venue: 'krx' });
  // @ts-expect-error -- the mock host has KRX alone
  void mock.investorFlow({ market: 'kospi', venue: 'nxt' });
  // What is known only at run time is as wide as the widest.
  void createKiwoom({ appKey: 'k', secretKey: 's', environment }).investorFlow({
    market: 'kospi',
    venue: 'nxt',
  });
}
