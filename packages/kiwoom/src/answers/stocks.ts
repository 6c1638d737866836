import { answerTo, empty, provenanceOf } from '@investor-flow/adapter-kit';
import { err, type Market, ok, Result } from '@investor-flow/core';
import { ka10099, LISTED, type ListedMarket } from '../wire/ka10099.ts';
import { everyPage } from './every-page.ts';

/** Every listed stock of a market, by name. */
export const stocks = answerTo<'stocks'>()({
  offer: {
    support: 'partial',
    because: 'No answer of this list has been recorded: its columns are those of the document',
    markets: ['kospi', 'kosdaq', 'etf', 'etn', 'elw'],
  },
  calls: () => 1,
  async answer({ market }, context) {
    const query = { market: listed(market), cursor: undefined };
    const pages = await everyPage(context, ka10099, query);
    if (pages.isErr()) return err(pages.error);
    const { rows, observedAt } = pages.value;
    const provenance = provenanceOf(context, { api: ka10099.id, observedAt });
    const list = Result.combine(
      rows.map(({ key: stock, read }) =>
        read().map(({ name, listCount, upName = '', upSizeName = '', nxtEnable }) => ({
          ...provenance,
          stock,
          name,
          market,
          listedShares: listCount,
          ...(upName.trim() === '' ? {} : { sectorName: upName }),
          ...(upSizeName.trim() === '' ? {} : { sizeName: upSizeName }),
          ...(nxtEnable === undefined ? {} : { tradesOnNextrade: nxtEnable === 'Y' }),
        })),
      ),
    );
    return list.andThen((it) =>
      it.length === 0 ? err(empty(context, ka10099.id, 'the market has no stocks')) : ok(it),
    );
  },
});

/** A plan's market, which the offer has narrowed already. */
function listed(market: Market): ListedMarket {
  if (Object.hasOwn(LISTED, market)) return market as ListedMarket;
  throw new TypeError(`Kiwoom does not list ${market}`);
}
