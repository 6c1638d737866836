import { type BrokerError, ok, type Result } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { holdingOn, told } from './__fixtures__/holdings.ts';
import { deferred } from './__fixtures__/host.ts';
import { settled } from './__fixtures__/manual-clock.ts';
import { errorOf } from './__fixtures__/results.ts';
import { opened } from './__fixtures__/sources.ts';
import type { Asking } from './asking.ts';
import type { Answers } from './source.ts';

const STOCK = { stock: '005930' };
const DAYS = ['2026-06-30', '2026-06-29', '2026-06-26'];
const pagesOf = (
  each: (asking: Asking, place: number) => Promise<unknown>,
): NonNullable<Answers['foreignHoldings']> =>
  async function* walk(_, ask) {
    for (const [place, day] of DAYS.entries()) {
      // oxlint-disable-next-line no-await-in-loop -- one page after another
      await each(ask(), place);
      yield ok([holdingOn(day)]);
    }
  };
const plain = pagesOf(() => Promise.resolve());
const result = ({ value }: IteratorResult<Result<unknown, BrokerError>, void>): BrokerError => {
  expect(value).toBeDefined();
  return value === undefined ? (undefined as never) : errorOf(value);
};

describe('pages', () => {
  it('come one at a time, and nothing is asked before the first is wanted', async () => {
    const { source, asked } = opened({ foreignHoldings: plain });
    const pages = source.foreignHoldingsPages(STOCK);
    expect(asked()).toBe(0);
    expect(await told(pages)).toEqual(DAYS);
    expect(asked()).toBe(1);
  });

  it('have a patience of their own each, however long the caller took over the last', async () => {
    const left: number[] = [];
    const { source, clock } = opened(
      {
        foreignHoldings: pagesOf(async ({ patience }) => {
          left.push(patience.left());
          await patience.during(() => {
            clock.jump(700);
            return Promise.resolve();
          });
          left.push(patience.left());
        }),
      },
      { maxWaitMs: 1000 },
    );
    for await (const page of source.foreignHoldingsPages(STOCK)) {
      expect(page.isOk()).toBe(true);
      clock.jump(10_000);
    }
    expect(left).toEqual([1000, 300, 1000, 300, 1000, 300]);
  });

  it('share one patience where one question asks for all of them', async () => {
    const left: number[] = [];
    const { source, clock } = opened(
      {
        foreignHoldings: pagesOf(({ patience }) => {
          left.push(patience.left());
          return patience.during(() => {
            clock.jump(200);
            return Promise.resolve();
          });
        }),
      },
      { maxWaitMs: 1000 },
    );
    await source.foreignHoldings(STOCK);
    expect(left).toEqual([1000, 800, 600]);
  });
});

describe('a walk that ends early', () => {
  it('because the source closes is cancelled, once and last', async () => {
    const { source } = opened({ foreignHoldings: plain });
    const pages = source.foreignHoldingsPages(STOCK);
    await pages.next();
    await source.close();
    expect(result(await pages.next())).toMatchObject({
      kind: 'cancelled',
      message: 'The source is closed.',
    });
    expect(await pages.next()).toEqual({ done: true, value: undefined });
  });

  it('because the source closes during a page is cancelled at once, whatever the page does', async () => {
    const { source } = opened({ foreignHoldings: pagesOf(() => new Promise(() => undefined)) });
    const pages = source.foreignHoldingsPages(STOCK);
    const page = pages.next();
    await settled();
    await source.close();
    expect(result(await page).kind).toBe('cancelled');
    expect(await pages.next()).toEqual({ done: true, value: undefined });
  });

  it('because the caller cancels between pages is cancelled', async () => {
    const { source } = opened({ foreignHoldings: plain });
    const control = new AbortController();
    const pages = source.foreignHoldingsPages(STOCK, { signal: control.signal });
    await pages.next();
    control.abort();
    expect(result(await pages.next())).toMatchObject({
      kind: 'cancelled',
      message: 'The caller cancelled the question.',
    });
    expect(await pages.next()).toEqual({ done: true, value: undefined });
  });

  it('because the caller leaves ends the walk of the adapter too', async () => {
    let [ended, pagesMade] = [false, 0];
    const { source } = opened({
      // oxlint-disable-next-line require-await -- an adapter's walk is a generator
      async *foreignHoldings() {
        try {
          for (const day of DAYS) {
            pagesMade += 1;
            yield ok([holdingOn(day)]);
          }
        } finally {
          ended = true;
        }
      },
    });
    for await (const page of source.foreignHoldingsPages(STOCK)) {
      expect(page.isOk()).toBe(true);
      break;
    }
    await settled();
    expect([ended, pagesMade]).toEqual([true, 1]);
  });

  it('is not held up by a walk of the adapter that does not end', async () => {
    const gate = deferred<void>();
    const { source } = opened({ foreignHoldings: pagesOf(() => gate.promise) });
    const control = new AbortController();
    const pages = source.foreignHoldingsPages(STOCK, { signal: control.signal });
    const page = pages.next();
    await settled();
    control.abort();
    expect(result(await page).kind).toBe('cancelled');
    expect(await pages.return()).toEqual({ done: true, value: undefined });
    gate.resolve();
  });

  it('before it began asks nothing', async () => {
    const { source, asked } = opened({ foreignHoldings: plain });
    const pages = source.foreignHoldingsPages(STOCK);
    await pages.return();
    expect(await pages.next()).toEqual({ done: true, value: undefined });
    expect(asked()).toBe(0);
  });
});
