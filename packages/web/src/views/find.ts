import { err, isStockCode, ok, type Source, type Stock } from 'investor-flow';
import { wrong } from './trouble.ts';
import type { View, ViewContext } from './view.ts';

const LISTED = ['kospi', 'kosdaq', 'etf', 'etn'] as const;
const MOST = 30;
const LIST_LIFE_MS = 3_600_000;

interface Lists {
  readonly until: number;
  readonly stocks: readonly Stock[];
}
/** The list of a source is long and changes once a day. */
const lists = new WeakMap<Source, Lists>();

/** Stocks by a part of their name, or by code. */
export const find: View<readonly Stock[]> = {
  parameters: ['text'],
  answer: async ({ text = '' }, context) => {
    const wanted = text.trim().toLowerCase();
    if (wanted === '') return err(wrong('text', 'must be a part of a name, or a code'));
    const offering = Object.values(context.sources).find(
      (it) => it.refusal('stocks', { market: LISTED[0] }) === undefined,
    );
    if (offering === undefined)
      return err({
        kind: 'unsupported',
        message: isStockCode(wanted.toUpperCase())
          ? 'No broker here lists stocks, so the code has no name.'
          : 'No broker here lists stocks: give the code of six characters.',
        isTemporary: false,
      });
    const stocks = await listOf(offering, context);
    return stocks.map((it) =>
      it
        .filter(
          ({ name, stock }) =>
            name.toLowerCase().includes(wanted) || stock.toLowerCase().startsWith(wanted),
        )
        .toSorted((a, b) => a.name.length - b.name.length || (a.name < b.name ? -1 : 1))
        .slice(0, MOST),
    );
  },
};

async function listOf(source: Source, { ask, clock }: ViewContext) {
  const known = lists.get(source);
  if (known !== undefined && clock.now() < known.until) return ok(known.stocks);
  const stocks: Stock[] = [];
  for (const market of LISTED) {
    if (source.refusal('stocks', { market }) !== undefined) continue;
    const answer = await ask(source, 'stocks', { market });
    if (answer.isErr()) return err(answer.error);
    stocks.push(...answer.value);
  }
  lists.set(source, { until: clock.now() + LIST_LIFE_MS, stocks });
  return ok(stocks);
}
