import { ok } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { having, least } from '../__fixtures__/questions.ts';
import { errorOf } from '../__fixtures__/results.ts';
import { FAULT, opened, outcome, series } from '../__fixtures__/sources.ts';
import { settled } from '../__fixtures__/time.ts';
import type { QuestionOf } from '../questions/index.ts';
import { ask, pages } from './ask.ts';
import type { QuestionContext } from './context.ts';
import type { Source } from './source.ts';

const THREE = series(['a'], ['b', 'c'], ['d']);

describe.each(having('from') as readonly QuestionOf<'pages'>[])('the pages of %s', (question) => {
  const query = least(question) as never;
  const walk = (source: Source, options?: object) => pages(source, question, query, options);
  const read = async (source: Source) => {
    const found: unknown[] = [];
    for await (const page of walk(source)) found.push(outcome(page));
    return found;
  };
  const never = () => ({
    next: () => new Promise(() => undefined),
    return: () => Promise.resolve(),
  });

  it('come one by one, without empty ones, and a failure once and last', async () => {
    expect(await read(opened({ series: THREE }).source)).toEqual([['a'], ['b', 'c'], ['d']]);
    expect(await read(opened({ series: series(['a'], [], ['b']) }).source)).toEqual([['a'], ['b']]);
    expect(await read(opened({ series: series(['a'], FAULT, ['b']) }).source)).toEqual([
      ['a'],
      'rejected',
    ]);
    expect(await read(opened({ series: series() }).source)).toEqual([]);
  });

  it('are asked for only when they are wanted', async () => {
    const { source, plans } = opened({ series: THREE });
    const unread = walk(source);
    await unread.return();
    expect(await unread.next()).toEqual({ done: true, value: undefined });
    const begun = walk(source);
    expect(plans).toEqual([]);
    await begun.next();
    expect(plans).toHaveLength(1);
  });

  it('are gathered by the question itself', async () => {
    const { source, plans } = opened({ series: THREE });
    expect(outcome(await ask(source, question, query))).toEqual(['a', 'b', 'c', 'd']);
    await read(source);
    expect(plans).toMatchObject([{ limit: 30 }, {}]);
    expect(plans[1]).toHaveProperty('limit', undefined);
  });

  it('have the whole wait budget each, in both forms, empty pages too', async () => {
    const left: number[] = [];
    const { source, clock } = opened({
      series: async function* each(_: never, { waitBudget }: QuestionContext) {
        for (const rows of [['a'], [], ['b']]) {
          left.push(waitBudget.left());
          await waitBudget.during(() => Promise.resolve(clock.jump(700)));
          left.push(waitBudget.left());
          yield ok(rows);
        }
      },
    });
    await read(source);
    await ask(source, question, query);
    expect(left).toEqual(Array.from({ length: 6 }, () => [1000, 300]).flat());
  });

  it('end with `cancelled` when the source closes or the caller cancels between them', async () => {
    const { source } = opened({ series: THREE });
    const control = new AbortController();
    const [mine, closed] = [walk(source, { signal: control.signal }), walk(source)];
    await Promise.all([mine.next(), closed.next()]);
    control.abort();
    const cancelled = (await mine.next()).value;
    expect(cancelled && errorOf(cancelled).message).toBe('The caller cancelled the question.');
    await source.close();
    const ended = (await closed.next()).value;
    expect(ended && errorOf(ended).message).toBe('The source is closed.');
    for (const it of [mine, closed])
      expect(await it.next()).toEqual({ done: true, value: undefined });
  });

  it('end at once when that happens during one, whatever the adapter does', async () => {
    const { source } = opened({ series: never });
    const begun = walk(source);
    const page = begun.next();
    await settled();
    await source.close();
    const { value } = await page;
    expect(value && outcome(value)).toBe('cancelled');
    expect(await begun.next()).toEqual({ done: true, value: undefined });
  });

  it('end the walk of the adapter when the caller leaves', async () => {
    let [ended, made] = [false, 0];
    const { source } = opened({
      series: async function* each() {
        try {
          for (;;) {
            made += 1;
            yield ok(['a']);
          }
        } finally {
          ended = true;
        }
      },
    });
    for await (const page of walk(source)) if (page.isOk()) break;
    await settled();
    expect([ended, made]).toEqual([true, 1]);
  });
});
