import {
  ANYTHING,
  ask,
  type Capabilities,
  methodsOf,
  pages,
  type Question,
  RANKING_BASES,
  type Source,
  type ResultAsync as Answer,
} from '@investor-flow/core';
import { ResultAsync } from '@investor-flow/core';
import { createKiwoom, kiwoomCapabilities } from '@investor-flow/kiwoom';
import { startSandbox } from '@investor-flow/sandbox';
import { openStore, remembered, replayed } from '@investor-flow/store';
import { EVENING } from './clock.ts';
import { valueOf } from './results.ts';
import type { Opened, Subject } from './subject.ts';

/** A store that holds what is asked of it: each question is recorded just before it is replayed. */
function keptJustBefore(live: Source, kept: Source): Source {
  const isRefused = (question: Question, query: unknown): boolean =>
    kept.refusal(question, query) !== undefined;
  return {
    ...kept,
    ...methodsOf({
      answer: (question, query, options): Answer<unknown, never> =>
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

const DESKS: ReturnType<typeof openDesk>[] = [];

/** One sandbox and one store for all who open: what one of them asked for is kept for the next. */
const desk = (): ReturnType<typeof openDesk> => {
  if (DESKS.length === 0) DESKS.push(openDesk());
  return DESKS[0] ?? openDesk();
};

async function openDesk() {
  const sandbox = await startSandbox({ seed: 11, now: EVENING });
  Object.assign(sandbox.quotas, { kiwoom: 10_000 });
  const { clock } = sandbox;
  const live = createKiwoom({ ...sandbox.kiwoom, requestsPerSecond: 10_000 });
  const store = valueOf(await openStore(':memory:', { clock }));
  return { sandbox, clock, live, store };
}

async function open(): Promise<Opened> {
  const { sandbox, clock, live, store } = await desk();
  const kept = replayed(store, { broker: 'kiwoom', clock });
  const before = sandbox.requests.length;
  return {
    source: keptJustBefore(remembered(live, store, { clock }), kept),
    seen: () => sandbox.requests.length - before,
    [Symbol.asyncDispose]: () => kept.close(),
  };
}

/** Closes what all who opened share. */
export async function closeKept(): Promise<void> {
  for (const it of DESKS.splice(0)) {
    const { live, store, sandbox } = await it;
    await live.close();
    await store.close();
    await sandbox.close();
  }
}

/** A store of what Kiwoom answered, for the questions and markets that Kiwoom has. */
export const KEPT: Subject = {
  name: 'a store of kiwoom on the sandbox',
  capabilities: kiwoomCapabilities('sandbox'),
  leastCalls: 0,
  open,
};

/** A store refuses nothing that some broker could answer. */
export const WIDEST: Capabilities = {
  ...ANYTHING,
  topStocks: {
    ...ANYTHING.topStocks,
    by: Object.fromEntries(RANKING_BASES.map((basis) => [basis, []])),
  } as Capabilities['topStocks'],
};
