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
  capabilities: {
    about: 'what each broker serves, and why not; needs no keys',
    load: async () => (await import('./commands/capabilities.ts')).capabilities,
  },
  sandbox: {
    about: 'run both brokers on this machine and print how to use them; needs no keys',
    load: async () => (await import('./commands/sandbox.ts')).sandbox,
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
