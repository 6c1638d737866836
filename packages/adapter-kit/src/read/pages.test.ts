import { addDays, err, failure, koreanInstant, ok, type TradingDay } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { callContext } from '../__fixtures__/call-context.ts';
import { impossible } from './context.ts';
import { type DayRow, MOST_PAGES, type SeriesPage, type SeriesParts, walkSeries } from './pages.ts';

interface Model {
  readonly day: TradingDay;
}
type Row = DayRow<Model>;
type Page = SeriesPage<Model>;

const { context: anyContext } = callContext();
const FAULT = failure.unavailable(anyContext.at, { cause: { code: 'X', message: 'gone' } });

const row = (day: TradingDay, more: Partial<Row> = {}): Row => ({
  day,
  isBlank: false,
  read: () => ok({ day }),
  text: () => day,
  ...more,
});
/** A row that must not be read. */
const unread = (day: TradingDay) =>
  row(day, {
    read: () => {
      throw new Error(`${day} was read`);
    },
  });
const page = (rows: readonly (Row | TradingDay)[], next?: string): Page => ({
  rows: rows.map((it) => (typeof it === 'string' ? row(it) : it)),
  next,
  unreadable: (issues) => failure.unreadable(anyContext.at, { issues, received: '' }),
});

const [D1, D2, D3, D4, D5] = [
  '2026-06-30',
  '2026-06-29',
  '2026-06-26',
  '2026-06-25',
  '2026-06-24',
] as const;

/** Walks these pages: what each gave, in words, which cursors were asked with, and what was left out. */
async function walked(
  pages: readonly (Page | undefined)[] | ((place: number) => Page),
  more: Partial<SeriesParts<Model>['range']> & { now?: number; byDate?: boolean } = {},
) {
  const { context, leftOut } = callContext(more.now);
  const asked: (string | undefined)[] = [];
  const walk = walkSeries<Model>(context, {
    api: 'tr01',
    range: { from: more.from, to: more.to ?? '2026-07-01', limit: more.limit },
    nothing: 'the stock has no days',
    ...(more.byDate === undefined ? {} : { endsWithEmptyPage: more.byDate }),
    fetch: (position) => {
      const found = typeof pages === 'function' ? pages(asked.length) : pages[asked.length];
      asked.push(position);
      return Promise.resolve(found === undefined ? err(FAULT) : ok(found));
    },
  });
  const given: string[] = [];
  for await (const result of walk)
    given.push(
      result.match(
        (rows) => rows.map(({ day }) => day).join(' '),
        (error) =>
          error.kind === 'unreadable'
            ? error.issues.map(({ path, message }) => `${path}: ${message}`).join()
            : error.kind === 'empty'
              ? `${error.at.api} ${error.because}`
              : error.kind,
      ),
    );
  return { given, asked, leftOut };
}

describe('a walk', () => {
  it('asks for each page with the cursor of the one before, and ends where none is promised', async () => {
    const { given, asked } = await walked([page([D1, D2], 'a'), page([D3], 'b'), page([D4])]);
    expect(given).toEqual([`${D1} ${D2}`, D3, D4]);
    expect(asked).toEqual([undefined, 'a', 'b']);
  });

  it('asks for no page before it is wanted, and ends with a failing one', async () => {
    let count = 0;
    const walk = walkSeries(anyContext, {
      api: 'tr01',
      range: { from: undefined, to: D1, limit: undefined },
      nothing: '',
      fetch: () => {
        count += 1;
        return Promise.resolve(ok(page([D1], 'a')));
      },
    });
    expect(count).toBe(0);
    await walk.next();
    await walk.return();
    expect(count).toBe(1);
    expect((await walked([page([D1], 'a'), undefined])).given).toEqual([D1, 'unavailable']);
  });

  it.each([
    ['the first page is empty', [page([])], ['tr01 the stock has no days']],
    ['a later page is empty', [page([D1], 'a'), page([])], [D1]],
  ])('ends where %s', async (_, pages, given) => {
    expect((await walked(pages)).given).toEqual(given);
  });

  it('by date ends with an empty page although one was promised', async () => {
    const pages = [page([D1], 'a'), page([], 'b')];
    expect((await walked(pages, { byDate: true })).given).toEqual([D1]);
    expect((await walked([page([], 'a')], { byDate: true })).given).toEqual([
      'tr01 the stock has no days',
    ]);
  });
});

describe('a range', () => {
  const PAGES = [page([D1, D2, D3], 'a'), page([D4, D5], 'b')];
  it.each([
    ['a limit', { limit: 2 }, [`${D1} ${D2}`], 1],
    ['a limit that is a page', { limit: 3 }, [`${D1} ${D2} ${D3}`], 1],
    ['a limit on the second page', { limit: 4 }, [`${D1} ${D2} ${D3}`, D4], 2],
    ['a beginning', { from: D2 }, [`${D1} ${D2}`], 1],
    ['a beginning that is the oldest row', { from: D3 }, [`${D1} ${D2} ${D3}`], 1],
    ['an end', { to: D2, limit: 1 }, [D2], 1],
    ['an end on the second page', { to: D4, limit: 1 }, ['', D4], 2],
    ['no session', { from: '2026-06-27', to: '2026-06-28' }, [''], 1],
  ])('with %s fetches no page more than it needs', async (_, range, given, pages) => {
    const found = await walked(PAGES, range);
    expect(found.given).toEqual(given);
    expect(found.asked).toHaveLength(pages);
  });

  it('has no row outside it read', async () => {
    const pages = [page([unread(D1), D2, D3, unread(D4)])];
    expect((await walked(pages, { from: D3, to: D2 })).given).toEqual([`${D2} ${D3}`]);
    expect((await walked(pages, { to: D2, limit: 2 })).given).toEqual([`${D2} ${D3}`]);
  });
});

describe('a day that comes twice', () => {
  it('with the same row is taken once: the list slid between two pages', async () => {
    const slid = [page([D1, D2], 'a'), page([D2, D3])];
    expect((await walked(slid)).given).toEqual([`${D1} ${D2}`, D3]);
    expect((await walked([page([D1, D1, D2])])).given).toEqual([`${D1} ${D2}`]);
    // A limit counts it once as well.
    expect((await walked(slid, { limit: 3 })).given).toEqual([`${D1} ${D2}`, D3]);
  });

  it.each([
    ['with other figures', [D1, row(D1, { text: () => 'other' })], D1, D1],
    ['as a newer one', [D2, D1], D1, D2],
  ])('%s is unreadable, on a page and between pages', async (_, [one, two], after, before) => {
    const issue = `day: ${after} comes after ${before}, so a day would count twice`;
    expect((await walked([page([one ?? D1, two ?? D1, D3])])).given).toEqual([issue]);
    expect((await walked([page([one ?? D1], 'a'), page([two ?? D1, D3])])).given.at(-1)).toBe(
      issue,
    );
  });
});

describe('a broken promise is unreadable', () => {
  const USED = 'the next page is promised with a cursor already used';
  const BLANK = 'the next page is promised with a blank cursor';
  const NO_ROWS = 'a page without rows promises more';
  it.each<[string, readonly Page[], string]>([
    ['a cursor already used', [page([D1], 'a'), page([D2], 'a')], USED],
    ['a cursor from further back', [page([D1], 'a'), page([D2], 'b'), page([D3], 'a')], USED],
    ['a blank cursor', [page([D1], ' ')], BLANK],
    ['no cursor', [page([D1], 'a'), page([D2], '')], BLANK],
    ['no row on the first page', [page([], 'a')], NO_ROWS],
    ['no row on a later page', [page([D1], 'a'), page([], 'b')], NO_ROWS],
    ['no older day', [page([D1, D2], 'a'), page([D2], 'b')], 'the page brings no older day'],
  ])('%s', async (_, pages, message) => {
    const { given, asked } = await walked(pages);
    expect(given).toHaveLength(pages.length);
    expect(given.at(-1)).toBe(`page: ${message}`);
    expect(asked).toHaveLength(pages.length);
  });

  it('a walk of more than 400 pages', async () => {
    const endless = (last: number) => (place: number) =>
      page([addDays('2026-06-30', -place)], place === last ? undefined : `cursor ${place}`);
    const over = await walked(endless(Infinity));
    expect(over.asked).toHaveLength(MOST_PAGES);
    expect(over.given.at(-1)).toBe(`page: there are more than ${MOST_PAGES} pages`);
    expect((await walked(endless(MOST_PAGES - 1))).given).toHaveLength(MOST_PAGES);
  });
});

describe('a row that is left out', () => {
  it('is announced, with its day, and does not count for the limit', async () => {
    const odd = row(D2, { read: () => ok(impossible('the holding is below 0')) });
    const { given, leftOut } = await walked([page([D1, odd, row(D3, { isBlank: true }), D4, D5])], {
      limit: 2,
    });
    expect(given).toEqual([`${D1} ${D4}`]);
    expect(leftOut).toEqual([
      { day: D2, because: 'the holding is below 0', api: 'tr01' },
      { day: D3, because: 'every figure is blank', api: 'tr01' },
    ]);
  });

  it.each([
    ['15:40', koreanInstant('2026-07-01', 15, 40), ['2026-06-30'], ['2026-07-01']],
    ['15:41', koreanInstant('2026-07-01', 15, 41), ['2026-07-01 2026-06-30'], []],
  ])('is today before its figures stand: at %s', async (_, now, given, days) => {
    const found = await walked([page(['2026-07-01', D1])], { now, to: '2026-07-01' });
    expect(found.given).toEqual(given);
    expect(found.leftOut.map(({ day }) => day)).toEqual(days);
  });

  it('is not one that cannot be read: that fails the walk', async () => {
    const { given } = await walked([page([D1, row(D2, { read: () => err(FAULT) })])]);
    expect(given).toEqual(['unavailable']);
  });
});
