import { answerTo, empty, provenanceOf } from '@investor-flow/adapter-kit';
import { err, type Market, ok, type Stock } from '@investor-flow/core';
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
    const list: Stock[] = [];
    for (const { key: stock, read } of rows) {
      const row = read();
      if (row.isErr()) return err(row.error);
      const { name, listCount, upName = '', upSizeName = '', nxtEnable } = row.value;
      list.push({
        ...provenance,
        stock,
        name,
        market,
        listedShares: listCount,
        ...(upName.trim() === '' ? {} : { sectorName: upName }),
        ...(upSizeName.trim() === '' ? {} : { sizeName: upSizeName }),
        ...(nxtEnable === undefined ? {} : { tradesOnNextrade: nxtEnable === 'Y' }),
      });
    }
    return list.length === 0
      ? err(empty(context, ka10099.id, 'the market has no stocks'))
      : ok(list);
  },
});

/** A plan's market, which the offer has narrowed already. */
function listed(market: Market): ListedMarket {
  if (Object.hasOwn(LISTED, market)) return market as ListedMarket;
  throw new TypeError(`Kiwoom does not list ${market}`);
}
