import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CONFIG_FILE } from 'investor-flow';
import type { Desk } from '../desk.ts';
import type { Given } from '../given.ts';

export const configPath = ({ config }: Given, { terminal }: Desk): string =>
  resolve(terminal.cwd, config ?? CONFIG_FILE);

/** The paths of the settings a file holds; nothing when there is no file that can be read as one. */
export function settingsInFile(path: string): readonly string[] | undefined {
  try {
    const held: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isObject(held) ? pathsOf(held).filter((it) => it !== '$schema') : undefined;
  } catch {
    // Why it cannot be read is told by the configuration itself, which reads it again.
    return undefined;
  }
}

const isObject = (it: unknown): it is Readonly<Record<string, unknown>> =>
  typeof it === 'object' && it !== null && !Array.isArray(it);

const pathsOf = (held: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(held).flatMap(([key, value]) =>
    isObject(value) ? pathsOf(value).map((it) => `${key}.${it}`) : [key],
  );
