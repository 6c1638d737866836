import {
  type Capabilities,
  type Capability,
  MARKETS,
  type Market,
  type Offer,
  type Question,
  type SectorId,
  type Source,
} from '@investor-flow/core';

/** What several sources answer between them; which of them answers what, each says itself. */
export const mergedCapabilities = (sources: readonly Source[]): Capabilities => ({
  investorFlow: merged(sources, 'investorFlow'),
  sectorFlows: merged(sources, 'sectorFlows'),
  foreignHoldings: merged(sources, 'foreignHoldings'),
});

function merged(sources: readonly Source[], question: Question): Capability {
  const maps = sources.map(({ broker, capabilities }) => ({ broker, map: capabilities[question] }));
  const offers = maps.map(({ map }) => map).filter((map) => map.support !== 'none');
  const said = (support: 'partial' | 'none'): string =>
    maps
      .flatMap(({ broker, map }) => (map.support === support ? [`${broker}: ${map.because}`] : []))
      .join('; ');
  if (offers.length === 0) return { support: 'none', because: said('none') };
  const [offer, because] = [union(offers), said('partial')];
  return because === '' ? { support: 'full', ...offer } : { support: 'partial', because, ...offer };
}

const all = <Value>(lists: readonly (readonly Value[])[]): readonly Value[] => [
  ...new Set(lists.flat()),
];

/** Nobody asks for a side, so whoever answers, only what all of them tell is sure to be told. */
const shared = <Value>([first = [], ...others]: readonly (readonly Value[])[]): readonly Value[] =>
  first.filter((it) => others.every((list) => list.includes(it)));

function union(offers: readonly Offer[]): Offer {
  return {
    markets: all(offers.map(({ markets }) => markets)),
    sectors: sectorsOf(offers),
    venues: all(offers.map(({ venues }) => venues)),
    measures: all(offers.map(({ measures }) => measures)),
    sides: shared(offers.map(({ sides }) => sides)),
    history: longest(offers.map(({ history }) => history)),
  };
}

/** The history that reaches back furthest; where one begins nowhere, neither does the whole. */
function longest(histories: readonly Offer['history'][]): Offer['history'] {
  const anyDay = histories.filter(({ kind }) => kind === 'any-day');
  if (anyDay.length === 0) return { kind: 'latest-session' };
  const [first] = anyDay.map(({ from }) => from ?? '').toSorted();
  return { kind: 'any-day', ...(first === undefined || first === '' ? {} : { from: first }) };
}

const sectorsOf = (offers: readonly Offer[]): Offer['sectors'] =>
  Object.fromEntries(
    MARKETS.map((market): readonly [Market, readonly SectorId[]] => [
      market,
      all(offers.map(({ sectors }) => sectors[market] ?? [])),
    ]).filter(([, ids]) => ids.length > 0),
  );
