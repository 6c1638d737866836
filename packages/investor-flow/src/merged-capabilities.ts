import {
  byQuestion,
  type Capabilities,
  type Capability,
  MERGED,
  type OfferPart,
  type OfferParts,
  type Question,
  type Source,
  specOf,
} from '@investor-flow/core';

/** What several sources answer between them; each source says itself which of it. */
export const mergedCapabilities = (sources: readonly Source[]): Capabilities =>
  byQuestion((question) => merged(sources, question)) as Capabilities;

type AnyCapability = Capability<Partial<OfferParts>>;

function merged(sources: readonly Source[], question: Question): AnyCapability {
  const maps = sources.map(({ broker, capabilities }) => ({
    broker,
    map: capabilities[question] as AnyCapability,
  }));
  const offers = maps.map(({ map }) => map).filter((map) => map.support !== 'none');
  const reasons = (support: 'partial' | 'none'): string =>
    maps
      .flatMap(({ broker, map }) => (map.support === support ? [`${broker}: ${map.because}`] : []))
      .join('; ');
  if (offers.length === 0) return { support: 'none', because: reasons('none') };
  const offer = Object.fromEntries(
    specOf(question).offers.map((part) => [part, mergedPart(offers, part)]),
  );
  const because = reasons('partial');
  return because === '' ? { support: 'full', ...offer } : { support: 'partial', because, ...offer };
}

const mergedPart = <P extends OfferPart>(
  offers: readonly Partial<OfferParts>[],
  part: P,
): OfferParts[P] =>
  MERGED[part](offers.map((offer) => offer[part]).filter((it) => it !== undefined));
