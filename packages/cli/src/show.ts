import type { Desk } from './desk.ts';
import { lines } from './render/heading.ts';
import type { Table } from './render/table.ts';

/** Prints a table, and says what it had no room for. */
export async function show(table: Table, desk: Desk): Promise<void> {
  await desk.print(lines(table.lines));
  if (table.dropped.length === 0) return;
  const names = [...new Set(table.dropped)].join(', ');
  desk.say(`No room for ${names}: widen the window, or ask for --json or --csv.`);
}
