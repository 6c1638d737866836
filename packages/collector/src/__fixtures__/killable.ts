import {
  ask,
  type CallOptions,
  type Clock,
  methodsOf,
  type Pages,
  pages,
  type QuestionOf,
  ResultAsync,
  type Source,
} from '@investor-flow/core';
import type { SimulatedClock } from './simulated-clock.ts';

const NEVER = new Promise<never>(() => undefined);

/** One run of a process that can be killed: after that its sources and its clock never come back. */
export function killableRun(clock: SimulatedClock, sources: Readonly<Record<string, Source>>) {
  let isKilled = false;
  const counted = async <Value>(work: () => PromiseLike<Value>): Promise<Value> => {
    if (isKilled) await NEVER;
    clock.calls.began();
    try {
      return await work();
    } finally {
      clock.calls.ended();
      if (isKilled) await NEVER;
    }
  };
  const killable = (source: Source): Source => ({
    ...source,
    ...methodsOf({
      answer: (question, query, options) =>
        new ResultAsync(counted(async () => await ask(source, question, query as never, options))),
      async *pages(question: QuestionOf<'pages'>, query: unknown, options?: CallOptions): Pages<unknown> {
        const walk = pages(source, question, query as never, options);
        try {
          for (;;) {
            const next = await counted(() => walk.next());
            if (next.done === true) return;
            yield next.value;
          }
        } finally {
          await walk.return();
        }
      },
    }),
  });
  const own: Clock = {
    now: () => clock.now(),
    sleep: async (ms, signal) => {
      await clock.sleep(ms, signal);
      if (isKilled) await NEVER;
    },
  };
  return {
    clock: own,
    sources: Object.fromEntries(Object.entries(sources).map(([name, it]) => [name, killable(it)])),
    kill: () => {
      isKilled = true;
    },
  };
}
