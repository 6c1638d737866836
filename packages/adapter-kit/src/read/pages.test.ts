import { err, failure, ok, type Result } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { AT } from '../__fixtures__/asking.ts';
import { book, fault, page, rowOn } from '../__fixtures__/holdings.ts';
import { errorOf } from '../__fixtures__/results.ts';
import { MOST_PAGES, walkPages } from './pages.ts';

const row = rowOn('2026-07-01');
const full = (cursor?: string) => page([row], cursor);

async function all<It>(walk: AsyncIterable<It>): Promise<It[]> {
  const list: It[] = [];
  for await (const it of walk) list.push(it);
  return list;
}
const kinds = (results: readonly Result<unknown, { readonly kind: string }>[]): string[] =>
  results.map((result) => (result.isOk() ? 'page' : result.error.kind));
const issueOf = (result: Result<unknown, unknown> | undefined): unknown =>
  result === undefined ? undefined : errorOf(result);

describe('a walk', () => {
  it('asks for each page with the cursor of the one before, and ends where none is promised', async () => {
    const { fetch, asked } = book([full('a'), full('b'), full()]);
    expect(kinds(await all(walkPages(fetch)))).toEqual(['page', 'page', 'page']);
    expect(asked).toEqual([undefined, 'a', 'b']);
  });

  it('takes an empty page without a promise for the end', async () => {
    const { fetch } = book([full('a'), page([])]);
    expect(kinds(await all(walkPages(fetch)))).toEqual(['page', 'page']);
  });

  it('asks for no page before somebody wants it, and for none after they left', async () => {
    const { fetch, asked } = book([full('a'), full('b'), full('c')]);
    const walk = walkPages(fetch);
    expect(asked).toHaveLength(0);
    await walk.next();
    expect(asked).toHaveLength(1);
    await walk.return();
    expect(await walk.next()).toEqual({ done: true, value: undefined });
    expect(asked).toHaveLength(1);
  });

  it('gives a failing page once and last', async () => {
    const error = failure.unavailable(AT, { cause: { code: 'X', message: 'gone' } });
    let count = 0;
    const results = await all(
      walkPages(() => {
        count += 1;
        return Promise.resolve(count === 2 ? err(error) : ok(full(`cursor ${count}`)));
      }),
    );
    expect(kinds(results)).toEqual(['page', 'unavailable']);
    expect(issueOf(results[1])).toBe(error);
    expect(count).toBe(2);
  });
});

describe('a promise broken', () => {
  it.each([
    ['the cursor it was reached with', ['a', 'a']],
    ['a cursor from further back', ['a', 'b', 'a']],
  ])('is a page that promises the next under %s', async (_, cursors) => {
    const { fetch, asked } = book(cursors.map((cursor) => full(cursor)));
    const results = await all(walkPages(fetch));
    expect(kinds(results)).toEqual([...cursors.slice(1).map(() => 'page'), 'unreadable']);
    expect(issueOf(results.at(-1))).toEqual(
      fault([{ path: 'page', message: 'the next page is promised with a cursor already used' }]),
    );
    expect(asked).toHaveLength(cursors.length);
  });

  it.each(['', ' ', '   '])('is a page that promises the next under "%s"', async (cursor) => {
    const { fetch } = book([full('a'), full(cursor)]);
    const results = await all(walkPages(fetch));
    expect(kinds(results)).toEqual(['page', 'unreadable']);
    expect(issueOf(results[1])).toEqual(
      fault([{ path: 'page', message: 'the next page is promised with a blank cursor' }]),
    );
  });

  it.each([1, 2])('is page %s without rows that promises more', async (place) => {
    const pages = [full('a'), full('b')].slice(0, place - 1);
    const { fetch } = book([...pages, page([], 'more')]);
    const results = await all(walkPages(fetch));
    expect(kinds(results)).toEqual([...pages.map(() => 'page'), 'unreadable']);
    expect(issueOf(results.at(-1))).toEqual(
      fault([{ path: 'page', message: 'a page without rows promises more' }]),
    );
  });

  it('is a walk without end: 400 pages are asked for and no more', async () => {
    let count = 0;
    const results = await all(
      walkPages(() => {
        count += 1;
        return Promise.resolve(ok(full(`cursor ${count}`)));
      }),
    );
    expect(MOST_PAGES).toBe(400);
    expect(count).toBe(400);
    expect(kinds(results).filter((kind) => kind === 'unreadable')).toHaveLength(1);
    expect(kinds(results).at(-1)).toBe('unreadable');
  });

  it('is none in a walk of exactly 400 pages', async () => {
    const pages = Array.from({ length: 400 }, (_, place) =>
      full(place === 399 ? undefined : `cursor ${place}`),
    );
    expect(new Set(kinds(await all(walkPages(book(pages).fetch))))).toEqual(new Set(['page']));
  });
});
