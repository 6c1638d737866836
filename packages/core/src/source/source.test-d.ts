/** Compiled by `tsc -p test`, never run: what a capability map denies must not compile. */
import type { BrokerError, BrokerErrorKind } from './error.ts';
import type { Capabilities } from './capability.ts';
import type { Source, SourceOf } from './source.ts';

const FLOWS = {
  support: 'full',
  markets: ['kospi', 'kosdaq'],
  sectors: { kospi: ['all', 'chemicals'], kosdaq: ['all', 'venture'] },
  venues: ['krx'],
  measures: ['value'],
  sides: ['net', 'buy', 'sell'],
  history: { kind: 'latest-session' },
} as const;

const WITHOUT_HOLDINGS = {
  investorFlow: FLOWS,
  sectorFlows: {
    ...FLOWS,
    support: 'partial',
    because: 'The unit is inferred',
    markets: ['kospi'],
  },
  foreignHoldings: { support: 'none', because: 'It never tells holdings' },
} as const satisfies Capabilities;

const WITH_HOLDINGS = {
  investorFlow: { support: 'none', because: 'Paper money only' },
  sectorFlows: { support: 'none', because: 'Paper money only' },
  foreignHoldings: FLOWS,
} as const satisfies Capabilities;

declare const flows: SourceOf<typeof WITHOUT_HOLDINGS>;
declare const holdings: SourceOf<typeof WITH_HOLDINGS>;
declare const any: Source;
/** A map read at run time denies nothing to the compiler. */
declare const wide: SourceOf<Capabilities>;

export function takesWhatTheMapOffers(): void {
  void flows.investorFlow({ market: 'kospi' });
  void flows.investorFlow({ market: 'kosdaq', sector: 'venture', day: '2026-07-01' });
  void flows.investorFlow(
    { market: 'kospi', venue: 'krx', measures: ['value'] },
    { signal: AbortSignal.timeout(1) },
  );
  void flows.investorFlow({ market: 'kospi', venue: undefined, measures: undefined });
  void flows.sectorFlows({ market: 'kospi' });
  void holdings.foreignHoldings({ stock: '005930', from: '2026-06-01', limit: 5, venue: 'krx' });
  void holdings.foreignHoldingsPages({ stock: '005930', to: undefined });
}

export function refusesAQuestionTheMapDenies(): void {
  // @ts-expect-error -- the map says `none`
  void flows.foreignHoldings({ stock: '005930' });
  // @ts-expect-error -- the map says `none`
  void flows.foreignHoldingsPages({ stock: '005930' });
  // @ts-expect-error -- the map says `none`
  void holdings.investorFlow({ market: 'kospi' });
  // @ts-expect-error -- the map says `none`
  void holdings.sectorFlows({ market: 'kospi' });
}

export function refusesWhatIsOutsideTheOffer(): void {
  // @ts-expect-error -- no such market in the offer
  void flows.investorFlow({ market: 'etf' });
  // @ts-expect-error -- the two questions have offers of their own
  void flows.sectorFlows({ market: 'kosdaq' });
  // @ts-expect-error -- no such venue in the offer
  void flows.investorFlow({ market: 'kospi', venue: 'nxt' });
  // @ts-expect-error -- no such measure in the offer
  void flows.investorFlow({ market: 'kospi', measures: ['volume'] });
  // @ts-expect-error -- no such venue in the offer
  void holdings.foreignHoldings({ stock: '005930', venue: 'unified' });
}

export function refusesWhatNobodyOffers(): void {
  // @ts-expect-error -- no such field
  void flows.investorFlow({ market: 'kospi', date: '2026-07-01' });
  // @ts-expect-error -- one sector of all sectors
  void flows.sectorFlows({ market: 'kospi', sector: 'all' });
  // @ts-expect-error -- no such sector anywhere
  void flows.investorFlow({ market: 'kospi', sector: '001' });
  // @ts-expect-error -- a flow is always of a market
  void flows.investorFlow({});
  // @ts-expect-error -- a holding has no market
  void holdings.foreignHoldings({ stock: '005930', market: 'kospi' });
  // @ts-expect-error -- no such field
  void any.investorFlow({ market: 'kospi', date: '2026-07-01' });
  // @ts-expect-error -- no such question
  void any.refusal('orders', {});
}

/** A strategy is written against `Source` and takes every broker. */
export const everyBroker: readonly Source[] = [flows, holdings, any, wide];

export function asksAnyBrokerAnything(): void {
  void any.investorFlow({ market: 'weekly-monday-calls', venue: 'unified', measures: ['volume'] });
  void any.foreignHoldings({ stock: '005930' });
  void wide.sectorFlows({ market: 'kospi200-puts', measures: ['value', 'volume'] });
}

/** Nine kinds, and the compiler knows when one is forgotten. */
export function nameOf(error: BrokerError): string {
  switch (error.kind) {
    case 'invalid':
      return error.issues.map(({ path }) => path).join();
    case 'unsupported':
      return error.because;
    case 'unauthenticated':
      return error.reason;
    case 'throttled':
      return `${error.retryAfterMs ?? 'later'}`;
    case 'rejected':
      return `${error.code} ${error.brokerMessage}`;
    case 'empty':
      return error.because;
    case 'unreadable':
      return error.received;
    case 'unavailable':
      return error.cause.code;
    case 'cancelled':
      return error.message;
  }
}

// @ts-expect-error -- `cancelled` was forgotten
export const forgetful: Record<BrokerErrorKind, number> = {
  invalid: 64,
  unsupported: 64,
  unauthenticated: 77,
  throttled: 75,
  rejected: 65,
  empty: 66,
  unreadable: 76,
  unavailable: 69,
};

export function cannotBeChanged(error: BrokerError): void {
  // @ts-expect-error -- an error is read-only
  error.message = 'nothing happened';
  // @ts-expect-error -- only an unreadable answer was received
  void error.received;
}
