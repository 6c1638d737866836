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
  const because = maps
    .flatMap(({ broker, map }) => (map.support === 'full' ? [] : [`${broker}: ${map.because}`]))
    .join('; ');
  if (offers.length === 0) return { support: 'none', because };
  const offer = union(offers);
  return because === '' ? { support: 'full', ...offer } : { support: 'partial', because, ...offer };
}

const all = <Value>(lists: readonly (readonly Value[])[]): readonly Value[] => [
  ...new Set(lists.flat()),
];

function union(offers: readonly Offer[]): Offer {
  const anyDay = offers.filter(({ history }) => history.kind === 'any-day');
  return {
    markets: all(offers.map(({ markets }) => markets)),
    sectors: sectorsOf(offers),
    venues: all(offers.map(({ venues }) => venues)),
    measures: all(offers.map(({ measures }) => measures)),
    sides: all(offers.map(({ sides }) => sides)),
    history: { kind: anyDay.length > 0 ? 'any-day' : 'latest-session' },
  };
}

const sectorsOf = (offers: readonly Offer[]): Offer['sectors'] =>
  Object.fromEntries(
    MARKETS.map((market): readonly [Market, readonly SectorId[]] => [
      market,
      all(offers.map(({ sectors }) => sectors[market] ?? [])),
    ]).filter(([, ids]) => ids.length > 0),
  );
