import type { OfferOf, Question } from './index.ts';

/** How well a broker answers one question; anything short of `full` says why, in a sentence for users. */
export type Capability<Offer = object> =
  | ({ readonly support: 'full' } & Offer)
  | ({ readonly support: 'partial'; readonly because: string } & Offer)
  | NoCapability;

export interface NoCapability {
  readonly support: 'none';
  readonly because: string;
}

/** What one broker answers in one environment, as data that can be read without keys. */
export type Capabilities = { readonly [Q in Question]: Capability<OfferOf<Q>> };
