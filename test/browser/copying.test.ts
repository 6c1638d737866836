import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_BROWSER } from './chromium.ts';
import { type Browsing, browsing } from './served.ts';

/** A page, the command whose `--json` it copies, and what the command is without keys. */
const VIEWS = [
  ['/market', 'flow kospi'],
  [
    '/market?day=2026-11-19&measures=value,volume',
    'flow kospi --day 2026-11-19 --measure value,volume',
  ],
  ['/history?limit=5', 'history kospi --limit 5'],
  ['/sectors', 'sectors kospi'],
  ['/stock?limit=5', 'stock 005930 --limit 5'],
  ['/compare?limit=5', 'compare kospi --from 2026-11-23 --left kiwoom --right koreainvestment'],
  ['/screens', 'streaks kospi'],
  ['/screens?screen=ranking&by=trade', 'top kospi --by trade'],
] as const;

describe.skipIf(NO_BROWSER !== '')(`what a page copies${NO_BROWSER}`, () => {
  let tab: Browsing;
  let page: Page;
  /** Chooses of the menu of the page that is open. */
  const chosen = async (what: RegExp): Promise<string> => {
    await page.click('.menu summary');
    await page.locator('.menu-items button', { hasText: what }).first().click();
    await page.waitForFunction(() =>
      /^(?:Copied|Not copied)/.test(document.querySelector('.said')?.textContent ?? ''),
    );
    expect(await page.textContent('.said')).toBe('Copied');
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const copy = async (path: string, what: RegExp): Promise<string> => {
    await page.goto(new URL(path, tab.view.link).href);
    await page.waitForSelector('.menu summary');
    return chosen(what);
  };
  /** Moments of asking differ. */
  const timeless = (json: string): unknown =>
    JSON.parse(json, (key, value: unknown) =>
      key === 'observedAt' || key === 'apartMs' ? '' : value,
    );

  beforeAll(async () => {
    tab = await browsing({ permissions: ['clipboard-read', 'clipboard-write'] });
    ({ page } = tab);
  });
  afterAll(() => tab[Symbol.asyncDispose]());

  it.each(VIEWS)('%s copies the JSON that its command prints', async (path, command) => {
    const copied = await copy(path, /JSON/);
    const printed = await tab.view.typed([...command.split(' '), '--broker', 'sandbox', '--json']);
    expect(timeless(copied)).toEqual(timeless(printed));
  });

  it('copies the command line, as it can be typed without keys', async () => {
    expect(await copy('/history?limit=5&sector=metals', /Command line/)).toBe(
      'investor-flow history kospi --sector metals --limit 5 --broker sandbox',
    );
    expect(await copy('/history?limit=5&broker=koreainvestment', /Command line/)).toBe(
      'investor-flow history kospi --limit 5 --broker koreainvestment',
    );
  });

  it('copies CSV that begins with a byte-order mark, so that Excel shows Korean names', async () => {
    const csv = await copy('/screens?screen=ranking&by=trade', /CSV/);
    expect(csv.slice(0, 1)).toBe('\uFEFF');
    expect(csv).toMatch(/[가-힣]/);
    expect(csv.split('\n')[0]).toContain('rank,');
  });

  it('copies what is seen: the very answer that the page shows', async () => {
    // The panel of the day stands first, but another may be answered before it.
    await tab.open('/market', 'data');
    const seen = await page.getAttribute('data[data-observed]', 'data-observed');
    const copied = await chosen(/JSON/);
    expect(JSON.parse(copied)).toMatchObject({ observedAt: seen });
  });
});
