import { err, type InvestorFlow, ok, type QueryOf, type Result, type Source } from 'investor-flow';
import type { Trouble } from '../api/trouble.ts';
import { brokerView } from './broker-view.ts';
import { fieldsOf, queryFrom } from './parameters.ts';
import { typed } from './typed.ts';
import type { View } from './view.ts';

/** Who bought and sold a market or sector on one day. */
export const flow: View<InvestorFlow> = brokerView({
  parameters: fieldsOf('investorFlow'),
  answer: async (source, parameters, context) => {
    const query = queryFrom('investorFlow', parameters);
    const range = rangeInstead(source, 'investorFlow', query);
    if (range === undefined) return context.ask(source, 'investorFlow', query);
    const rows = await context.ask(source, 'flowHistory', range);
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
  },
  command: (source, parameters) => {
    const query = queryFrom('investorFlow', parameters);
    const range = rangeInstead(source, 'investorFlow', query);
    return ok(
      range === undefined
        ? typed('investorFlow', query, source.broker)
        : typed('flowHistory', range, source.broker),
    );
  },
});

const SERIES = { investorFlow: 'flowHistory', sectorFlows: 'sectorFlowHistory' } as const;

/** The range of the one day where a source has it in its series and not by itself. */
export function rangeInstead(
  source: Source,
  question: keyof typeof SERIES,
  query: QueryOf<'investorFlow'>,
) {
  const { day, ...where } = query;
  const range = { ...where, from: day, to: day };
  const isSeriesAlone =
    day !== undefined &&
    source.refusal(question, query)?.kind === 'unsupported' &&
    source.refusal(SERIES[question], range) === undefined;
  return isSeriesAlone ? range : undefined;
}
