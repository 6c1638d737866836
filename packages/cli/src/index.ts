/** The command line of investor-flow as a function, for tests and for programs that wrap it. */
export { run } from './main.ts';
export type { Parts } from './context.ts';
export type { Terminal } from './terminal.ts';
