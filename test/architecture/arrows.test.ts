import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageNames, ROOT, type SourceFile, sourcesIn } from '../support/sources.ts';

/** What each package may import; `node:` stands for Node's own modules. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  // One function of a date library at a time: its index is three hundred files that every start would load.
  core: ['neverthrow', 'date-fns/addHours', '@date-fns/tz/tzOffset'],
  'adapter-kit': ['@investor-flow/core', 'axios', 'zod/mini', 'node:'],
  kiwoom: ['@investor-flow/core', '@investor-flow/adapter-kit', 'zod/mini'],
  koreainvestment: ['@investor-flow/core', '@investor-flow/adapter-kit', 'zod/mini', 'node:'],
  redis: ['@investor-flow/adapter-kit', 'node:'],
  sandbox: ['@investor-flow/core', 'node:'],
  'investor-flow': [
    '@investor-flow/core',
    '@investor-flow/adapter-kit',
    '@investor-flow/kiwoom',
    '@investor-flow/koreainvestment',
    'zod/mini',
    'node:',
  ],
  cli: [
    'investor-flow',
    '@investor-flow/sandbox',
    '@bomb.sh/tab',
    'commander',
    'string-width',
    'node:',
  ],
};

const isOutside = (specifier: string): boolean => !specifier.startsWith('.');
/** The package a module is of: `date-fns/addHours` is of date-fns. */
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
const matches = (specifier: string, allowed: string): boolean =>
  allowed === 'node:' ? specifier.startsWith('node:') : specifier === allowed;

it('says of every package what it may import', () => {
  expect(packageNames()).toEqual(Object.keys(ARROWS).toSorted());
});

describe.each(Object.entries(ARROWS))('%s', (name, allowed) => {
  const sources = sourcesIn(`packages/${name}/src`);

  it('imports what its arrows allow and nothing else', () => {
    const alien = sources.flatMap(({ file, imports }) =>
      imports
        .filter((it) => isOutside(it) && !allowed.some((one) => matches(it, one)))
        .map((it) => `${file} imports ${it}`),
    );
    expect(alien).toEqual([]);
  });

  it('stays inside its own folder', () => {
    const home = join('packages', name, 'src');
    const strays = sources.flatMap(({ file, imports }) =>
      imports
        .filter((it) => !isOutside(it) && !normalize(join(dirname(file), it)).startsWith(home))
        .map((it) => `${file} imports ${it}`),
    );
    expect(strays).toEqual([]);
  });

  it('declares what it imports, and no more', () => {
    const manifest: unknown = JSON.parse(
      readFileSync(join(ROOT, 'packages', name, 'package.json'), 'utf8'),
    );
    const declared = Object.keys((manifest as { dependencies: object }).dependencies);
    const imported = sources
      .flatMap(({ imports }) => imports)
      .filter((it) => isOutside(it) && !it.startsWith('node:'))
      .map(packageOf);
    expect(declared.toSorted()).toEqual([...new Set(imported)].toSorted());
  });

  it('has no circle of imports, type-only ones included', () => {
    expect(circleIn(sources)).toEqual([]);
  });
});

it('lets one file alone talk to the network', () => {
  const talkers = Object.keys(ARROWS)
    .flatMap((name) => sourcesIn(`packages/${name}/src`))
    .filter(({ imports }) => imports.includes('axios'))
    .map(({ file }) => file);
  expect(talkers).toEqual(['packages/adapter-kit/src/call/send.ts']);
});

it('loads the network library with the first request: a start that sends nothing does without', () => {
  const text = readFileSync(join(ROOT, 'packages/adapter-kit/src/call/send.ts'), 'utf8');
  expect(text).not.toMatch(/^import (?!type)[^;]*'axios'/m);
  expect(text).toContain("await import('axios')");
});

it('takes zod/mini: of classic zod a bundler can leave out nothing, which was a fifth of a bundle', () => {
  const large = Object.keys(ARROWS)
    .flatMap((name) => sourcesIn(`packages/${name}/src`))
    .filter(({ imports }) => imports.includes('zod'))
    .map(({ file }) => file);
  expect(large).toEqual([]);
});

it('keeps the wire apart from the source that asks: no wire file imports one above it but the settings', () => {
  const strays = ['kiwoom', 'koreainvestment']
    .flatMap((name) => sourcesIn(`packages/${name}/src/wire`))
    .flatMap(({ file, imports }) =>
      imports
        .filter((it) => it.startsWith('../') && it !== '../settings.ts')
        .map((it) => `${file} imports ${it}`),
    );
  expect(strays).toEqual([]);
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
