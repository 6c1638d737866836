import type { CallEvent, Clock } from 'investor-flow';
import type { Given } from './given.ts';
import { type Look, lookOf } from './look.ts';
import type { Complaint } from './complaint.ts';
import type { Output } from './output.ts';
import type { Progress } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** What a test may put in the place of the real world's own. */
export interface Parts {
  readonly clock?: Clock | undefined;
}

/** Where a command works: what it was told, how it answers. */
export interface Desk {
  readonly terminal: Terminal;
  readonly look: Look;
  readonly progress: Progress;
  readonly clock: Clock | undefined;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Figures, to stdout. */
  readonly print: (text: string) => Promise<void>;
  /** Everything else, to the person. */
  readonly say: (sentence: string) => void;
  /** Says why it ends, and with which code. */
  readonly complain: (complaint: Complaint) => number;
  readonly onEvent: (event: CallEvent) => void;
}

export interface DeskParts {
  readonly terminal: Terminal;
  readonly output: Output;
  readonly progress: Progress;
  readonly parts: Parts;
}

export function deskOf(given: Given, { terminal, output, progress, parts }: DeskParts): Desk {
  const { clock } = parts;
  return {
    terminal,
    look: lookOf(given, terminal),
    progress,
    clock,
    now: () => (clock === undefined ? Date.now() : clock.now()),
    print: output.print,
    say: output.say,
    complain: ({ code, sentence }) => {
      output.say(`investor-flow: ${sentence}`);
      return code;
    },
    onEvent: (event) => {
      progress.onEvent(event);
      if (event.type === 'left-out')
        output.say(`${event.at.broker} left out ${event.code}: ${event.because}.`);
    },
  };
}
