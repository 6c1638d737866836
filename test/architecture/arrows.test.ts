import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allSources, packageNames, ROOT, type SourceFile, sourcesIn } from '../support/sources.ts';

/**
 * What each package may import; `node:` stands for Node's own modules. Of a date library it is one function at a time (its
 * index is three hundred files that every start would load), and of zod the mini: a bundler can leave out nothing of the
 * classic one.
 */
const ARROWS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  `
core neverthrow date-fns/addHours @date-fns/tz/tzOffset
adapter-kit @investor-flow/core axios zod/mini node:
kiwoom @investor-flow/core @investor-flow/adapter-kit zod/mini
koreainvestment @investor-flow/core @investor-flow/adapter-kit zod/mini node:
redis @investor-flow/adapter-kit node:
sandbox @investor-flow/core node:
investor-flow @investor-flow/core @investor-flow/adapter-kit @investor-flow/kiwoom @investor-flow/koreainvestment zod/mini node:
store @investor-flow/core kysely @photostructure/sqlite pg hyparquet-writer node:
collector @investor-flow/core @investor-flow/store investor-flow @investor-flow/redis bullmq redis zod/mini node:
web investor-flow @investor-flow/store hono @hono/node-server preact preact/hooks uplot node:
mcp investor-flow @investor-flow/store @modelcontextprotocol/server @modelcontextprotocol/server/stdio node:
cli investor-flow @investor-flow/sandbox @investor-flow/store @investor-flow/web @investor-flow/mcp @investor-flow/collector @investor-flow/redis @bomb.sh/tab commander string-width node:`
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', ...allowed] = line.split(' ');
      return [name, allowed];
    }),
);

/** What the pages of the web view are bundled with: no package of ours needs it where it is installed. */
const BUNDLED = ['preact', 'uplot'];

const isOutside = (specifier: string): boolean => !specifier.startsWith('.');
/** The package a module is of: `date-fns/addHours` is of date-fns. */
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
const matches = (specifier: string, allowed: string): boolean =>
  allowed === 'node:' ? specifier.startsWith('node:') : specifier === allowed;

const PACKAGES = packageNames();

it('says of every package what it may import', () => {
  expect(PACKAGES.filter((name) => ARROWS[name] === undefined)).toEqual([]);
});

describe.each(PACKAGES.map((name) => [name, ARROWS[name] ?? []] as const))(
  '%s',
  (name, allowed) => {
    const sources = sourcesIn(`packages/${name}/src`);

    it('imports what its arrows allow and nothing else', () => {
      const others = sources.flatMap(({ file, imports }) =>
        imports
          .filter((it) => isOutside(it) && !allowed.some((one) => matches(it, one)))
          .map((it) => `${file} imports ${it}`),
      );
      expect(others).toEqual([]);
    });

    it('stays inside its own folder', () => {
      const home = join('packages', name, 'src');
      const outside = sources.flatMap(({ file, imports }) =>
        imports
          .filter((it) => !isOutside(it) && !normalize(join(dirname(file), it)).startsWith(home))
          .map((it) => `${file} imports ${it}`),
      );
      expect(outside).toEqual([]);
    });

    it('declares what it imports, and no more', () => {
      const file = join(ROOT, 'packages', name, 'package.json');
      const manifest = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, object>>;
      const declared = (kind: string) => Object.keys(manifest[kind] ?? {});
      const imported = sources
        .flatMap(({ imports }) => imports)
        .filter((it) => isOutside(it) && !it.startsWith('node:'))
        .map(packageOf);
      const own = [...declared('dependencies'), ...declared('optionalDependencies')];
      const known = [
        ...own,
        ...declared('peerDependencies'),
        ...BUNDLED.flatMap((it) =>
          imported.includes(it) && declared('devDependencies').includes(it) ? [it] : [],
        ),
      ];
      expect(imported.filter((it) => !known.includes(it))).toEqual([]);
      expect(own.filter((it) => !imported.includes(it))).toEqual([]);
    });

    it('has no circle of imports, type-only ones included', () => {
      expect(circleIn(sources)).toEqual([]);
    });
  },
);

it('has one file that sends requests', () => {
  const found = allSources().filter(({ imports }) => imports.includes('axios'));
  expect(found.map(({ file }) => file)).toEqual(['packages/adapter-kit/src/call/send.ts']);
});

it('loads axios with the first request', () => {
  const text = readFileSync(join(ROOT, 'packages/adapter-kit/src/call/send.ts'), 'utf8');
  expect(text).not.toMatch(/^import (?!type)[^;]*'axios'/m);
  expect(text).toMatch(/\bimport\('axios'\)/);
});

/** A path that leads back to its beginning, or nothing. */
function circleIn(sources: readonly SourceFile[]): readonly string[] {
  const next = new Map(
    sources.map(({ file, imports }) => [
      file,
      imports.filter((it) => !isOutside(it)).map((it) => normalize(join(dirname(file), it))),
    ]),
  );
  const safe = new Set<string>();
  const walk = (file: string, path: readonly string[]): readonly string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (safe.has(file)) return [];
    for (const it of next.get(file) ?? []) {
      const circle = walk(it, [...path, file]);
      if (circle.length > 0) return circle;
    }
    safe.add(file);
    return [];
  };
  return [...next.keys()].map((file) => walk(file, [])).find((it) => it.length > 0) ?? [];
}
