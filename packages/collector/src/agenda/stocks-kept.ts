import type { Source, StockCode } from '@investor-flow/core';
import type { Store } from '@investor-flow/store';
import type { Outcome } from '../run/outcome.ts';
import type { Task } from '../schedule/task.ts';

/** The newest list of a market's stocks in the store; an older one serves where the newest could not be had. */
export async function stocksKept(
  store: Store,
  sources: Readonly<Record<string, Source>>,
  { broker, query }: Task,
): Promise<readonly StockCode[] | Outcome> {
  const name = sources[broker]?.broker ?? broker;
  const kept = await store.read('stocks', query as never, { broker: name });
  if (kept.isOk()) return kept.value.map(({ stock }) => stock);
  const { kind, message } = kept.error;
  return kind === 'missing' || kind === 'ambiguous' ? [] : { kind: 'store-failed', message };
}
