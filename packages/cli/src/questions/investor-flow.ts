import { type Investor, type InvestorFlow, INVESTORS, MEASURES, type Trade } from 'investor-flow';
import { text } from '../language.ts';
import { SIDE_WORDS, investorText, measureCaption } from '../render/labels.ts';
import { type Column, column, section } from '../render/section.ts';
import { investorCsv } from './columns.ts';
import { LEVEL_COLUMNS, TRADED } from './index-columns.ts';
import type { View } from './view.ts';

interface Line {
  readonly investor: Investor;
  readonly trade: Trade;
}

const SIDES = ['net', 'buy', 'sell'] as const satisfies readonly (keyof Trade)[];

/** Who bought and sold one market or sector: a line an investor. */
export const view: View<InvestorFlow> = {
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
        const kind = measure === 'value' ? 'won' : 'count';
        const columns: readonly Column<Line>[] = [
          column('text', text('투자자', 'Investor'), (it) => investorText(it.investor)[language]),
          ...SIDES.map((side) =>
            column<Line>(kind, SIDE_WORDS[side], ({ trade }) => trade[side], {
              signed: side === 'net',
            }),
          ),
        ];
        return [section(lines, columns, measureCaption(measure, flow.volumeUnit))];
      }),
    ]),
};
