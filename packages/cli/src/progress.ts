import type { CallEvent, Estimate } from 'investor-flow';
import type { Terminal } from './terminal.ts';

/** One line that says how far a question has come; shown after a second, and only on a terminal. */
export interface Progress {
  readonly begin: (what: string, estimate?: Estimate) => void;
  readonly onEvent: (event: CallEvent) => void;
  /** Another page of a series: all its rows so far, newest first. */
  readonly page: (rows: readonly unknown[]) => void;
  /** So many of so many are done. */
  readonly counted: (done: number, total: number, noun: string) => void;
  /** Removes the line, because something else is about to be written. */
  readonly hide: () => void;
  readonly end: () => void;
}

const SHOW_AFTER_MS = 1000;
const REDRAW_MS = 200;
/** A shorter wait is the usual pace. */
const LONG_WAIT_MS = 1000;
const ERASE = '\r\u001B[2K';
const USUAL_COLUMNS = 80;

const seconds = (ms: number): string => `${Math.max(1, Math.ceil(ms / 1000))} s`;
const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;

const dayOf = (row: unknown): string | undefined =>
  (row as { readonly day?: string } | undefined)?.day;

export function progressOn({ stderr, isTTY, columns = USUAL_COLUMNS }: Terminal): Progress {
  let timer: NodeJS.Timeout | undefined;
  let isShown = false;
  let began = Number.NaN;
  let what = '';
  let estimate: Estimate | undefined;
  let calls = 0;
  let pages = 0;
  let count: string | undefined;
  let days: ReadonlySet<string | undefined> = new Set();
  let waits: readonly { readonly until: number; readonly why: string }[] = [];

  /** Milliseconds that the rest takes: at the pace so far, or at the quota's where that is slower. */
  const left = (elapsedMs: number): number | undefined => {
    if (estimate === undefined || calls === 0 || calls >= estimate.calls) return undefined;
    const rest = (estimate.calls - calls) / estimate.calls;
    return Math.max((elapsedMs * rest) / (1 - rest), estimate.atLeastMs * rest);
  };
  const line = (now: number): string => {
    const total = estimate !== undefined && estimate.calls > 1 ? ` of ${estimate.calls}` : '';
    const parts =
      count !== undefined
        ? [count]
        : calls === 0
          ? ['asked']
          : [`${calls}${total} call${calls === 1 && total === '' ? '' : 's'}`];
    if (pages > 0) {
      const back = [...days].at(-1);
      parts.push(counted(pages, 'page'), counted(days.size, 'day'));
      if (back !== undefined) parts.push(`back to ${back}`);
    }
    const rest = left(now - began);
    if (rest !== undefined) parts.push(`about ${seconds(rest)} left`);
    waits = waits.filter(({ until }) => until > now);
    const [longest] = waits.toSorted((a, b) => b.until - a.until);
    if (longest !== undefined) parts.push(`waits ${seconds(longest.until - now)} ${longest.why}`);
    return `${what}: ${parts.join(', ')}`;
  };
  const hide = (): void => {
    if (isShown) stderr.write(ERASE);
    isShown = false;
  };
  const draw = (): void => {
    const now = Date.now();
    if (now - began < SHOW_AFTER_MS) return;
    stderr.write(ERASE + line(now).slice(0, columns - 1));
    isShown = true;
  };

  return {
    begin: (name, expected) => {
      what = name;
      estimate = expected;
      began = Date.now();
      if (isTTY.stderr && timer === undefined) timer = setInterval(draw, REDRAW_MS).unref();
    },
    onEvent: (event) => {
      // Refusals are asked again, and the answer that brought a token has no figures.
      if (event.type === 'response' && event.status < 400) calls += 1;
      if (event.type === 'token') calls -= 1;
      if (event.type !== 'wait' && event.type !== 'retry') return;
      if (event.waitMs < LONG_WAIT_MS) return;
      const why = event.type === 'wait' ? 'for the quota' : 'to ask again';
      const api = event.at.api === undefined ? '' : ` (${event.at.api})`;
      waits = [...waits, { until: Date.now() + event.waitMs, why: why + api }];
    },
    page: (rows) => {
      pages += 1;
      days = new Set(rows.map(dayOf));
    },
    counted: (done, total, noun) => {
      const rest = done === 0 ? undefined : ((Date.now() - began) * (total - done)) / done;
      const time = rest === undefined || done >= total ? '' : `, about ${seconds(rest)} left`;
      count = `${done.toLocaleString('en-US')} of ${counted(total, noun)}${time}`;
    },
    hide,
    end: () => {
      clearInterval(timer);
      timer = undefined;
      hide();
    },
  };
}
