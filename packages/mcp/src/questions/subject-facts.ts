import { type Market, MARKET_LABELS, MARKETS, sectorIn, SECTOR_IDS } from 'investor-flow';

/** What a question is about, in words: the market and the sector with their names. */
export function subjectFacts(
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const market = MARKETS.find((it) => it === fields['market']);
  const { stock } = fields;
  return {
    ...(market === undefined ? {} : { market, marketName: MARKET_LABELS[market].ko }),
    ...(market === undefined ? {} : sectorFacts(market, fields['sector'])),
    ...(stock === undefined ? {} : { stock }),
  };
}

function sectorFacts(market: Market, asked: unknown): Readonly<Record<string, unknown>> {
  const sector = SECTOR_IDS.find((it) => it === asked);
  if (sector === undefined) return {};
  const label = sectorIn(market, sector)?.label.ko;
  return { sector, ...(label === undefined ? {} : { sectorName: label }) };
}
