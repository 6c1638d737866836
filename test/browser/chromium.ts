import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const program = [process.env['CHROMIUM'], ...PLACES].find(
  (it) => it !== undefined && existsSync(it),
);

/** Why no browser runs here; for the titles of tests that are skipped. */
export const NO_BROWSER =
  program === undefined ? ' (skipped: no chromium on this machine; apt-get install chromium)' : '';

/** As root Chromium needs no sandbox of its own; on a closed network it must not look for updates. */
const ARGUMENTS =
  '--no-sandbox --disable-background-networking --disable-component-update --disable-sync --no-first-run'.split(
    ' ',
  );

export const launch = (): Promise<Browser> =>
  chromium.launch({
    ...(program === undefined ? {} : { executablePath: program }),
    args: ARGUMENTS,
  });

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe finds that is serious or critical. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<{ violations: readonly Finding[] }>(
    "axe.run(document, { resultTypes: ['violations'] })",
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) =>
      [`${id}: ${help}`, ...nodes.slice(0, 3).map(({ html }) => html)].join(' '),
    );
}

/** A tab of a browser that has the link, its every message, violation and request off the machine. */
export async function tabOf(context: BrowserContext, link: string) {
  const page = await context.newPage();
  const trouble: string[] = [];
  const home = new URL(link).origin;
  page.on('console', (message) => trouble.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== home) trouble.push(`request: ${request.url()}`);
  });
  await page.goto(link);
  return { page, trouble };
}

export type Shown = Awaited<ReturnType<typeof figuresOn>>[number];

/** Every figure on a page: what it is, the exact value, its day. */
export const figuresOn = (page: Page) =>
  page.$$eval('data[data-observed]', (all) =>
    all.map((it) => {
      const { label, day, broker, environment, basis, status } = (it as HTMLElement).dataset;
      const { value, textContent: text } = it as HTMLDataElement;
      return { label, value: Number(value), text, day, broker, environment, basis, status };
    }),
  );
