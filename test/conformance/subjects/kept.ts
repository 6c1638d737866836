import {
  ANYTHING,
  ask,
  type Capabilities,
  methodsOf,
  pages,
  type Question,
  RANKING_BASES,
  ResultAsync,
  type Source,
} from '@investor-flow/core';
import { createKiwoom, kiwoomCapabilities } from '@investor-flow/kiwoom';
import type { Sandbox } from '@investor-flow/sandbox';
import { openStore, remembered, replayed } from '@investor-flow/store';
import { afterAll } from 'vitest';
import { valueOf } from '../../support/results.ts';
import { openedOn, requestsPerSecond } from './sandboxed.ts';
import type { Subject } from './subject.ts';

/** A store that holds what is asked of it: each question is recorded just before it is replayed. */
function keptJustBefore(live: Source, kept: Source): Source {
  const isRefused = (question: Question, query: unknown): boolean =>
    kept.refusal(question, query) !== undefined;
  return {
    ...kept,
    ...methodsOf({
      answer: (question, query, options): ResultAsync<unknown, never> =>
        new ResultAsync(
          (async () => {
            if (!isRefused(question, query)) await ask(live, question, query as never, options);
            return (await ask(kept, question, query as never, options)) as never;
          })(),
        ),
      async *pages(question, query, options) {
        if (!isRefused(question, query))
          for await (const _ of pages(live, question, query as never, options));
        yield* pages(kept, question, query as never, options);
      },
    }),
  };
}

const desks: ReturnType<typeof openDesk>[] = [];

/** One store for all who open: what one of them asked for is kept for the next. */
async function openDesk({ kiwoom, clock }: Sandbox) {
  const live = createKiwoom({ ...kiwoom, requestsPerSecond });
  return { live, store: valueOf(await openStore(':memory:', { clock })) };
}
afterAll(async () => {
  for (const { live, store } of await Promise.all(desks))
    await Promise.all([live.close(), store.close()]);
});

/** A store of what Kiwoom answered, for the questions and markets that Kiwoom has. */
export const KEPT: Subject = {
  name: 'a store of kiwoom on the sandbox',
  capabilities: kiwoomCapabilities('sandbox'),
  leastCalls: 0,
  open: () =>
    openedOn(async (sandbox) => {
      const { live, store } = await (desks[0] ??= openDesk(sandbox));
      const { clock } = sandbox;
      const kept = replayed(store, { broker: 'kiwoom', clock });
      return keptJustBefore(remembered(live, store, { clock }), kept);
    }),
};

/** A store refuses nothing that some broker could answer. */
export const WIDEST: Capabilities = {
  ...ANYTHING,
  topStocks: {
    ...ANYTHING.topStocks,
    by: Object.fromEntries(RANKING_BASES.map((basis) => [basis, []])),
  } as Capabilities['topStocks'],
};
