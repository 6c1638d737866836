import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** What the command `sandbox` prints, up to the variable that comes last. */
export async function variablesOf({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('nothing is read of it');
  const lines: string[] = [];
  for await (const line of createInterface({ input: stdout })) {
    lines.push(line);
    if (line.includes('KIS_BASE_URL')) return lines.join('\n');
  }
  throw new Error(`it ended after ${lines.length} lines`);
}
