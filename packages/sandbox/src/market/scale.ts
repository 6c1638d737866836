import type { Market, SectorId } from '@investor-flow/core';

/** An ordinary day. */
export interface Scale {
  /** Won that change hands on KRX in a day. */
  readonly turnover: number;
  /** Won a share or contract costs. */
  readonly price: number;
}

const trillion = (count: number): number => count * 1e12;

export const SCALES: Readonly<Record<Market, Scale>> = {
  kospi: { turnover: trillion(10.6), price: 24_600 },
  kosdaq: { turnover: trillion(7.4), price: 8_900 },
  etf: { turnover: trillion(5.1), price: 13_000 },
  etn: { turnover: trillion(0.15), price: 9_000 },
  elw: { turnover: trillion(0.12), price: 60 },
  'kospi200-futures': { turnover: trillion(24), price: 85_000_000 },
  'kospi200-calls': { turnover: trillion(0.45), price: 340_000 },
  'kospi200-puts': { turnover: trillion(0.41), price: 310_000 },
  'stock-futures': { turnover: trillion(19), price: 2_900_000 },
  'mini-kospi200-futures': { turnover: trillion(1.6), price: 17_000_000 },
  'mini-kospi200-calls': { turnover: trillion(0.02), price: 70_000 },
  'mini-kospi200-puts': { turnover: trillion(0.02), price: 65_000 },
  'weekly-monday-calls': { turnover: trillion(0.12), price: 90_000 },
  'weekly-monday-puts': { turnover: trillion(0.11), price: 85_000 },
  'weekly-thursday-calls': { turnover: trillion(0.16), price: 110_000 },
  'weekly-thursday-puts': { turnover: trillion(0.15), price: 105_000 },
  'kosdaq150-futures': { turnover: trillion(1.1), price: 13_500_000 },
  'kosdaq150-calls': { turnover: trillion(0.001), price: 55_000 },
  'kosdaq150-puts': { turnover: trillion(0.001), price: 50_000 },
};

/** Nextrade's turnover beside KRX's, in the two markets it trades. */
export const NEXTRADE_SHARE: Readonly<Partial<Record<Market, number>>> = {
  kospi: 0.28,
  kosdaq: 0.24,
};

/** How much of its market an industry trades; those not named here trade 1. */
export const INDUSTRY_WEIGHTS: Readonly<Partial<Record<SectorId, number>>> = {
  'electrical-electronics': 34,
  'transport-equipment': 12,
  'machinery-equipment': 10,
  chemicals: 8,
  pharmaceuticals: 9,
  metals: 5,
  distribution: 4,
  construction: 3,
  'transport-storage': 3,
  telecommunications: 1.5,
  securities: 3,
  insurance: 2.5,
  'general-services': 5,
  'it-services': 6,
  'entertainment-culture': 3,
  'medical-precision': 2.5,
  'electricity-gas': 1.5,
  'textile-apparel': 0.5,
  'paper-wood': 0.3,
};

/** The evening's turnover beside the day's. */
export const EVENING_SHARE = 0.03;

/** How much of a market's turnover is of issues without a name. */
export const UNNAMED_SHARE: Readonly<Partial<Record<Market, number>>> = {
  kospi: 0.45,
  kosdaq: 0.75,
  etf: 0.6,
};
