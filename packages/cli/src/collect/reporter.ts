import type { Progress } from '@investor-flow/collector';
import type { CommandContext } from '../context.ts';
import { cancelled, ending, EXIT } from '../exit.ts';
import { progressTable } from './entries-table.ts';

/** Shows how far a run is while it goes on. */
export interface Reporter {
  readonly show: (progress: Progress) => void;
  /** The last look. */
  readonly end: (progress: Progress, ended: object) => Promise<void>;
}

const REDRAW_MS = 250;
/** On a terminal ages grow while nothing else happens. */
const TICK_MS = 1000;
/** Elsewhere a line each, but for changes that follow one another. */
const LINE_EVERY_MS = 10_000;
const USUAL_COLUMNS = 80;

/** A table that is drawn again in its place on a terminal; elsewhere a line of JSON. */
export const reporterFor = (context: CommandContext, asJson: boolean): Reporter =>
  context.terminal.isTTY.stdout && !asJson ? tableReporter(context) : lineReporter(context);

function tableReporter({ terminal, display, now }: CommandContext): Reporter {
  const { stdout, columns = USUAL_COLUMNS } = terminal;
  let height = 0;
  let drawnAt = -Infinity;
  let last: Progress | undefined;
  const draw = (): void => {
    if (last === undefined) return;
    const lines = progressTable(last, now(), { ...display, width: columns - 1 });
    const up = height === 0 ? '' : `\u001B[${height}A\u001B[0J`;
    stdout.write(up + lines.map((it) => `${it}\n`).join(''));
    height = lines.length;
    drawnAt = performance.now();
  };
  const ticker = setInterval(draw, TICK_MS).unref();
  return {
    show: (progress) => {
      last = progress;
      if (performance.now() - drawnAt >= REDRAW_MS) draw();
    },
    end: (progress) => {
      clearInterval(ticker);
      last = progress;
      draw();
      return Promise.resolve();
    },
  };
}

function lineReporter(context: CommandContext): Reporter {
  let writtenAt = -Infinity;
  let trouble = '';
  const lines = linesOn(context);
  return {
    show: (progress) => {
      const present = JSON.stringify(
        progress.entries.map(({ failed, problem }) => [failed, problem]),
      );
      const isDue = performance.now() - writtenAt >= LINE_EVERY_MS || progress.left === 0;
      if (!isDue && present === trouble) return;
      trouble = present;
      writtenAt = performance.now();
      lines.write(progress);
    },
    end: (progress, ended) => {
      lines.write({ ...progress, ...ended });
      return lines.written();
    },
  };
}

/** Writes lines one after another, beside the work: a sentence, or JSON with its time. */
export function linesOn({ print, now }: CommandContext) {
  let last = Promise.resolve();
  return {
    write: (it: object | string): void => {
      const at = new Date(now()).toISOString();
      const line = typeof it === 'string' ? it : JSON.stringify({ at, ...it });
      last = last.then(() => print(`${line}\n`));
      // A failed output ends the command, where what was written is waited for.
      last.catch(() => undefined);
    },
    written: (): Promise<void> => last,
  };
}

/** How a run of tasks ended. */
type RunEnd = { readonly failed: number } & (
  | { readonly ended: 'done' | 'aborted' }
  | { readonly ended: 'store-failed'; readonly reason: string }
);

/** A service manager stops a service with SIGTERM: that is not a failure. Ctrl-C is, as for every command. */
const isStopped = ({ terminal: { signal } }: CommandContext): boolean =>
  signal.aborted && Object(signal.reason).message === 'SIGTERM';

/** Says how a run ended, and gives its code. */
export function endOf(end: RunEnd, context: CommandContext): number {
  const { say, fail } = context;
  switch (end.ended) {
    case 'store-failed':
      return fail(ending(EXIT.store, `저장소 오류로 끝냅니다. ${end.reason}`, end.reason));
    case 'aborted':
      if (!isStopped(context)) return fail(cancelled);
      say('멈췄습니다. 다시 시작하면 이어서 합니다.', 'Stopped; the next start goes on from here.');
      return EXIT.done;
    case 'done':
      if (end.failed === 0) return EXIT.done;
      return fail(
        ending(
          EXIT.unfinished,
          `${end.failed}건을 끝내지 못했습니다. 다시 시작하면 그것만 묻습니다.`,
          `${end.failed} task${end.failed === 1 ? ' was' : 's were'} given up: start again, and only what is missing is asked.`,
        ),
      );
  }
}
