import type { TradingDay } from '../words.ts';
import { type Market, MARKETS, type Measure, type Venue } from '../market.ts';
import type { Trade } from '../model/flows.ts';
import type { RankingBasis } from '../model/stocks.ts';
import type { SectorId } from '../sector-ids.ts';

export type Side = keyof Trade;

/** How far back a broker answers. */
export interface History {
  readonly kind: 'latest-session' | 'any-day' | 'last-sessions';
  /** The first day that is served, where it is known. */
  readonly from?: TradingDay;
  /** How many sessions, for `last-sessions`. */
  readonly sessions?: number;
  readonly because?: string;
}

/** Everything in which an offer can vary; an offer holds what its question varies in and nothing else. */
export interface OfferParts {
  readonly markets: readonly Market[];
  /** By market; a market that is missing has no sectors to choose from. */
  readonly sectors: { readonly [M in Market]?: readonly SectorId[] };
  readonly venues: readonly Venue[];
  readonly measures: readonly Measure[];
  readonly sides: readonly Side[];
  readonly history: History;
  /** The most sessions that one call brings. */
  readonly daysPerCall: number;
  /** The bases of rankings, each with the numbers of sessions it takes; an empty list where it takes none. */
  readonly by: { readonly [B in RankingBasis]?: readonly number[] };
}
export type OfferPart = keyof OfferParts;

const union = <Value>(lists: readonly (readonly Value[])[]): readonly Value[] => [
  ...new Set(lists.flat()),
];

/** Only the sides that every source reports: a question does not choose the source that answers. */
const shared = <Value>([first = [], ...others]: readonly (readonly Value[])[]): readonly Value[] =>
  first.filter((it) => others.every((list) => list.includes(it)));

const unionByKey = <Key extends string, Value>(
  tables: readonly { readonly [K in Key]?: readonly Value[] }[],
): { readonly [K in Key]?: readonly Value[] } => {
  const keys = union(tables.map((table) => Object.keys(table) as Key[]));
  return Object.fromEntries(
    keys.map((key) => [key, union(tables.map((table) => table[key] ?? []))]),
  ) as { readonly [K in Key]?: readonly Value[] };
};

/** The history that reaches back furthest. */
function longest(histories: readonly History[]): History {
  const anyDay = histories.filter(({ kind }) => kind === 'any-day');
  if (anyDay.length > 0) {
    const beginnings = anyDay.map(({ from }) => from);
    const [first] = beginnings.filter((it) => it !== undefined).toSorted();
    const isOpen = first === undefined || beginnings.includes(undefined);
    return { kind: 'any-day', ...(isOpen ? {} : { from: first }) };
  }
  const counts = histories.flatMap(({ sessions }) => sessions ?? []);
  return counts.length === 0
    ? { kind: 'latest-session' }
    : { kind: 'last-sessions', sessions: Math.max(...counts) };
}

/** How the offers of several sources become the offer of all of them. */
export const MERGED: {
  readonly [P in OfferPart]: (parts: readonly OfferParts[P][]) => OfferParts[P];
} = {
  markets: union,
  sectors: (tables) => {
    const all = unionByKey<Market, SectorId>(tables);
    return Object.fromEntries(
      MARKETS.flatMap((market) => (all[market] === undefined ? [] : [[market, all[market]]])),
    );
  },
  venues: union,
  measures: union,
  sides: shared,
  history: longest,
  daysPerCall: (counts) => Math.min(...counts),
  by: (tables) => unionByKey<RankingBasis, number>(tables),
};
