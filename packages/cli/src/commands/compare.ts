import {
  ask,
  type BrokerError,
  type CallOptions,
  compareSeries,
  compareSources,
  err,
  type FlowComparison,
  type Market,
  ok,
  type QueryOf,
  type Result,
  type RowOf,
  type SectorId,
  type SeriesComparison,
  type Source,
} from 'investor-flow';
import { type Arguments, wholeNumber } from '../arguments.ts';
import type { Command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { VERDICT_CODE } from '../exit-code.ts';
import { unanswered } from '../exit-message.ts';
import { leftOut } from '../left-out.ts';
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
  run: (given, context) =>
    given.from === undefined && given.to === undefined
      ? compareDay(given, context)
      : compareRange('flowHistory', given, context),
};

export const compareStock: Command = {
  argument: STOCK,
  options: [...SIDES, from, to, limit, ...SHARED],
  run: (given, context) => compareRange('stockFlows', given, context),
};

async function compareDay(given: Arguments, context: CommandContext): Promise<number> {
  const query = queryOf('investorFlow', given);
  const apart = wholeNumber('--max-apart', given.maxApart);
  if (apart.isErr()) return context.fail(apart.error);
  const wrong = wrongQuestion('investorFlow', query, context);
  if (wrong !== undefined) return context.fail(wrong);
  return withPair(given, context, async (left, right) => {
    context.progress.begin(`${left.broker} and ${right.broker}`);
    const compared = await compareSources(left, right, query as QueryOf<'investorFlow'>, {
      signal: context.terminal.signal,
      ...apartBy(apart.value),
    });
    if (compared.isErr()) return context.fail(unanswered(compared.error));
    await printComparison(compared.value, subjectOf(query), { given, context });
    return VERDICT_CODE[compared.value.verdict];
  });
}

type Series = 'flowHistory' | 'stockFlows';
type Rows = readonly RowOf<Series>[];

async function compareRange(
  question: Series,
  given: Arguments,
  context: CommandContext,
): Promise<number> {
  const query = queryOf(question, given);
  const apart = wholeNumber('--max-apart', given.maxApart);
  if (apart.isErr()) return context.fail(apart.error);
  const wrong = wrongQuestion(question, query, context);
  if (wrong !== undefined) return context.fail(wrong);
  return withPair(given, context, async (left, right) => {
    const pair = [left, right] as const;
    const refused = left.refusal(question, query) ?? right.refusal(question, query);
    if (refused !== undefined) return context.fail(unanswered(refused));
    context.progress.begin(`${left.broker} and ${right.broker}`);
    const both = await bothSeries(pair, question, query as QueryOf<Series>, context);
    if (both.isErr()) return context.fail(unanswered(both.error));
    const compared: SeriesComparison<FlowComparison> = compareSeries(
      ...both.value,
      apartBy(apart.value),
    );
    await printSeries(compared, pair, { given, context });
    return VERDICT_CODE[compared.verdict];
  });
}

const apartBy = (maxApartMs: number | undefined) =>
  maxApartMs === undefined ? {} : { maxApartMs };

const subjectOf = ({ market, sector: id = 'all' }: Readonly<Record<string, unknown>>) =>
  ({ market, sector: id }) as { readonly market: Market; readonly sector: SectorId };

/** Asks both at once; a failure of one ends the other. */
async function bothSeries(
  pair: readonly [Source, Source],
  question: Series,
  query: QueryOf<Series>,
  context: CommandContext,
): Promise<Result<readonly [Rows, Rows], BrokerError>> {
  const control = new AbortController();
  const signal = AbortSignal.any([control.signal, context.terminal.signal]);
  const failures: BrokerError[] = [];
  const askOne = async (source: Source): Promise<Rows> => {
    const options: CallOptions = { signal, onLeftOut: leftOut(source.broker, context) };
    const answer: Result<Rows, BrokerError> = await ask(source, question, query as never, options);
    if (answer.isOk()) return answer.value;
    failures.push(answer.error);
    control.abort();
    return [];
  };
  const [left, right] = await Promise.all([askOne(pair[0]), askOne(pair[1])]);
  const [failed] = failures;
  return failed === undefined ? ok([left, right]) : err(failed);
}
