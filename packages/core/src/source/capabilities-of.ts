import {
  type Capabilities,
  type Capability,
  type NoCapability,
  type OfferOf,
  type Question,
  specOf,
} from '../questions/index.ts';
import { MARKETS, MEASURES, sectorsOf, VENUES } from '../market.ts';
import type { OfferParts } from '../questions/offer.ts';
import { byQuestion } from './ask.ts';

/** Said of a question that a source's table of answers does not hold. */
export const NO_ANSWER = {
  support: 'none',
  because: 'This broker has no call that answers it',
} as const satisfies NoCapability;

/** Offers by question; what is missing is `none`. */
export type Offers = { readonly [Q in Question]?: Capability<OfferOf<Q>> };

export type CapabilitiesFrom<O extends Offers> = {
  readonly [Q in Question]: O[Q] extends Capability<OfferOf<Q>> ? O[Q] : typeof NO_ANSWER;
};

/** A whole capability map from the offers of a source's answers. */
export const capabilitiesOf = <const O extends Offers>(offers: O): CapabilitiesFrom<O> =>
  byQuestion((question) => offers[question] ?? NO_ANSWER) as unknown as CapabilitiesFrom<O> &
    Capabilities;

const WIDEST: Partial<OfferParts> = {
  markets: MARKETS,
  sectors: Object.fromEntries(
    MARKETS.map((market) => [market, sectorsOf(market).map(({ id }) => id)]),
  ),
  venues: VENUES,
  measures: MEASURES,
  sides: ['net', 'buy', 'sell'],
  history: { kind: 'any-day' },
  daysPerCall: 1,
};

/** Capabilities that refuse nothing: for checking a question apart from any broker, and for replayed answers. */
export const ANYTHING: Capabilities = byQuestion((question) => ({
  support: 'full' as const,
  ...Object.fromEntries(specOf(question).offers.map((part) => [part, WIDEST[part]])),
})) as unknown as Capabilities;
