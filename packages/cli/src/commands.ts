import { type CommandTable, tableOf } from './command.ts';
import { questionCommands } from './questions/index.ts';

/** What help says of the commands that are not a question. */
const ABOUT = {
  compare: 'two brokers side by side; exit 0 agree, 10 disagree, 11 incomparable, 12 moving',
  'compare-stock': 'the same for a stock, day by day',
  watch: 'a market or sector through the session, a line each time; alerts',
  collect: 'run a plan of questions and keep every answer',
  work: 'take tasks of a plan from a queue, on any machine',
  record: 'a command that asks, its answer kept in a store: record history kospi',
  replay: 'the same answered from the store alone; --as-of: as it was then',
  store: 'what a store holds; check it, export it, copy it',
  open: 'the web view in the browser; without keys on an embedded sandbox',
  capabilities: 'what each broker serves, and why not; needs no keys',
  sandbox: 'run both brokers on this machine and print how to use them; needs no keys',
  mcp: 'answer assistants: an MCP server over stdin and stdout, or HTTP; shows no keys',
  doctor: 'check settings, tokens, clock, calendar and sign-in; shows no secret',
  complete: 'print the completion script of a shell',
} as const;

/** Every command, in the order of help; one that is not a question is a file that gives a `Command`. */
export const COMMANDS: CommandTable = {
  ...questionCommands('ASKED'),
  ...tableOf(ABOUT, {
    compare: { load: async () => (await import('./commands/compare.ts')).compare },
    'compare-stock': { load: async () => (await import('./commands/compare.ts')).compareStock },
    watch: { load: async () => (await import('./commands/watch.ts')).watch },
    collect: { load: async () => (await import('./commands/collect.ts')).collect },
    work: { load: async () => (await import('./commands/work.ts')).work },
    record: { commands: () => questionCommands('RECORDED') },
    replay: { commands: () => questionCommands('REPLAYED') },
    store: { commands: async () => (await import('./commands/store/index.ts')).STORE_COMMANDS },
    open: { load: async () => (await import('./commands/open.ts')).open },
    capabilities: { load: async () => (await import('./commands/capabilities.ts')).capabilities },
    sandbox: { load: async () => (await import('./commands/sandbox.ts')).sandbox },
    mcp: { load: async () => (await import('./commands/mcp.ts')).mcp },
    doctor: { load: async () => (await import('./commands/doctor.ts')).doctor },
    complete: { load: async () => (await import('./commands/complete.ts')).complete },
  }),
};
