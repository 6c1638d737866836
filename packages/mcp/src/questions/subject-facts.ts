import { MARKET_LABELS, MARKETS, sectorIn, SECTOR_IDS } from 'investor-flow';

/** What a question is about, in words: the market and the sector with their names. */
export function subjectFacts(
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const market = MARKETS.find((it) => it === fields['market']);
  const { stock } = fields;
  if (market === undefined) return { stock };
  const sector = SECTOR_IDS.find((it) => it === fields['sector']);
  const sectorName = sector && sectorIn(market, sector)?.label.ko;
  return { market, marketName: MARKET_LABELS[market].ko, sector, sectorName, stock };
}
