import type { Trade } from './model/flow-figures.ts';
import type { Market, Measure, Venue } from './market.ts';
import type { Question } from './question.ts';
import type { SectorId } from './sector.ts';
import type { TradingDay } from './calendar/trading-day.ts';

export type Side = keyof Trade;

/** What a broker can be asked. */
export interface Offer {
  readonly markets: readonly Market[];
  /** By market; a market that is missing has no sectors to choose from. */
  readonly sectors: { readonly [M in Market]?: readonly SectorId[] };
  readonly venues: readonly Venue[];
  readonly measures: readonly Measure[];
  readonly sides: readonly Side[];
  readonly history: {
    readonly kind: 'latest-session' | 'any-day';
    readonly from?: TradingDay;
    readonly because?: string;
  };
}

/** How well a broker answers one question; anything short of `full` says why, in a sentence for users. */
export type Capability =
  | ({ readonly support: 'full' } & Offer)
  | ({ readonly support: 'partial'; readonly because: string } & Offer)
  | { readonly support: 'none'; readonly because: string };

/** What one broker answers in one environment, as data that can be read without keys. */
export type Capabilities = Readonly<Record<Question, Capability>>;
