import { err, ok, type Result } from 'investor-flow';
import type { Trouble } from '../api/trouble.ts';
import type { Parameters } from '../views/parameters.ts';
import type { View, ViewContext } from '../views/view.ts';
import { wrong } from '../views/trouble.ts';
import { csvOf, jsonOf } from './own-rows.ts';

/** What a command printed. */
export interface Printed {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of the command line over the sources of the pages. */
export type RunCommand = (words: readonly string[], signal: AbortSignal) => Promise<Printed>;

export const COPY_FORMATS = ['json', 'csv', 'command'] as const;
export type CopyFormat = (typeof COPY_FORMATS)[number];

/** How copies are made. */
export interface Copier {
  readonly run: RunCommand | undefined;
  /** As a reader can type it: an embedded sandbox goes by another name than its brokers. */
  readonly shown: (words: readonly string[]) => readonly string[];
}

/** What is made of a view. */
export type Work = (
  view: View<unknown>,
  parameters: Parameters,
  context: ViewContext,
) => Promise<Result<unknown, Trouble>>;

const FLAGS: Readonly<Record<'json' | 'csv', readonly string[]>> = {
  json: ['--json'],
  csv: ['--csv', '--bom'],
};

/** What the view holds already: its command would open the store once more. */
const OWN: readonly string[] = ['store'];
const NO_COMMAND = err(wrong('format', 'no command gives this view'));

/** A view as text: what the command prints that gives the same, or the command itself. */
export const copying =
  (format: CopyFormat, { run, shown }: Copier): Work =>
  async (view, parameters, context): Promise<Result<string, Trouble>> => {
    const command = view.command?.(parameters, context) ?? NO_COMMAND;
    if (format === 'command')
      return command.map((words) => ['investor-flow', ...shown(words)].map(quoted).join(' '));
    if (run === undefined || command.isErr() || OWN.includes(command.value[0] ?? '')) {
      if (view.rows === undefined) return command.isErr() ? err(command.error) : NO_COMMAND;
      const text = { json: jsonOf, csv: csvOf }[format];
      return (await view.answer(parameters, context)).map((answer) =>
        text(view.rows?.(answer) ?? []),
      );
    }
    const words = command.value;
    const { code, stdout, stderr } = await run([...words, ...FLAGS[format]], context.signal);
    // A comparison that does not agree ends with a code of its own, and has printed all of it.
    return stdout === ''
      ? err({ kind: 'failed', message: stderr.trim() || `exit ${code}`, isTemporary: false })
      : ok(stdout);
  };

/** As a shell reads it. */
const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
