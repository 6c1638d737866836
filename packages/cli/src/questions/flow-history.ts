import type { InvestorFlow } from 'investor-flow';
import { text } from '../language.ts';
import { CUMULATIVE } from '../options.ts';
import { type Column, column } from '../render/section.ts';
import { investorCsv } from './columns.ts';
import { dailySections } from './daily-flows.ts';
import type { View } from './view.ts';

const INDEX: readonly Column<InvestorFlow>[] = [
  column('points', text('지수', 'Index'), ({ index }) => index?.price, { drop: 1 }),
  column('percent', text('등락률 %', 'Change %'), ({ index }) => index?.changePercent, {
    signed: true,
    drop: 1,
  }),
];

/** A market or sector day by day. */
export const view: View<InvestorFlow> = {
  options: [CUMULATIVE],
  csv: investorCsv<InvestorFlow>(['market', 'sector']),
  sections: (flows, request) => dailySections(flows, request, INDEX),
};
