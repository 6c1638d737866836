import { type Investor, type InvestorFlow, INVESTORS, MEASURES, type Trade } from 'investor-flow';
import { text } from '../language.ts';
import { investorText, measureCaption } from '../render/labels.ts';
import { column, section } from '../render/section.ts';
import { investorCsv, sideColumns } from './columns.ts';
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
