import { okAsync, ResultAsync } from 'neverthrow';
import { compareFlows } from './compare-flows.ts';
import type { BrokerError } from './error.ts';
import type { CompareOptions, FlowComparison } from './flow-comparison.ts';
import type { CallOptions, InvestorFlowQuery } from './question.ts';
import type { Source } from './source.ts';

/**
 * Asks two sources the same question at once and compares their answers.
 *
 * A first question may have to wait for a token on one side; answers that come too far apart are asked for once more.
 * A source that fails is the failure of the comparison, and ends the other's question.
 */
export function compareSources(
  left: Source,
  right: Source,
  query: InvestorFlowQuery,
  options: CompareOptions & CallOptions = {},
): ResultAsync<FlowComparison, BrokerError> {
  const ask = () => askBoth(left, right, query, options);
  return ask().andThen((first) =>
    first.obstacles.some(({ kind }) => kind === 'observed-apart') ? ask() : okAsync(first),
  );
}

function askBoth(
  left: Source,
  right: Source,
  query: InvestorFlowQuery,
  { signal, ...options }: CompareOptions & CallOptions,
): ResultAsync<FlowComparison, BrokerError> {
  const control = new AbortController();
  const stop = (): void => control.abort();
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted === true) stop();
  const ask = (source: Source) => source.investorFlow(query, { signal: control.signal });
  const both = ResultAsync.combine([ask(left), ask(right)] as const)
    .map(([a, b]) => compareFlows(a, b, options))
    .mapErr((error) => {
      stop();
      return error;
    });
  return new ResultAsync(
    Promise.resolve(both).finally(() => signal?.removeEventListener('abort', stop)),
  );
}
