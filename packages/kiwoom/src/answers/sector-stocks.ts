import {
  answerTo,
  empty,
  impossible,
  isImpossible,
  provenanceOf,
  sectorOn,
} from '@investor-flow/adapter-kit';
import { err, ok, type SectorStock, sectorsOf } from '@investor-flow/core';
import { figuresOf, ka20002 } from '../wire/ka20002.ts';
import { bareCode, codeOf, marketOf } from '../wire/codes.ts';
import { everyPage } from './every-page.ts';
import { assumedDay } from './now.ts';
import { KRX_ONLY } from './offers.ts';

const OFFER = {
  support: 'full',
  markets: ['kospi', 'kosdaq'],
  sectors: {
    kospi: sectorsOf('kospi').map(({ id }) => id),
    kosdaq: sectorsOf('kosdaq').map(({ id }) => id),
  },
  venues: ['krx', 'nxt', 'unified'],
} as const;

/** A hundred stocks a call; how many a sector has is not known before. */
export const sectorStocks = answerTo<'sectorStocks'>()({
  offer: OFFER,
  mock: { ...OFFER, ...KRX_ONLY },
  calls: () => 1,
  async answer({ market: asked, sector, venue }, context) {
    const market = marketOf(asked);
    const code = codeOf(market, sector);
    if (code === undefined) return err(empty(context, ka20002.id, `${sector} has no code`));
    const pages = await everyPage(context, ka20002, { market, code, venue, cursor: undefined });
    if (pages.isErr()) return err(pages.error);
    const { rows, observedAt } = pages.value;
    const day = assumedDay(context, { market, venue });
    const known = {
      ...provenanceOf(context, { api: ka20002.id, observedAt }),
      market,
      sector: sectorOn(market, day, { id: sector, code, name: '' }),
      venue,
      day,
      dayBasis: 'assumed' as const,
      status: 'provisional' as const,
    };
    const stocks: SectorStock[] = [];
    for (const { key, isBlank, read } of rows) {
      const row = isBlank ? ok(impossible('every figure is blank')) : read().map(figuresOf);
      if (row.isErr()) return err(row.error);
      const stock = bareCode(key);
      if (isImpossible(row.value))
        context.leaveOut({ code: stock, because: row.value.impossible }, ka20002.id);
      else stocks.push({ ...known, stock, ...row.value });
    }
    return stocks.length === 0
      ? err(empty(context, ka20002.id, 'the sector has no stocks'))
      : ok(stocks);
  },
});
