import {
  type AnswerOf,
  ask,
  err,
  isSeries,
  ok,
  pages,
  type Question,
  type QueryOf,
  type Result,
  type Source,
} from 'investor-flow';
import type { Progress } from '../api/message.ts';
import type { Trouble } from '../api/trouble.ts';
import { ofBroker } from '../views/trouble.ts';
import type { ViewContext } from '../views/view.ts';

/** Asks for a page; of a series it says after each part how far it has come. */
export const asking =
  (signal: AbortSignal, onProgress: (progress: Progress) => void): ViewContext['ask'] =>
  async <Q extends Question>(
    source: Source,
    question: Q,
    query: QueryOf<Q>,
  ): Promise<Result<AnswerOf<Q>, Trouble>> => {
    if (!isSeries(question))
      return ask(source, question, query as never, { signal }).mapErr(ofBroker);
    const { atLeastMs } = source
      .estimate(question, query as never)
      .unwrapOr({ atLeastMs: undefined });
    const { limit: expected } = query as { readonly limit?: number };
    const rows: unknown[] = [];
    const days = new Set<string>();
    let read = 0;
    for await (const page of pages(source, question as 'flowHistory', query as never, { signal })) {
      if (page.isErr()) return err(ofBroker(page.error));
      read += 1;
      for (const row of page.value as readonly { readonly day: string }[]) {
        rows.push(row);
        days.add(row.day);
      }
      const oldest = [...days].at(-1);
      onProgress({ pages: read, sessions: days.size, oldest, expected, atLeastMs });
    }
    return ok(rows as unknown as AnswerOf<Q>);
  };
