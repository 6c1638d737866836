import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { browsing } from './served.ts';

/** Pages as they are looked at; the name of the picture first. */
const PAGES = [
  ['market', '/market'],
  ['market-korea-investment', '/market?broker=koreainvestment'],
  ['history', '/history'],
  ['history-daily', '/history?show=daily&investors=foreign&limit=20'],
  ['sectors', '/sectors'],
  ['sectors-20', '/sectors?over=20'],
  ['stock', '/stock'],
  ['stock-limit', '/stock?stock=017670'],
  ['compare', '/compare'],
  ['compare-range', '/compare?limit=20'],
  ['screens', '/screens'],
  ['screens-joint', '/screens?screen=joint'],
  ['screens-ranking', '/screens?screen=ranking&by=trade'],
  ['collection', '/collection'],
  ['refused', '/market?market=etf'],
] as const;
const WIDTHS = [390, 1024, 1600] as const;
const TALL = 4_000;

/** Writes a picture of each page at each width; `--lang`, `--theme` and a part of a name choose. */
const [folder = 'screenshots', language = 'ko-KR', theme = 'light', only = ''] =
  process.argv.slice(2);
await mkdir(folder, { recursive: true });
const colorScheme = theme === 'dark' ? 'dark' : 'light';
await using tab = await browsing({ locale: language, colorScheme });
const { page, trouble } = tab;
for (const [name, path] of PAGES.filter(([it]) => it.startsWith(only)))
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await tab.open(path, 'table data, .trouble, .quiet');
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.min(height, TALL) });
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(folder, `${name}-${theme}-${width}.png`) });
  }
process.stderr.write(trouble.map((it) => `${it}\n`).join(''));
