import { type CommandEntry, type CommandTable, tableOf } from '../../command.ts';
import { askedBy, QUESTION_ENTRIES, questionCommands } from '../../questions/index.ts';

/** What is exported, by the command that asks it and by the name of its question. */
function exports(): CommandTable {
  const commands = questionCommands('ASKED');
  const hidden = { about: '', isHidden: true };
  const names = Object.keys(QUESTION_ENTRIES).filter((it) => !Object.hasOwn(commands, it));
  const all = { ...commands, ...Object.fromEntries(names.map((it) => [it, hidden])) };
  return Object.fromEntries(
    Object.entries(all).map(([name, it]): [string, CommandEntry] => [
      name,
      { ...it, load: async () => (await import('./export.ts')).exporting(await askedBy(name)) },
    ]),
  );
}

const ABOUT = {
  coverage: 'which days of which subjects it holds, and which are missing',
  check: 'read every answer; exit 65 if one is damaged',
  export: 'write what it holds of a question to a .parquet, .csv or .ndjson file',
  copy: 'copy a store into another: from a file to PostgreSQL, or back',
} as const;

/** The commands of `store`. */
export const STORE_COMMANDS = tableOf(ABOUT, {
  coverage: { load: async () => (await import('./upkeep.ts')).coverage },
  check: { load: async () => (await import('./upkeep.ts')).check },
  export: { commands: exports },
  copy: { load: async () => (await import('./upkeep.ts')).copy },
});
