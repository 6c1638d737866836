import type { Sandbox } from '@investor-flow/sandbox';
import { openStore } from '@investor-flow/store';
import { openWeb, type Web } from '@investor-flow/web';
import { orThrow } from 'investor-flow';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unpaced } from '../support/pair.ts';
import { figuresOn, launch, NO_BROWSER, tabOf } from './chromium.ts';

const IN_SESSION = '2026-11-27T10:00:00+09:00';
const TABS = 8;
const FOREIGNERS = '[data-label="Foreigners Net Value"]';

/** Hides a tab as a browser does when another is in front. */
const hidden = (page: Page, isHidden: boolean): Promise<void> =>
  page.evaluate((hide) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hide });
    document.dispatchEvent(new Event('visibilitychange'));
  }, isHidden);

describe.skipIf(NO_BROWSER !== '')(`a live page${NO_BROWSER}`, () => {
  let sandbox: Sandbox;
  let web: Web;
  let browser: Browser;
  let context: BrowserContext;
  let first: Page;
  let close: () => Promise<void>;
  const trouble: string[][] = [];
  const tabs: Page[] = [];
  const foreign = async (page: Page) =>
    (await figuresOn(page)).find(({ label }) => label === 'Foreigners Net Value')?.value;
  /** Another minute, until the figure of a page is another one. */
  const moved = async (page: Page, before: number | undefined): Promise<void> => {
    await sandbox.clock.advance(60_000);
    await page.waitForFunction(
      ([what, old]) => document.querySelector<HTMLDataElement>(String(what))?.value !== old,
      [FOREIGNERS, String(before)],
    );
  };
  const openedIn = (page: Page): Promise<number | undefined> =>
    page.evaluate(() => (window as { opened?: number }).opened);
  /** How many streams the server holds. */
  const streams = async (): Promise<number> => {
    const opened = await Promise.all(context.pages().map(openedIn));
    return opened.reduce<number>((sum, it = 0) => sum + it, 0);
  };

  beforeAll(async () => {
    const pair = await unpaced({ now: IN_SESSION });
    const { kiwoom, koreainvestment } = pair;
    const sources = { kiwoom, koreainvestment };
    ({ sandbox } = pair);
    const { clock } = sandbox;
    const store = orThrow(await openStore(':memory:', { clock }));
    const run = () => () => Promise.resolve({ code: 0, stdout: '', stderr: '' });
    web = orThrow(await openWeb({ sources, store, clock, run, isEmbedded: true, everyMs: 60_000 }));
    browser = await launch();
    context = await browser.newContext({ locale: 'en-US' });
    await context.addInitScript(() => {
      const counting = window as { opened?: number };
      counting.opened = 0;
      const { EventSource: Real } = window;
      window.EventSource = class extends Real {
        constructor(url: string | URL) {
          super(url);
          counting.opened = (counting.opened ?? 0) + 1;
        }
        override close(): void {
          if (this.readyState !== this.CLOSED) counting.opened = (counting.opened ?? 0) - 1;
          super.close();
        }
      };
    });
    const tab = await tabOf(context, web.link);
    first = tab.page;
    trouble.push(tab.trouble);
    tabs.push(first);
    close = async () => {
      await browser.close();
      await web.close();
      await pair[Symbol.asyncDispose]();
      await store.close();
    };
  });
  afterAll(() => close());

  it('changes values in place as the market moves, and says that it is live', async () => {
    await first.waitForSelector('.live-live');
    await first.waitForSelector(FOREIGNERS);
    const before = await foreign(first);
    const place = await first.$(FOREIGNERS);
    await moved(first, before);
    expect(await place?.evaluate((it) => it.isConnected)).toBe(true);
    expect(await first.textContent('.source time')).toMatch(/ago/);
  });

  it('draws the course of the day from what was watched', async () => {
    for (let minute = 0; minute < 3; minute += 1) {
      await sandbox.clock.advance(60_000);
      await first.waitForTimeout(100);
    }
    await first.waitForSelector('.canvas canvas');
    await first.click('.as-table summary');
    await first.waitForFunction(() => document.querySelectorAll('.as-table tbody tr').length >= 4);
  });

  it(`shares one stream among ${TABS} tabs, and the last of them loads`, async () => {
    for (let count = 1; count < TABS; count += 1) {
      const tab = await tabOf(context, web.link);
      tabs.push(tab.page);
      trouble.push(tab.trouble);
      await tab.page.waitForSelector(FOREIGNERS, { timeout: 10_000 });
    }
    expect(await streams()).toBe(1);
    const last = tabs.at(-1) ?? first;
    await moved(last, await foreign(last));
  });

  it('hands the stream on when its tab is hidden, closes it while all are, and opens it again', async () => {
    const [, other = first, ...rest] = tabs;
    for (const page of [first, ...rest]) await hidden(page, true);
    await other.waitForFunction(() => (window as { opened?: number }).opened === 1);
    expect(await streams()).toBe(1);
    await hidden(other, true);
    await other.waitForFunction(() => (window as { opened?: number }).opened === 0);
    expect(await streams()).toBe(0);
    await hidden(other, false);
    await other.waitForFunction(() => (window as { opened?: number }).opened === 1);
    await other.waitForSelector('.live-live');
  });

  it('stops when the day is at rest', async () => {
    const [, other = first] = tabs;
    await sandbox.clock.set('2026-11-27T20:31:00+09:00');
    await other.waitForSelector('.live-resting', { timeout: 10_000 });
    expect(await streams()).toBe(0);
  });

  it('has no console message and no request off the machine', () => {
    expect(trouble.flat()).toEqual([]);
  });
});
