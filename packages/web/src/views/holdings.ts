import { err, headroom } from 'investor-flow';
import type { Holdings } from '../api/answers.ts';
import { queryFrom } from './parameters.ts';
import { sourceNamed } from './source-named.ts';
import { typed } from './typed.ts';
import type { View } from './view.ts';

/** What foreigners hold of a stock, day by day, and what they may still buy. */
export const holdings: View<Holdings> = {
  parameters: ['broker', 'stock', 'from', 'to', 'limit', 'venue'],
  answer: async (parameters, context) => {
    const source = sourceNamed(context, parameters['broker']);
    if (source.isErr()) return err(source.error);
    const query = queryFrom('foreignHoldings', parameters);
    const answer = await context.ask(source.value, 'foreignHoldings', query);
    return answer.map((newestFirst) => {
      const [newest] = newestFirst;
      return {
        rows: newestFirst.toReversed(),
        headroom: newest === undefined ? null : (headroom(newest) ?? null),
      };
    });
  },
  command: (parameters, context) =>
    sourceNamed(context, parameters['broker']).map(({ broker }) =>
      typed('foreignHoldings', queryFrom('foreignHoldings', parameters), broker),
    ),
};
