import type { Page } from 'playwright-core';
import {
  compareSources,
  cumulative,
  INVESTOR_TREE,
  INVESTORS,
  sectorIn,
  streaks,
  orThrow,
} from 'investor-flow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figuresOn, NO_BROWSER, seriousFindings, type Shown } from './chromium.ts';
import { type Browsing, browsing } from './served.ts';

const PAGES = {
  '/market': 'data',
  '/history': 'table data',
  '/sectors': 'table data',
  '/stock': 'table data',
  '/compare': 'table data',
  '/screens': 'table data, .quiet',
  '/collection': 'table data',
} as const;

describe.skipIf(NO_BROWSER !== '')(`the pages in a browser${NO_BROWSER}`, () => {
  let tab: Browsing;
  let view: Browsing['view'];
  let page: Page;
  const open = (path: string, wanted?: string): Promise<void> => tab.open(path, wanted);
  const labelled = async (of: (label: string) => boolean): Promise<readonly Shown[]> =>
    (await figuresOn(page)).filter(({ label = '' }) => of(label));

  beforeAll(async () => {
    tab = await browsing({ viewport: { width: 1280, height: 900 } });
    ({ view, page } = tab);
  });
  afterAll(() => tab[Symbol.asyncDispose]());

  it('takes the token out of the address, and says on every page that the figures are of a sandbox', async () => {
    await page.waitForSelector('data');
    expect(page.url()).not.toContain('token');
    expect(view.said()).toContain('not real');
    for (const [path, wanted] of Object.entries(PAGES)) {
      await open(path, wanted);
      expect(await page.textContent('.banner')).toContain('not real figures');
    }
  });

  it('has no console message, no violation of its policy and no request off the machine on any page', () => {
    expect(tab.trouble).toEqual([]);
  });

  it.each(Object.entries(PAGES))(
    '%s has no serious finding of axe, light and dark',
    async (path, wanted) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await open(path, wanted);
        expect(await seriousFindings(page)).toEqual([]);
      }
      await page.emulateMedia({ colorScheme: 'light' });
    },
  );

  it('/market shows what the library answers, each figure with where it comes from', async () => {
    await open('/market');
    const flow = orThrow(await view.kiwoom.investorFlow({ market: 'kospi' }));
    const shown = await labelled((it) => it.endsWith(' Net Value'));
    const expected = INVESTORS.flatMap((id) => {
      const net = flow.value?.[id]?.net;
      return net === undefined ? [] : [[`${INVESTOR_TREE[id].label.en} Net Value`, net]];
    });
    expect(shown.map(({ label, value }) => [label, value])).toEqual(expected);
    for (const it of shown)
      expect(it).toMatchObject({
        broker: 'kiwoom',
        environment: 'sandbox',
        day: '2026-11-27',
        basis: 'requested',
        status: 'provisional',
      });
    for (const { value, text } of shown)
      expect(text.slice(0, 1)).toBe(value > 0 ? '+' : value < 0 ? '−' : '0');
    expect(await page.textContent('.source')).toMatch(
      /Kiwoom.*sandbox.*2026-11-27.*provisional.*ago/,
    );
  });

  it('/history shows the days and the sums of the library', async () => {
    await open('/history?limit=20');
    const rows = orThrow(await view.kiwoom.flowHistory({ market: 'kospi', limit: 20 }));
    const shown = await labelled((it) => it === 'Foreigners Net');
    expect(shown.map(({ day, value }) => [day, value])).toEqual(
      rows.map(({ day, value }) => [day, value?.foreign.net]),
    );
    const { points } = orThrow(cumulative(rows, 'foreign'));
    const [read] = await labelled((it) => it === 'Foreigners');
    expect(read?.value).toBe(points.at(-1)?.total);
    expect(shown.map(({ status }) => status)).toEqual(rows.map(({ status }) => status));
  });

  it('/sectors shows industries unless asked, and sums over several sessions', async () => {
    await open('/sectors');
    const flows = orThrow(await view.kiwoom.sectorFlows({ market: 'kospi' }));
    const industries = flows.filter(({ sector }) => sector.level === 'industry');
    const expected = industries
      .map(({ sector, value }) => ({
        label: `${sectorIn('kospi', sector.id ?? 'all')?.label.en} Foreigners Net`,
        value: value?.foreign.net ?? NaN,
      }))
      .toSorted((x, y) => y.value - x.value);
    const shown = await labelled((it) => expected.some(({ label }) => label === it));
    expect(shown.map(({ value }) => value)).toEqual(expected.map(({ value }) => value));
    expect(shown.map(({ label }) => label).toSorted()).toEqual(
      expected.map(({ label }) => label).toSorted(),
    );
    await open('/sectors?over=5');
    const over = orThrow(await view.kiwoom.sectorFlowHistory({ market: 'kospi', limit: 5 }));
    const chemicals = over.filter(({ sector }) => sector.id === 'chemicals');
    const [sum] = await labelled((it) => it === 'Chemicals Foreigners Net');
    expect(sum?.value).toBe(
      chemicals.reduce((total, { value }) => total + (value?.foreign.net ?? NaN), 0),
    );
  });

  it('/stock shows flows, holdings and headroom of the stock that was searched', async () => {
    await open('/stock');
    await page.fill('input[type=search]', 'SK텔레콤');
    await page.click('.found button');
    await page.waitForURL('**/stock?stock=017670');
    await open('/stock?stock=017670&limit=20');
    const flows = orThrow(await view.kiwoom.stockFlows({ stock: '017670', limit: 20 }));
    const shown = await labelled((it) => it === 'Individuals Net');
    expect(shown.map(({ value }) => value)).toEqual(
      flows.map(({ value }) => value?.individual.net),
    );
    const [held] = orThrow(await view.kiwoom.foreignHoldings({ stock: '017670', limit: 20 }));
    const [headroom] = await labelled((it) => it === 'Headroom');
    expect(headroom?.value).toBe(held?.acquirableShares);
    expect(await page.textContent('h1')).toContain('SK텔레콤');
  });

  it('/compare shows two brokers by itself, each difference explained', async () => {
    await open('/compare');
    const compared = orThrow(
      await compareSources(view.kiwoom, view.koreainvestment, { market: 'kospi' }),
    );
    const shown = await labelled((it) => it === 'Difference');
    const expected = compared.lines.flatMap(({ difference }) => difference ?? []);
    expect(shown.map(({ value }) => value).toSorted()).toEqual(expected.toSorted());
    expect(await page.textContent('.verdict')).toBe('They agree');
    const reasons = await page.$$eval('td.why', (all) => all.map((it) => it.textContent));
    const verdicts = await page.$$eval('.line-verdict', (all) => all.map((it) => it.textContent));
    for (const [place, verdict] of verdicts.entries())
      expect(reasons[place] !== '', `${verdict}: ${reasons[place]}`).toBe(verdict !== 'equal');
    await open('/compare?limit=5');
    expect(await page.$$eval('button.link', (all) => all.length)).toBe(5);
  });

  it('/compare counts derivatives in contracts', async () => {
    const both = 'left=koreainvestment&right=koreainvestment';
    await open(`/compare?${both}&market=kospi200-futures&measures=volume`);
    const exact = await page.$$eval('table data', (all) =>
      all.map((it) => it.getAttribute('data-exact')),
    );
    expect(exact.join()).toContain('contracts');
    expect(exact.join()).not.toContain('shares');
  });

  it('/screens shows the streaks of the library', async () => {
    await open('/screens?min=2', 'table data');
    const flows = orThrow(await view.kiwoom.sectorFlowHistory({ market: 'kospi', limit: 30 }));
    const newest = flows[0]?.day;
    const ids = [...new Set(flows.map(({ sector }) => sector.id))];
    const expected = ids.flatMap((id) => {
      const [streak] = orThrow(
        streaks(
          flows.filter(({ sector }) => sector.id === id),
          'foreign',
        ),
      ).streaks;
      return streak !== undefined && streak.sessions >= 2 && streak.until === newest
        ? [streak.net]
        : [];
    });
    const shown = await labelled((it) => it === 'Net');
    expect(shown.map(({ value }) => value).toSorted()).toEqual(expected.toSorted());
    await open('/screens?screen=ranking&by=trade');
    const ranked = orThrow(await view.kiwoom.topStocks({ market: 'kospi', by: 'trade' }));
    const values = await labelled((it) => it.endsWith(' Net value'));
    expect(values.map(({ value }) => value)).toEqual(ranked.map(({ netValue }) => netValue));
  });

  it('shows a refusal where it happened, before anything is asked, and the rest of the page', async () => {
    await page.goto(new URL('/market?market=etf', view.link).href);
    await page.waitForSelector('.trouble-unsupported');
    expect(await page.textContent('.trouble-unsupported')).toMatch(
      /does not offer.*Choose another broker/s,
    );
    await page.goto(new URL('/market?market=nowhere', view.link).href);
    await page.waitForSelector('.trouble-invalid');
    expect(await page.isVisible('nav a[href="/collection"]')).toBe(true);
  });

  it('offers sessions alone in its calendar', async () => {
    await open('/market');
    await page.click('.day-picker > button');
    await page.waitForSelector('.days button');
    const closed = await page.$$eval('.days button[disabled]', (all) =>
      all.map((it) => it.getAttribute('aria-label')?.slice(0, 10)),
    );
    expect(closed).toEqual(expect.arrayContaining(['2026-11-21', '2026-11-22', '2026-11-30']));
    await page.click('.days button[aria-label="2026-11-19"]');
    await page.waitForURL('**/market?day=2026-11-19');
    await page.waitForSelector('[data-day="2026-11-19"]');
  });

  it('speaks Korean and English, and remembers which', async () => {
    await open('/market');
    await page.click('button[lang=ko]');
    expect(await page.textContent('nav')).toContain('업종');
    expect(await page.getAttribute('html', 'lang')).toBe('ko');
    await open('/sectors');
    expect(await page.textContent('nav')).toContain('업종');
    await page.click('button[lang=en]');
    expect(await page.textContent('nav')).toContain('Sectors');
  });

  it('fits a phone: nothing but tables scrolls sideways, targets are large enough', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const [path, wanted] of Object.entries(PAGES)) {
      await open(path, wanted);
      const { width, small } = await page.evaluate(() => ({
        width: document.documentElement.scrollWidth,
        small: [...document.querySelectorAll('button, select, input, summary, nav a')]
          .map((it) => ({ name: it.textContent ?? '', box: it.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
          .map(({ name, box }) => `${name} ${box.width}x${box.height}`),
      }));
      expect([path, width, small]).toEqual([path, 390, []]);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  });
});
