import { type Investor, INVESTORS, ok, type StockEstimate } from 'investor-flow';
import { text } from '../language.ts';
import { queryOf } from '../query.ts';
import { netCaption } from '../render/labels.ts';
import { column, section } from '../render/section.ts';
import { investorCsv, measuresOf, netColumn } from './columns.ts';
import type { View } from './view.ts';

const FIRST: readonly Investor[] = ['foreign', 'institution'];
const ORDER = [...FIRST, ...INVESTORS.filter((it) => !FIRST.includes(it))];

/** Estimates of the latest session, cumulative; the parts are shown where there is room. */
export const stockEstimates: View<StockEstimate> = {
  // Shares are what every broker estimates.
  queries: (given) =>
    ok([queryOf('stockEstimates', { ...given, measure: given.measure ?? 'volume' })]),
  title: (_, { language }) => text('추정치 (확정 아님)', 'ESTIMATES, never final')[language],
  csv: investorCsv<StockEstimate>(['stock'], ['time']),
  sections: (rows) =>
    measuresOf(rows).map((measure) =>
      section(
        rows,
        [
          column('text', text('시각', 'Time'), (it) => it.time),
          ...ORDER.map((investor, place) =>
            netColumn(investor, measure, place < FIRST.length ? undefined : place),
          ),
        ],
        netCaption(measure),
      ),
    ),
};
