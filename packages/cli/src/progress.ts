import type { CallEvent } from 'investor-flow';
import { type Done, progressText, type Waiting } from './progress-text.ts';
import type { Terminal } from './terminal.ts';

/** What a question is called, and what is known of its length before it is asked. */
export interface Subject {
  readonly what: string;
  /** How many sectors there are, for a broker that is asked for each; one that gives all at once has none left to count. */
  readonly sectors?: { readonly count: number; readonly answersAtOnce: number };
}

/** One line that says how far a question has come; a person sees it after a second, a pipe never. */
export interface Progress {
  readonly begin: (subject: Subject) => void;
  readonly onEvent: (event: CallEvent) => void;
  /** What is done by now, where the command knows it better than the events do. */
  readonly reached: (done: Done) => void;
  /** Takes the line away, because something else is about to be written. */
  readonly hide: () => void;
  readonly end: () => void;
}

const PATIENCE_MS = 1000;
const REDRAW_MS = 200;
/** Keeping a pace of some calls a second is no waiting. */
const WORTH_TELLING_MS = 1000;
const ERASE = '\r\u001B[2K';
const USUAL_COLUMNS = 80;

export function progressOn({ stderr, isTTY, columns = USUAL_COLUMNS }: Terminal): Progress {
  let timer: NodeJS.Timeout | undefined;
  let isShown = false;
  let began = Number.NaN;
  let subject: Subject = { what: '' };
  let reached: Done | undefined;
  let waits: readonly Waiting[] = [];
  const tally = answerTally();

  const hide = (): void => {
    if (isShown) stderr.write(ERASE);
    isShown = false;
  };
  const done = (): Done => {
    if (reached !== undefined) return reached;
    const { sectors } = subject;
    const answers = tally.count();
    return sectors === undefined || answers <= sectors.answersAtOnce
      ? { answers }
      : { answers, of: sectors.count };
  };
  const draw = (): void => {
    const now = Date.now();
    const elapsedMs = now - began;
    if (elapsedMs < PATIENCE_MS) return;
    waits = waits.filter(({ until }) => until > now);
    const text = progressText({ what: subject.what, done: done(), waits, elapsedMs, now });
    stderr.write(ERASE + text.slice(0, columns - 1));
    isShown = true;
  };

  return {
    begin: (it) => {
      subject = it;
      began = Date.now();
      if (isTTY.stderr && timer === undefined) timer = setInterval(draw, REDRAW_MS).unref();
    },
    onEvent: (event) => {
      tally.note(event);
      if (event.type !== 'wait' && event.type !== 'retry') return;
      if (event.waitMs < WORTH_TELLING_MS) return;
      const why = event.type === 'wait' ? event.for : 'retry';
      waits = [...waits, { why, until: Date.now() + event.waitMs, api: event.at.api }];
    },
    reached: (it) => {
      reached = it;
    },
    hide,
    end: () => {
      clearInterval(timer);
      timer = undefined;
      hide();
    },
  };
}

/** Counts answers that may hold figures: refusals are asked again, and a token is none. */
function answerTally(): { note: (event: CallEvent) => void; count: () => number } {
  let answers = 0;
  return {
    note: (event) => {
      if (event.type === 'response' && event.status < 400) answers += 1;
      if (event.type === 'token') answers -= 1;
    },
    count: () => answers,
  };
}
