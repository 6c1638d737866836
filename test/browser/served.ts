import { run } from '@investor-flow/cli';
import { startSandbox } from '@investor-flow/sandbox';
import { type Clock, connectAll, systemClock, orThrow } from 'investor-flow';
import type { BrowserContextOptions } from 'playwright-core';
import { paper } from '../support/paper.ts';
import { launch, tabOf } from './chromium.ts';

/** After the rest of a session: nothing moves, today is still provisional. */
const NOW = '2026-11-27T20:45:00+09:00';
const UNPACED = 10_000;
const WAIT_MS = 60_000;

const shift = Date.parse(NOW) - Date.now();
const clock: Clock = { ...systemClock, now: () => Date.now() + shift };

function type(argv: readonly string[], signal: AbortSignal) {
  const [out, err] = [paper(), paper()];
  const terminal = {
    stdout: out.stream,
    stderr: err.stream,
    env: { HOME: '/nonexistent', LANG: 'en_US.UTF-8' },
    cwd: '/',
    isTTY: { stdout: false, stderr: false },
    columns: undefined,
    signal,
  };
  return { out, err, done: run(argv, terminal, { clock }) };
}

/** `investor-flow open` in this process, and the same market asked directly. */
async function served() {
  const leaving = new AbortController();
  const { out, err, done } = type(['open'], leaving.signal);
  const until = Date.now() + WAIT_MS;
  while (!out.text().includes('\n')) {
    if (Date.now() > until) throw new Error(`no link: ${err.text()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const sandbox = await startSandbox({ now: clock.now(), quotas: false });
  const { kiwoom, koreainvestment } = orThrow(
    connectAll({
      tokens: 'memory',
      kiwoom: { ...sandbox.kiwoom, requestsPerSecond: UNPACED },
      koreainvestment: { ...sandbox.koreainvestment, requestsPerSecond: UNPACED },
    }),
  );
  return {
    link: out.text().trim(),
    said: err.text,
    kiwoom,
    koreainvestment,
    /** A command typed without keys, on a sandbox of its own at the same moment. */
    typed: async (words: readonly string[]): Promise<string> => {
      const asked = type(words, new AbortController().signal);
      await asked.done;
      return asked.out.text();
    },
    close: async (): Promise<void> => {
      leaving.abort();
      await done;
      await sandbox.close();
    },
  };
}

export type Browsing = Awaited<ReturnType<typeof browsing>>;

/** The web view, and a tab of a browser that shows it. */
export async function browsing(options: BrowserContextOptions = {}) {
  const [view, browser] = await Promise.all([served(), launch()]);
  const context = await browser.newContext({ locale: 'en-US', ...options });
  const { page, trouble } = await tabOf(context, view.link);
  return {
    view,
    page,
    trouble,
    /** Opens one of its pages, and waits until it has everything. */
    open: async (path: string, wanted = 'table data'): Promise<void> => {
      await page.goto(new URL(path, view.link).href);
      await page.waitForSelector(`main :is(${wanted})`, { state: 'attached' });
      await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null);
    },
    [Symbol.asyncDispose]: async (): Promise<void> => {
      await browser.close();
      await view.close();
    },
  };
}
