import { chromium } from 'playwright-core';
const [
  link,
  path,
  out,
  width = '1600',
  theme = 'light',
  lang = 'ko',
  wait = '2500',
  height = '1000',
] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
});
const page = await browser.newPage({
  viewport: { width: +width, height: +height },
  colorScheme: theme,
  locale: lang,
});
page.on('console', (m) => console.log('CONSOLE', m.type(), m.text()));
page.on('pageerror', (e) => console.log('ERROR', e.message));
page.on('requestfailed', (r) => console.log('FAILED', r.url(), r.failure()?.errorText));
await page.goto(link);
const t = Date.now();
await page.goto(new URL(path, link).href);
await page.waitForSelector('data', { timeout: 8000 }).catch(() => console.log('no data'));
console.log('first figure', Date.now() - t);
await page.waitForTimeout(+wait);
await page.screenshot({ path: out, fullPage: true });
await browser.close();
