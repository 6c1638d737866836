import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_BROWSER } from './chromium.ts';
import { type Browsing, browsing } from './served.ts';

const MOST_TABS = 80;

describe.skipIf(NO_BROWSER !== '')(`the keyboard alone${NO_BROWSER}`, () => {
  let tab: Browsing;
  let page: Page;
  beforeAll(async () => {
    tab = await browsing();
    ({ page } = tab);
    await page.waitForSelector('table data', { state: 'attached' });
  });
  afterAll(() => tab[Symbol.asyncDispose]());

  /** Presses Tab until the focus is at it. */
  const reach = async (selector: string): Promise<void> => {
    for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((it) => document.activeElement?.matches(it), selector)) return;
    }
    throw new Error(`Tab does not reach ${selector}`);
  };

  it('reaches every control of a page', async () => {
    const wanted = await page.$$eval(
      'a[href], button:not([disabled]), select, input, summary, [tabindex="0"]',
      (all) =>
        all.filter((it) => {
          const closed = it.parentElement?.closest('details:not([open])');
          return closed === null || closed === undefined || it.matches('details > summary');
        }).length,
    );
    const reached = new Set<string>();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    for (let pressed = 0; pressed < wanted + 2; pressed += 1) {
      await page.keyboard.press('Tab');
      const place = await page.evaluate(() =>
        String(
          [...document.querySelectorAll('*')].indexOf(document.activeElement ?? document.body),
        ),
      );
      reached.add(place);
    }
    expect(reached.size).toBeGreaterThanOrEqual(wanted);
  });

  it('goes to another page, sorts its table and reads a figure', async () => {
    await reach('nav a[href^="/sectors"]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('table.heat data');
    await reach('th button');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.search.includes('sort=sector'));
    await reach('.scroll');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    const details = await page.textContent('.details');
    expect(details).toMatch(/Kiwoom · sandbox · ka10051/);
    expect(details).toMatch(/2026-11-27 · day requested · provisional/);
  });

  it('chooses a day of the calendar', async () => {
    await page.evaluate(() => window.scrollTo(0, 0));
    await reach('.day-picker > button');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.matches('.days button') === true);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.search.includes('day=2026-11-20'));
    expect(await page.evaluate(() => document.activeElement?.matches('.day-picker > button'))).toBe(
      true,
    );
  });

  it('moves through a chart', async () => {
    await page.goto(new URL('/history?limit=20', tab.view.link).href);
    await page.waitForSelector('.canvas canvas');
    await reach('.canvas');
    await page.keyboard.press('Home');
    await page.waitForSelector('.place:text-is("2026-11-02")');
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('.place:text-is("2026-11-03")');
  });
});
