import { err, okAsync, type Result, ResultAsync } from 'neverthrow';
import type { BrokerError } from '../error.ts';
import type { ForeignHolding } from '../model/foreign-holding.ts';
import type { InvestorFlow } from '../model/flows.ts';
import type { Queries } from '../questions/index.ts';
import { ask } from '../source/ask.ts';
import { systemClock, waitBudget } from '../source/clock.ts';
import { concurrently } from '../source/lifetime.ts';
import type { CallOptions } from '../source/options.ts';
import type { Source } from '../source/source.ts';
import { compareFlows } from './compare-flows.ts';
import type { HoldingComparison } from './compare-holdings.ts';
import { compareSeries, type SeriesComparison } from './compare-series.ts';
import type { CompareOptions, FlowComparison } from './flow-comparison.ts';

/** The questions that give flows or holdings of several days, sectors or both. */
export type SeriesQuestion =
  | 'sectorFlows'
  | 'flowHistory'
  | 'sectorFlowHistory'
  | 'stockFlows'
  | 'foreignHoldings';

type Options<Q> = CompareOptions & Pick<CallOptions, 'signal'> & Q;

/**
 * Asks two sources the same question at the same time and compares their answers.
 *
 * A first question may have to wait for a token on one side; answers that come too far apart are asked for once more.
 * A source that fails is the failure of the comparison and ends the other's question; what either refuses is sent to
 * neither.
 *
 * @example
 * const year = compareSources(left, right, { stock: '005930', limit: 250 }, { question: 'stockFlows' });
 */
export function compareSources(
  left: Source,
  right: Source,
  query: Queries['investorFlow'],
  options?: Options<{ readonly question?: 'investorFlow' }>,
): ResultAsync<FlowComparison, BrokerError>;
export function compareSources<Q extends SeriesQuestion>(
  left: Source,
  right: Source,
  query: Queries[Q],
  options: Options<{ readonly question: Q }>,
): ResultAsync<
  SeriesComparison<Q extends 'foreignHoldings' ? HoldingComparison : FlowComparison>,
  BrokerError
>;
export function compareSources(
  left: Source,
  right: Source,
  query: object,
  {
    question = 'investorFlow',
    signal,
    ...options
  }: Options<{ readonly question?: 'investorFlow' | SeriesQuestion }> = {},
): ResultAsync<FlowComparison | SeriesComparison, BrokerError> {
  const ending = signal ?? new AbortController().signal;
  const context = { signal: ending, waitBudget: waitBudget(systemClock, Infinity) };
  const askBoth = async (): Promise<Result<readonly unknown[], BrokerError>> => {
    const refused = ending.aborted
      ? undefined
      : (left.refusal(question, query) ?? right.refusal(question, query));
    if (refused !== undefined) return err(refused);
    return concurrently(context, [left, right], async (source, either) =>
      ask(source, question, query as Queries['investorFlow'], { signal: either.signal }),
    );
  };
  const compared = () =>
    new ResultAsync(askBoth()).map(([a, b]) =>
      question === 'investorFlow'
        ? compareFlows(a as InvestorFlow, b as InvestorFlow, options)
        : compareSeries(a as readonly ForeignHolding[], b as readonly ForeignHolding[], options),
    );
  return compared().andThen((first) =>
    'obstacles' in first && first.obstacles.some(({ kind }) => kind === 'observed-apart')
      ? compared()
      : okAsync<FlowComparison | SeriesComparison, BrokerError>(first),
  );
}
