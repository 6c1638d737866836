import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface SourceFile {
  /** From the root of the repository. */
  readonly file: string;
  readonly text: string;
  /** What it imports, as written. */
  readonly imports: readonly string[];
}

const isSource = (name: string): boolean =>
  /\.tsx?$/.test(name) && !name.endsWith('.test.ts') && !name.endsWith('.test-d.ts');

/** Every source file below a folder, tests apart. */
export const sourcesIn = (folder: string): readonly SourceFile[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => isSource(name) && !/node_modules|dist|__fixtures__/.test(name))
    .map((name) => {
      const path = join(ROOT, folder, name);
      const text = readFileSync(path, 'utf8');
      const imports = [
        ...text.matchAll(/^\s*(?:import|export)\b[^'"`;]*?from\s+'([^']+)'/gm),
        ...text.matchAll(/^\s*import\s+'([^']+)'/gm),
        ...text.matchAll(/\bimport\('([^']+)'\)/g),
      ].map(([, specifier = '']) => specifier);
      return { file: relative(ROOT, path), text, imports };
    })
    .toSorted((a, b) => a.file.localeCompare(b.file));

/** The folders of the packages, by name. */
export const packageNames = (): readonly string[] => readdirSync(join(ROOT, 'packages')).toSorted();

/** The sources of every package. */
export const allSources = (): readonly SourceFile[] =>
  packageNames().flatMap((name) => sourcesIn(`packages/${name}/src`));
