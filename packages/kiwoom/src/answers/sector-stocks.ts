import {
  answerList,
  answerTo,
  assumedOn,
  empty,
  isImpossible,
  sectorOn,
} from '@investor-flow/adapter-kit';
import { err } from '@investor-flow/core';
import { figuresOf, ka20002 } from '../wire/ka20002.ts';
import { bareCode, codeOf, marketOf } from '../wire/codes.ts';
import { everyPage } from './every-page.ts';
import { assumedDay } from './now.ts';
import { KRX_ONLY, SECTORS } from './offers.ts';

const OFFER = {
  support: 'full',
  markets: ['kospi', 'kosdaq'],
  sectors: SECTORS,
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
    const { api, rows, observedAt } = pages.value;
    const day = assumedDay(context, { market, venue });
    const known = {
      ...assumedOn(context, { api, observedAt }, day),
      market,
      sector: sectorOn(market, day, { id: sector, code, name: '' }),
      venue,
    };
    return answerList(context, rows, {
      api,
      read: ({ key, read }) =>
        read().map((row) => {
          const figures = figuresOf(row);
          return isImpossible(figures) ? figures : { ...known, stock: bareCode(key), ...figures };
        }),
      leftOut: ({ key }, because) => ({ code: bareCode(key), because }),
      nothing: 'the sector has no stocks',
    });
  },
});
