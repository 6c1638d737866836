import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './sources.ts';

export interface CodeBlock {
  /** Where it stands: `README.md:12`. */
  readonly where: string;
  readonly language: string;
  readonly code: string;
  /** The text block right behind it, where there is one: what the code prints. */
  readonly output: string | undefined;
}

/** Every page people read: the README in both languages, the docs, and each package's own page. */
export const pages = (): readonly string[] => [
  'README.md',
  'README.ko.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
  ...readdirSync(join(ROOT, 'packages'))
    .map((name) => join('packages', name, 'README.md'))
    .filter((name) => exists(name)),
];

export const read = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

const exists = (page: string): boolean => {
  try {
    return read(page) !== '';
  } catch {
    // A package without a page of its own has none to check.
    return false;
  }
};

/** The fenced blocks of a page. */
export function blocksOf(page: string): readonly CodeBlock[] {
  const text = read(page);
  const found = [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)];
  return found.map((it, place) => {
    const next = found[place + 1];
    const between = next === undefined ? 'x' : text.slice(it.index + it[0].length, next.index);
    const follows = between.trim() === '' && next?.[1] === 'text';
    return {
      where: `${page}:${text.slice(0, it.index).split('\n').length}`,
      language: it[1] ?? '',
      code: it[2] ?? '',
      output: follows ? next[2] : undefined,
    };
  });
}
