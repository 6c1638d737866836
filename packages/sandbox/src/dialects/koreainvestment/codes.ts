import type { Market, SectorId } from '@investor-flow/core';
import type { Stock } from '../../stocks/stock.ts';
import { KOSDAQ_SECTORS, KOSPI_SECTORS, type SectorEntry } from '../sectors.ts';

/** What a pair of codes names. */
export interface Named {
  readonly market: Market;
  readonly sector: SectorId;
}

const sectorsOf = (
  market: Market,
  sectors: readonly SectorEntry[],
): Readonly<Record<string, Named>> =>
  Object.fromEntries(
    sectors.flatMap(([, code, , sector]): readonly [string, Named][] =>
      code === undefined ? [] : [[code, { market, sector }]],
    ),
  );
const whole = (market: Market): Named => ({ market, sector: 'all' });

/** Market code, then sector code. */
export const PAIRS: Readonly<Record<string, Readonly<Record<string, Named>>>> = {
  KSP: sectorsOf('kospi', KOSPI_SECTORS),
  KSQ: sectorsOf('kosdaq', KOSDAQ_SECTORS),
  ETF: { T000: whole('etf') },
  ETN: { E199: whole('etn') },
  ELW: { W000: whole('elw') },
  K2I: {
    F001: whole('kospi200-futures'),
    OC01: whole('kospi200-calls'),
    OP01: whole('kospi200-puts'),
  },
  '999': { S001: whole('stock-futures') },
  MKI: {
    F004: whole('mini-kospi200-futures'),
    OC02: whole('mini-kospi200-calls'),
    OP02: whole('mini-kospi200-puts'),
  },
  WKM: { OC05: whole('weekly-monday-calls'), OP05: whole('weekly-monday-puts') },
  WKI: { OC04: whole('weekly-thursday-calls'), OP04: whole('weekly-thursday-puts') },
  KQI: {
    F002: whole('kosdaq150-futures'),
    OC03: whole('kosdaq150-calls'),
    OP03: whole('kosdaq150-puts'),
  },
};

/** The answer to an unknown pair; never an error. */
export const fillingOf = (market: string): '' | '0' =>
  market in PAIRS && market !== '999' ? '' : '0';

/** KOSDAQ’s baskets: known by name, and answered with zeros. */
export const UNFILLED: ReadonlySet<string> = new Set(['1042', '1043', '1044', '1045', '1049']);

/** The sectors of the two markets that have an index, by code. */
export const SECTORS: Readonly<Record<string, Named>> = { ...PAIRS['KSP'], ...PAIRS['KSQ'] };

/** 대표 시장 한글 명: the index a stock belongs to, else its market. */
export function marketNameOf({ market, size }: Stock): string {
  if (market === 'etf') return 'ETF';
  if (market === 'kospi') return size === 'small-cap' ? 'KOSPI' : 'KOSPI200';
  return size === 'large-cap' ? 'KSQ150' : 'KOSDAQ';
}
