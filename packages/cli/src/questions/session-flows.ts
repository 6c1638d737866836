import {
  type Investor,
  type InvestorFlow,
  INVESTORS,
  MEASURES,
  ok,
  type StockEstimate,
  type Trade,
} from 'investor-flow';
import { text } from '../language.ts';
import { investorText, measureCaption, netCaption } from '../render/labels.ts';
import { column, section } from '../render/section.ts';
import { LEVEL, SORT, TOP } from '../options.ts';
import { queryOf } from '../query.ts';
import {
  investorCsv,
  measuresOf,
  netColumn,
  netColumns,
  sectorColumns,
  sideColumns,
} from './columns.ts';
import { LEVEL_COLUMNS, TRADED } from './indexes.ts';
import type { View } from './view.ts';

interface Line {
  readonly investor: Investor;
  readonly trade: Trade;
}

/** Who bought and sold one market or sector: a line an investor. */
export const investorFlow: View<InvestorFlow> = {
  csv: investorCsv<InvestorFlow>(['market', 'sector']),
  sections: (flows, { language }) =>
    flows.flatMap((flow) => [
      ...(flow.index === undefined ? [] : [section([flow.index], [...LEVEL_COLUMNS, TRADED])]),
      ...MEASURES.flatMap((measure) => {
        const table = flow[measure];
        if (table === undefined) return [];
        const lines = INVESTORS.flatMap((investor): readonly Line[] => {
          const trade = table[investor];
          return trade === undefined ? [] : [{ investor, trade }];
        });
        const columns = [
          column<Line>(
            'text',
            text('투자자', 'Investor'),
            (it) => investorText(it.investor)[language],
          ),
          ...sideColumns(measure, ({ trade }: Line) => trade),
        ];
        return [section(lines, columns, measureCaption(measure, flow.volumeUnit))];
      }),
    ]),
};

/** Who bought and sold each sector of a market: a line a sector. */
export const sectorFlows: View<InvestorFlow> = {
  options: [LEVEL, SORT, TOP],
  csv: investorCsv<InvestorFlow>(['market', 'sector']),
  sections: (flows, request) =>
    measuresOf(flows).map((measure) => {
      const sort = request.given.sort?.replace(/^-/, '');
      const sorted = INVESTORS.filter((it) => it === sort).map((it) => netColumn(it, measure));
      const others = netColumns(measure).filter(({ heading }) => heading !== sorted[0]?.heading);
      return section(
        flows,
        [...sectorColumns(request), ...sorted, ...others],
        netCaption(measure, flows[0]?.volumeUnit),
      );
    }),
  note: text(
    '규모, 묶음, 소속부는 업종과 겹칩니다. 모든 행을 더하지 마세요.',
    'Sizes, groups and segments overlap the industries: do not add all rows up.',
  ),
};

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
