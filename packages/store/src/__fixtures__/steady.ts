import {
  ANYTHING,
  dayOf,
  isSeries,
  methodsOf,
  ok,
  okAsync,
  type Source,
  specOf,
} from '@investor-flow/core';
import { row } from './rows.ts';

/** A source that answers every question with rows of three sessions, two of them a page. */
export function steady(rows = ['2026-07-23', '2026-07-22', '2026-07-21'].map((day) => row({ day }))) {
  const pages = [rows.slice(0, 2), rows.slice(2)];
  const source: Source = {
    broker: 'kiwoom',
    capabilities: ANYTHING,
    ...methodsOf({
      answer: (question) => {
        const newest = rows.filter((it) => dayOf(it) === '2026-07-23');
        if (isSeries(question)) return okAsync(rows);
        return okAsync(specOf(question).shape === 'one' ? newest[0] : newest);
      },
      async *pages() {
        for (const page of pages) yield await Promise.resolve(ok(page));
      },
    }),
    refusal: () => undefined,
    estimate: () => ok({ calls: 1, atLeastMs: 0 }),
    close: () => Promise.resolve(),
  };
  return source;
}
