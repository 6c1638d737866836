/** Compiled by `tsc -p test`, never run: what a capability map denies must not compile. */
import type { BrokerError, BrokerErrorKind } from '../error.ts';
import type { Capabilities, Queries, Question } from '../questions/index.ts';
import type { CapabilitiesFrom } from './capabilities-of.ts';
import type { Source, SourceOf } from './source.ts';

const OFFER = {
  support: 'full',
  markets: ['kospi', 'kosdaq'],
  sectors: { kospi: ['all', 'chemicals'], kosdaq: ['all', 'venture'] },
  venues: ['krx'],
  measures: ['value'],
  sides: ['net', 'buy', 'sell'],
  history: { kind: 'latest-session' },
  daysPerCall: 50,
  by: { trade: [1] },
} as const;

interface Narrow {
  readonly investorFlow: typeof OFFER;
  readonly sectorFlows: Omit<typeof OFFER, 'markets'> & { readonly markets: readonly ['kospi'] };
  readonly foreignHoldings: typeof OFFER;
  readonly topStocks: typeof OFFER;
}

declare const narrow: SourceOf<CapabilitiesFrom<Narrow>>;
declare const nothing: SourceOf<CapabilitiesFrom<object>>;
declare const any: Source;
/** A map read at run time denies nothing to the compiler. */
declare const wide: SourceOf<Capabilities>;

type IsNever<T> = [T] extends [never] ? true : false;
type QueryIn<S, Method extends keyof S> = S[Method] extends (
  query: infer Query,
  ...more: never[]
) => unknown
  ? Query
  : 'no method';
type AllAre<Wanted, Table> = Table extends { readonly [K in keyof Table]: Wanted } ? true : false;

/** Every question that a map denies takes no query, and so do its pages. */
export const allDenied: AllAre<
  true,
  {
    [M in Extract<keyof typeof nothing, Question | `${Question}Pages`>]: IsNever<
      QueryIn<typeof nothing, M>
    >;
  }
> = true;

/** A map read at run time leaves every query as wide as it is. */
export const noneDenied: AllAre<
  true,
  { [Q in Question]: Queries[Q] extends QueryIn<typeof wide, Q> ? true : false }
> = true;

export function takesWhatTheMapOffers(): void {
  void narrow.investorFlow({ market: 'kospi' });
  void narrow.investorFlow({ market: 'kosdaq', sector: 'venture', day: '2026-07-01' });
  void narrow.investorFlow(
    { market: 'kospi', venue: 'krx', measures: ['value'] },
    { signal: AbortSignal.timeout(1), onLeftOut: ({ because }) => because },
  );
  void narrow.investorFlow({ market: 'kospi', venue: undefined, measures: undefined });
  void narrow.sectorFlows({ market: 'kospi' });
  void narrow.foreignHoldings({ stock: '005930', from: '2026-06-01', limit: 5, venue: 'krx' });
  void narrow.foreignHoldingsPages({ stock: '005930', to: undefined });
  void narrow.topStocks({ market: 'kospi', by: 'trade' });
}

export function refusesWhatTheMapDenies(): void {
  // @ts-expect-error -- the map has no such question
  void narrow.flowHistory({ market: 'kospi' });
  // @ts-expect-error -- the map has no such question
  void narrow.flowHistoryPages({ market: 'kospi' });
  // @ts-expect-error -- no such market in the offer
  void narrow.investorFlow({ market: 'etf' });
  // @ts-expect-error -- the two questions have offers of their own
  void narrow.sectorFlows({ market: 'kosdaq' });
  // @ts-expect-error -- no such venue in the offer
  void narrow.foreignHoldings({ stock: '005930', venue: 'unified' });
  // @ts-expect-error -- no such measure in the offer
  void narrow.investorFlow({ market: 'kospi', measures: ['volume'] });
  // @ts-expect-error -- no such ranking in the offer
  void narrow.topStocks({ market: 'kospi', by: 'estimate' });
}

export function refusesWhatNobodyOffers(): void {
  // @ts-expect-error -- no such field
  void narrow.investorFlow({ market: 'kospi', date: '2026-07-01' });
  // @ts-expect-error -- one sector of all sectors
  void narrow.sectorFlows({ market: 'kospi', sector: 'all' });
  // @ts-expect-error -- no such sector anywhere
  void narrow.investorFlow({ market: 'kospi', sector: '001' });
  // @ts-expect-error -- a flow is always of a market
  void narrow.investorFlow({});
  // @ts-expect-error -- a holding has no market
  void narrow.foreignHoldings({ stock: '005930', market: 'kospi' });
  // @ts-expect-error -- no such field
  void any.investorFlow({ market: 'kospi', date: '2026-07-01' });
  // @ts-expect-error -- no such question
  void any.refusal('orders', {});
}

/** A strategy is written against `Source` and takes every broker. */
export const everyBroker: readonly Source[] = [narrow, nothing, any, wide];

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
