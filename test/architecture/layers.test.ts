import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourcesIn } from '../support/sources.ts';

/**
 * The folders and loose files of a package, lowest first. Each imports only what stands before it, so there is no circle.
 * `<broker>` is the file that is named after the package.
 */
const ADAPTER = ['settings', 'wire', 'answers', 'capabilities', '<broker>'];
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  core: 'words issue dependency-error hiding investor sector-ids sector-table market calendar model tables sum-flows violations questions error-text error broker-exception source compare signals'.split(
    ' ',
  ),
  'adapter-kit': ['redact', 'pace', 'token', 'call', 'read', 'adapter'],
  kiwoom: ADAPTER,
  koreainvestment: ADAPTER,
};

describe.each(Object.entries(LAYERS))('%s', (name, layers) => {
  const home = `packages/${name}/src/`;
  const unitOf = (file: string): string => {
    const [unit = ''] = file.replace(/\.ts$/, '').split('/');
    return unit === name ? '<broker>' : unit;
  };
  const imported = sourcesIn(home)
    .map(({ file, imports }) => ({ file: file.replace(home, ''), imports }))
    .filter(({ file }) => file !== 'index.ts')
    .flatMap(({ file, imports }) =>
      imports
        .filter((it) => it.startsWith('.'))
        .map((it) => ({ file, target: normalize(join(dirname(file), it)) })),
    );

  it('has a layer for every folder and loose file', () => {
    const units = new Set(imported.flatMap(({ file, target }) => [unitOf(file), unitOf(target)]));
    expect([...units].filter((unit) => !layers.includes(unit))).toEqual([]);
  });

  it('imports downwards only', () => {
    const upward = imported
      .filter(({ file, target }) => unitOf(file) !== unitOf(target))
      .filter(({ file, target }) => layers.indexOf(unitOf(target)) > layers.indexOf(unitOf(file)))
      .map(({ file, target }) => `${file} imports ${target}`);
    expect([...new Set(upward)].toSorted()).toEqual([]);
  });
});
