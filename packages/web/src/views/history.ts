import { err, type InvestorFlow, type StockFlow } from 'investor-flow';
import type { Series } from '../api/answers.ts';
import { queryFrom } from './parameters.ts';
import { seriesOf } from './series.ts';
import { sourceNamed } from './source-named.ts';
import { typed } from './typed.ts';
import type { View } from './view.ts';

/** A market or sector day by day. */
export const history: View<Series<InvestorFlow>> = {
  parameters: ['broker', 'market', 'sector', 'from', 'to', 'limit', 'venue', 'measures'],
  answer: async (parameters, context) => {
    const source = sourceNamed(context, parameters['broker']);
    if (source.isErr()) return err(source.error);
    const query = queryFrom('flowHistory', parameters);
    const rows = await context.ask(source.value, 'flowHistory', query);
    return rows.map((it) => seriesOf(it, context.calendar));
  },
  command: (parameters, context) =>
    sourceNamed(context, parameters['broker']).map(({ broker }) =>
      typed('flowHistory', queryFrom('flowHistory', parameters), broker),
    ),
};

/** One stock day by day. */
export const stock: View<Series<StockFlow>> = {
  parameters: ['broker', 'stock', 'from', 'to', 'limit', 'venue', 'measures'],
  answer: async (parameters, context) => {
    const source = sourceNamed(context, parameters['broker']);
    if (source.isErr()) return err(source.error);
    const query = queryFrom('stockFlows', parameters);
    const rows = await context.ask(source.value, 'stockFlows', query);
    return rows.map((it) => seriesOf(it, context.calendar));
  },
  command: (parameters, context) =>
    sourceNamed(context, parameters['broker']).map(({ broker }) =>
      typed('stockFlows', queryFrom('stockFlows', parameters), broker),
    ),
};
