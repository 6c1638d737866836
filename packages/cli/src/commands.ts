import type { CommandTable } from './command.ts';
import { questionCommands } from './questions/index.ts';

/** Every command, one line each; a command of its own is a file that gives a `Command`. */
export const COMMANDS: CommandTable = {
  ...questionCommands(),
  compare: {
    about: 'two brokers side by side; exit 0 agree, 10 disagree, 11 incomparable, 12 moving',
    load: async () => (await import('./commands/compare.ts')).compare,
  },
  'compare-stock': {
    about: 'the same for a stock, day by day',
    load: async () => (await import('./commands/compare.ts')).compareStock,
  },
  watch: {
    about: 'a market or sector through the session, a line each time; alerts',
    load: async () => (await import('./commands/watch.ts')).watch,
  },
  collect: {
    about: 'run a plan of questions and keep every answer',
    load: async () => (await import('./commands/collect.ts')).collect,
  },
  work: {
    about: 'take tasks of a plan from a queue, on any machine',
    load: async () => (await import('./commands/work.ts')).work,
  },
  record: {
    about: 'a command that asks, its answer kept in a store: record history kospi',
    commands: async () =>
      questionCommands(async () => (await import('./questions/recorded.ts')).RECORDED),
  },
  replay: {
    about: 'the same answered from the store alone; --as-of: as it was then',
    commands: async () =>
      questionCommands(async () => (await import('./questions/recorded.ts')).REPLAYED),
  },
  store: {
    about: 'what a store holds; check it, export it, copy it',
    commands: async () => (await import('./commands/store/index.ts')).STORE_COMMANDS,
  },
  open: {
    about: 'the web view in the browser; without keys on an embedded sandbox',
    load: async () => (await import('./commands/open.ts')).open,
  },
  capabilities: {
    about: 'what each broker serves, and why not; needs no keys',
    load: async () => (await import('./commands/capabilities.ts')).capabilities,
  },
  sandbox: {
    about: 'run both brokers on this machine and print how to use them; needs no keys',
    load: async () => (await import('./commands/sandbox.ts')).sandbox,
  },
  mcp: {
    about: 'answer assistants: an MCP server over stdin and stdout, or HTTP; shows no keys',
    load: async () => (await import('./commands/mcp.ts')).mcp,
  },
  doctor: {
    about: 'check settings, tokens, clock, calendar and sign-in; shows no secret',
    load: async () => (await import('./commands/doctor.ts')).doctor,
  },
  complete: {
    about: 'print the completion script of a shell',
    load: async () => (await import('./commands/complete.ts')).complete,
  },
};
