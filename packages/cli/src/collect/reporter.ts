import type { Progress } from '@investor-flow/collector';
import type { CommandContext } from '../context.ts';
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
