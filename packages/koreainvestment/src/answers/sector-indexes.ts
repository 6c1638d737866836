import {
  answerTo,
  call,
  type CallContext,
  empty,
  impossible,
  type Impossible,
  isImpossible,
  provenanceOf,
  sectorOn,
} from '@investor-flow/adapter-kit';
import {
  type BrokerError,
  concurrently,
  err,
  type IndexQuote,
  type Market,
  ok,
  type Result,
  type SectorId,
  sessionNow,
} from '@investor-flow/core';
import { fhpup02100000, indexNow } from '../wire/fhpup02100000.ts';
import { type Pair, pairsOf } from '../wire/codes.ts';
import { INDEX_OFFER, LIVE_ONLY } from './offers.ts';

interface Asked {
  readonly id: SectorId;
  readonly pair: Pair;
}

/** One paced call a sector. */
export const sectorIndexes = answerTo<'sectorIndexes'>()({
  offer: INDEX_OFFER,
  mock: LIVE_ONLY,
  calls: ({ market, sector }) => askedIn(market, sector).length,
  async answer({ market, sector }, context) {
    const { id: api } = fhpup02100000;
    const asked = askedIn(market, sector);
    const read = await concurrently(context, asked, (it, each) => quote(each, market, it));
    if (read.isErr()) return err(read.error);
    const quotes: IndexQuote[] = [];
    for (const [place, it] of read.value.entries()) {
      if (!isImpossible(it)) quotes.push(it);
      else if (sector !== undefined) return err(empty(context, api, it.impossible));
      else context.leaveOut({ code: asked[place]?.pair.sector ?? '', because: it.impossible }, api);
    }
    return quotes.length === 0 ? err(empty(context, api, 'no sector has an index')) : ok(quotes);
  },
});

const askedIn = (market: Market, sector: SectorId | undefined): readonly Asked[] =>
  pairsOf(market).filter(({ id }) => sector === undefined || id === sector);

async function quote(
  context: CallContext,
  market: Market,
  { id, pair }: Asked,
): Promise<Result<IndexQuote | Impossible, BrokerError>> {
  const reply = await call(context, fhpup02100000, pair);
  if (reply.isErr() && reply.error.kind === 'empty' && reply.error.at.api === fhpup02100000.id)
    return ok(impossible(reply.error.because));
  return reply.andThen(({ api, rows, observedAt, unreadable }) => {
    const [row, second] = rows;
    if (second !== undefined)
      return err(unreadable([{ path: 'output', message: 'must have one row' }]));
    if (row === undefined || row.isBlank) return ok(impossible('the sector has no index'));
    const { day } = sessionNow({ calendar: context.calendar, now: observedAt });
    return row
      .read()
      .mapErr(unreadable)
      .map((columns) => {
        const figures = indexNow(columns);
        return figures === undefined
          ? impossible('the index is 0')
          : {
              ...provenanceOf(context, { api, observedAt }),
              market,
              sector: sectorOn(market, day, { id, code: pair.sector, name: '' }),
              day,
              dayBasis: 'assumed' as const,
              status: 'provisional' as const,
              ...figures,
            };
      });
  });
}
