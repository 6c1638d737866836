import {
  answerTo,
  assumedOn,
  call,
  type CallContext,
  impossible,
  sectorOn,
} from '@investor-flow/adapter-kit';
import { type Market, type SectorId, sessionNow } from '@investor-flow/core';
import { fhpup02100000, indexNow } from '../wire/fhpup02100000.ts';
import { pairsOf, type SectorPair } from '../wire/codes.ts';
import { eachSector } from './each-sector.ts';
import { INDEX_OFFER, LIVE_ONLY } from './offers.ts';
import { onlyRow } from './only-row.ts';

/** One paced call a sector. */
export const sectorIndexes = answerTo<'sectorIndexes'>()({
  offer: INDEX_OFFER,
  mock: LIVE_ONLY,
  calls: ({ market, sector }) => askedIn(market, sector).length,
  answer: ({ market, sector }, context) =>
    eachSector(context, askedIn(market, sector), {
      api: fhpup02100000.id,
      ask: (each, it) => quote(each, market, it),
      isWhole: () => sector !== undefined,
      nothing: 'no sector has an index',
    }),
});

const askedIn = (market: Market, sector: SectorId | undefined): readonly SectorPair[] =>
  pairsOf(market).filter(({ id }) => sector === undefined || id === sector);

async function quote(context: CallContext, market: Market, { id, pair }: SectorPair) {
  const reply = await call(context, fhpup02100000, pair);
  return reply.andThen((answer) => {
    const { day } = sessionNow({ calendar: context.calendar, now: answer.observedAt });
    const sector = sectorOn(market, day, { id, code: pair.sector, name: '' });
    return onlyRow(answer, 'the sector has no index', (columns) => {
      const figures = indexNow(columns);
      return figures === undefined
        ? impossible('the index is 0')
        : { ...assumedOn(context, answer, day), market, sector, ...figures };
    });
  });
}
