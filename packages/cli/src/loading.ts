import type { CommandName } from './command-table.ts';
import type { Desk } from './desk.ts';
import type { Given } from './given.ts';

type Command = (given: Given, desk: Desk) => Promise<number>;

/** Where each command's work is; loaded when it is asked for, since help must not wait for the library. */
export const LOADING: Readonly<Record<CommandName, () => Promise<Command>>> = {
  flow: async () => (await import('./commands/flow.ts')).flow,
  sectors: async () => (await import('./commands/sectors.ts')).sectors,
  holdings: async () => (await import('./commands/holdings.ts')).holdings,
  compare: async () => (await import('./commands/compare.ts')).compare,
  capabilities: async () => (await import('./commands/capabilities.ts')).capabilities,
  sandbox: async () => (await import('./commands/sandbox.ts')).sandbox,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
  completion: async () => (await import('./commands/completion.ts')).completion,
};
