import { err, type InvestorFlow, ok, type Result, type Source } from 'investor-flow';
import type { Trouble } from '../api/trouble.ts';
import { type Parameters, queryFrom } from './parameters.ts';
import { sourceNamed } from './source-named.ts';
import { typed } from './typed.ts';
import type { View, ViewContext } from './view.ts';

/** Who bought and sold a market or sector on one day. */
export const flow: View<InvestorFlow> = {
  parameters: ['broker', 'market', 'sector', 'day', 'venue', 'measures'],
  answer: async (parameters, context) => {
    const source = sourceNamed(context, parameters['broker']);
    if (source.isErr()) return err(source.error);
    return askDay(source.value, parameters, context);
  },
  command: (parameters, context) =>
    sourceNamed(context, parameters['broker']).map((source) => {
      const query = queryFrom('investorFlow', parameters);
      return isSeriesAlone(source, query)
        ? typed('flowHistory', asRange(query), source.broker)
        : typed('investorFlow', query, source.broker);
    }),
};

type Query = ReturnType<typeof queryFrom<'investorFlow'>>;

/** Whether a source has the day in its series and not by itself. */
const isSeriesAlone = (source: Source, query: Query): boolean =>
  query.day !== undefined &&
  source.refusal('investorFlow', query)?.kind === 'unsupported' &&
  source.refusal('flowHistory', asRange(query)) === undefined;

const asRange = ({ day, ...where }: Query) => ({ ...where, from: day, to: day });

async function askDay(
  source: Source,
  parameters: Parameters,
  context: ViewContext,
): Promise<Result<InvestorFlow, Trouble>> {
  const query = queryFrom('investorFlow', parameters);
  if (!isSeriesAlone(source, query)) return context.ask(source, 'investorFlow', query);
  const rows = await context.ask(source, 'flowHistory', asRange(query));
  return rows.andThen(([row]): Result<InvestorFlow, Trouble> =>
    row === undefined
      ? err({
          kind: 'empty',
          where: `${source.broker} flowHistory`,
          message: `Nothing there: ${query.day} has no figures.`,
          isTemporary: false,
        })
      : ok(row),
  );
}
