/** Compiled by `tsc -p test`, never run: what Korea Investment does not serve must not compile. */
import type { Source } from '@investor-flow/core';
import {
  createKoreaInvestment,
  type KoreaInvestment,
  type KoreaInvestmentSettings,
} from './index.ts';

declare const settings: KoreaInvestmentSettings;

export function asksWhatKoreaInvestmentServes(): void {
  const broker = createKoreaInvestment({ appKey: 'k', appSecret: 's' });
  void broker.investorFlow({ market: 'kospi' });
  void broker.investorFlow({ market: 'etf', measures: ['value', 'volume'] });
  void broker.investorFlow({ market: 'kosdaq', sector: 'venture', venue: 'krx' });
  void broker.sectorFlows({ market: 'kospi200-futures' }, { signal: AbortSignal.timeout(1) });
  void broker.flowHistory({ market: 'kosdaq', sector: 'venture', limit: 250 });
  void broker.sectorFlowHistoryPages({ market: 'kospi' });
  void broker.stockFlows({ stock: '005930', measures: ['value', 'volume'] });
  void broker.foreignHoldings({ stock: '005930' });
  void broker.sectorIndexes({ market: 'kospi' });
  void broker.programTrades({ market: 'kospi' });
  void broker.stockEstimates({ stock: '005930', measures: ['volume'] });
  void broker.topStocks({ market: 'kospi', by: 'estimate' });
  void broker.revoke({ signal: AbortSignal.timeout(1) });
}

export function refusesWhatKoreaInvestmentDoesNotServe(broker: KoreaInvestment): void {
  // @ts-expect-error -- it has no list of stocks
  void broker.stocks({ market: 'kospi' });
  // @ts-expect-error -- its history is of the two stock markets
  void broker.flowHistory({ market: 'etf' });
  // @ts-expect-error -- only KRX is proven
  void broker.stockFlows({ stock: '005930', venue: 'unified' });
  // @ts-expect-error -- estimates come in shares alone
  void broker.stockEstimates({ stock: '005930', measures: ['value'] });
  // @ts-expect-error -- it ranks by estimates and by desks
  void broker.topStocks({ market: 'kospi', by: 'trade' });
  // @ts-expect-error -- its call takes no venue
  void broker.investorFlow({ market: 'kospi', venue: 'nxt' });
  // @ts-expect-error -- a question about all sectors has no field `sector`
  void broker.sectorFlows({ market: 'kospi', sector: 'chemicals' });
  // @ts-expect-error -- a misspelt field must not silently mean "latest"
  void broker.investorFlow({ market: 'kospi', date: '2026-07-01' });
  // @ts-expect-error -- no market of Korea's
  void broker.investorFlow({ market: 'nasdaq' });
}

export function takesOnlyItsOwnSettings(): void {
  void createKoreaInvestment(settings);
  void createKoreaInvestment({ appKey: 'k', appSecret: 's', customer: { type: 'personal' } });
  // @ts-expect-error -- the secret has another name at the other broker
  void createKoreaInvestment({ appKey: 'k', secretKey: 's' });
  // @ts-expect-error -- a corporation says who it is
  void createKoreaInvestment({ appKey: 'k', appSecret: 's', customer: { type: 'corporate' } });
}

export function isASource(): Source {
  return createKoreaInvestment({ appKey: 'k', appSecret: 's' });
}
