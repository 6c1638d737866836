import type { CommandEntry } from './command.ts';
import { questionCommands } from './questions/index.ts';

/** Every command, one line each; a command of its own is a file that gives a `Command`. */
export const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  ...questionCommands(),
  compare: {
    about: 'two brokers side by side; exit 0 agree, 10 disagree, 11 incomparable, 12 moving',
    load: async () => (await import('./commands/compare.ts')).compare,
  },
  'compare-stock': {
    about: 'the same for a stock, day by day',
    load: async () => (await import('./commands/compare.ts')).compareStock,
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
