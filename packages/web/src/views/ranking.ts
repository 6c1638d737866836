import { err, type RankedStock } from 'investor-flow';
import { queryFrom } from './parameters.ts';
import { sourceNamed } from './source-named.ts';
import { typed } from './typed.ts';
import type { View } from './view.ts';

/** A ranking of stocks by one basis. */
export const ranking: View<readonly RankedStock[]> = {
  parameters: ['broker', 'market', 'by', 'side', 'investor', 'sessions', 'venue'],
  answer: async (parameters, context) => {
    const source = sourceNamed(context, parameters['broker']);
    if (source.isErr()) return err(source.error);
    return context.ask(source.value, 'topStocks', queryFrom('topStocks', parameters));
  },
  command: (parameters, context) =>
    sourceNamed(context, parameters['broker']).map(({ broker }) =>
      typed('topStocks', queryFrom('topStocks', parameters), broker),
    ),
};
