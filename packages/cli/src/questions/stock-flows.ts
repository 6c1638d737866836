import type { StockFlow } from 'investor-flow';
import { text } from '../language.ts';
import { CUMULATIVE } from '../options.ts';
import { type Column, column } from '../render/section.ts';
import { investorCsv } from './columns.ts';
import { dailySections } from './daily-flows.ts';
import type { View } from './view.ts';

const TRADING: readonly Column<StockFlow>[] = [
  column('count', text('현재가', 'Last Price'), (it) => it.trading?.lastPrice, { drop: 1 }),
  column('count', text('전일대비', 'Change'), (it) => it.trading?.change, {
    signed: true,
    drop: 1,
  }),
];

/** One stock day by day. */
export const view: View<StockFlow> = {
  options: [CUMULATIVE],
  csv: investorCsv<StockFlow>(['stock']),
  sections: (flows, request) => dailySections(flows, request, TRADING),
};
