import { err, okAsync, type Result, ResultAsync } from 'neverthrow';
import { compareFlows } from './compare-flows.ts';
import type { BrokerError } from '../error.ts';
import type { CompareOptions, FlowComparison } from './flow-comparison.ts';
import type { InvestorFlowQuery } from '../questions/investor-flow.ts';
import type { CallOptions } from '../source/options.ts';
import type { Source } from '../source/source.ts';

/**
 * Asks two sources the same question at once and compares their answers.
 *
 * A first question may have to wait for a token on one side; answers that come too far apart are asked for once more.
 * A source that fails is the failure of the comparison and ends the other's question; what either refuses is sent to neither.
 */
export function compareSources(
  left: Source,
  right: Source,
  query: InvestorFlowQuery,
  options: CompareOptions & CallOptions = {},
): ResultAsync<FlowComparison, BrokerError> {
  const ask = () => new ResultAsync(askBoth([left, right], query, options));
  return ask().andThen((first) =>
    first.obstacles.some(({ kind }) => kind === 'observed-apart') ? ask() : okAsync(first),
  );
}

async function askBoth(
  [left, right]: readonly [Source, Source],
  query: InvestorFlowQuery,
  { signal, ...options }: CompareOptions & CallOptions,
): Promise<Result<FlowComparison, BrokerError>> {
  const refused =
    signal?.aborted === true
      ? undefined
      : (left.refusal('investorFlow', query) ?? right.refusal('investorFlow', query));
  if (refused !== undefined) return err(refused);

  const control = new AbortController();
  const stop = (): void => control.abort();
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted === true) stop();
  /** The first failure ends the other question, so what that one says afterwards is only `cancelled`. */
  const failures: BrokerError[] = [];
  const ask = (source: Source) =>
    source.investorFlow(query, { signal: control.signal }).mapErr((error) => {
      failures.push(error);
      stop();
      return error;
    });
  const [a, b] = await Promise.all([ask(left), ask(right)]);
  signal?.removeEventListener('abort', stop);
  const both = a.andThen((one) => b.map((other) => compareFlows(one, other, options)));
  return both.mapErr((error) => failures[0] ?? error);
}
