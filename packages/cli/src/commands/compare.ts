import {
  type BrokerError,
  compareSources,
  type FlowComparison,
  type Market,
  type QueryOf,
  type Result,
  type SectorId,
  type SeriesComparison,
} from 'investor-flow';
import { wholeNumber } from '../arguments.ts';
import type { Command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { VERDICT_CODE, unanswered } from '../exit.ts';
import {
  BROKER,
  FIELD_OPTIONS,
  MARKET,
  type OptionSpec,
  option,
  OUTPUT,
  STOCK,
} from '../options.ts';
import { queryOf, wrongQuestion } from '../query.ts';
import { withPair } from '../sources.ts';
import { printComparison } from './print-comparison.ts';
import { printSeries } from './print-series.ts';

const SIDES: readonly OptionSpec[] = [
  option('--left <broker>', 'one broker: kiwoom or koreainvestment', { isRequired: true }),
  option('--right <broker>', 'the other broker', { isRequired: true }),
];
const { sector, day, from, to, limit, venue, measures } = FIELD_OPTIONS;
const SHARED: readonly OptionSpec[] = [
  venue,
  measures,
  option('--max-apart <ms>', 'how far apart the answers may be while figures move (60000)'),
  { ...BROKER, about: 'sandbox: both brokers of an embedded sandbox' },
  ...OUTPUT,
];

/** Two brokers' answers of one day side by side, or of each day of a range. */
export const compare: Command = {
  argument: MARKET,
  options: [...SIDES, sector, day, from, to, ...SHARED],
  run: (context) =>
    context.given.from === undefined && context.given.to === undefined
      ? compared('investorFlow', context)
      : compared('flowHistory', context),
};

export const compareStock: Command = {
  argument: STOCK,
  options: [...SIDES, from, to, limit, ...SHARED],
  run: (context) => compared('stockFlows', context),
};

async function compared(
  question: 'investorFlow' | 'flowHistory' | 'stockFlows',
  context: CommandContext,
): Promise<number> {
  const query = queryOf(question, context.given);
  const apart = wholeNumber('--max-apart', context.given.maxApart);
  if (apart.isErr()) return context.fail(apart.error);
  const wrong = wrongQuestion(question, query, context);
  if (wrong !== undefined) return context.fail(wrong);
  return withPair(context, async (left, right) => {
    context.progress.begin(`${left.broker} and ${right.broker}`);
    const options = {
      signal: context.terminal.signal,
      ...(apart.value === undefined ? {} : { maxApartMs: apart.value }),
    };
    const answer: Result<FlowComparison | SeriesComparison<FlowComparison>, BrokerError> =
      question === 'investorFlow'
        ? await compareSources(left, right, query as QueryOf<typeof question>, options)
        : await compareSources(left, right, query as QueryOf<typeof question>, {
            ...options,
            question,
          });
    if (answer.isErr()) return context.fail(unanswered(answer.error));
    const comparison = answer.value;
    if ('days' in comparison) await printSeries(comparison, [left, right], context);
    else await printComparison(comparison, subjectOf(query), context);
    return VERDICT_CODE[comparison.verdict];
  });
}

const subjectOf = ({ market, sector: id = 'all' }: Readonly<Record<string, unknown>>) =>
  ({ market, sector: id }) as { readonly market: Market; readonly sector: SectorId };
