import type { CommandEntry, CommandGroup, CommandTable } from '../../command.ts';
import { QUESTION_ENTRIES, questionCommands } from '../../questions/index.ts';

const exported = async (name: string) => {
  const { exporting } = await import('./export.ts');
  const { askedBy } = await import('../../questions/index.ts');
  return exporting(await askedBy(name));
};

/** What is exported, by the command that asks it and by the name of its question. */
function exports(): Promise<CommandTable> {
  const commands = Object.entries(questionCommands()).map(
    ([name, { about }]): [string, CommandEntry] => [name, { about, load: () => exported(name) }],
  );
  const questions = Object.keys(QUESTION_ENTRIES)
    .filter((name) => !commands.some(([command]) => command === name))
    .map((name): [string, CommandEntry] => [
      name,
      { about: '', isHidden: true, load: () => exported(name) },
    ]);
  return Promise.resolve(Object.fromEntries([...commands, ...questions]));
}

/** The commands of `store`. */
export const STORE_COMMANDS: Readonly<Record<string, CommandEntry | CommandGroup>> = {
  coverage: {
    about: 'which days of which subjects it holds, and which are missing',
    load: async () => (await import('./coverage.ts')).coverage,
  },
  check: {
    about: 'read every answer; exit 65 if one is damaged',
    load: async () => (await import('./check.ts')).check,
  },
  export: {
    about: 'write what it holds of a question to a .parquet, .csv or .ndjson file',
    commands: exports,
  },
  copy: {
    about: 'copy a store into another: from a file to PostgreSQL, or back',
    load: async () => (await import('./copy.ts')).copy,
  },
};
