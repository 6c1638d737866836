import type { Market, SectorId } from '@investor-flow/core';
import { textIn } from '../../wire.ts';
import { KOSDAQ_SECTORS, KOSPI_SECTORS } from '../sectors.ts';
import type { Asked, Input, Refused } from './call.ts';

/** A sector by its code. */
export interface SectorOfCode {
  readonly code: string;
  readonly name: string;
  readonly market: Market;
  readonly sector: SectorId;
}

/** 업종코드. */
export const SECTOR_CODE: Input = { takes: /^\d{3}$/u };

export const SECTORS_OF: Readonly<Record<'kospi' | 'kosdaq', readonly SectorOfCode[]>> = {
  kospi: KOSPI_SECTORS.map(([code, , name, sector]) => ({ code, name, market: 'kospi', sector })),
  kosdaq: KOSDAQ_SECTORS.map(([code, , name, sector]) => ({
    code,
    name,
    market: 'kosdaq',
    sector,
  })),
};

const BY_CODE = new Map(
  [...SECTORS_OF.kospi, ...SECTORS_OF.kosdaq].map((entry) => [entry.code, entry]),
);

/** The sector a call names; the market beside it is not looked at. */
export function sectorOf({ body }: Pick<Asked, 'body'>): SectorOfCode | Refused {
  const code = textIn(body, 'inds_cd') ?? '';
  return BY_CODE.get(code) ?? { refused: 1901, detail: `. 종목코드=${code}` };
}
