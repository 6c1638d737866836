import { expect, it } from 'vitest';
import { allSources, sourcesIn } from '../support/sources.ts';

/** The names of import and export clauses: `type A, b as c` has A and b. */
const namesIn = (clause: string): readonly string[] =>
  clause
    .split(',')
    .map((it) => it.trim().replace(/^type /, ''))
    .map((it) => it.replace(/ as .*/s, ''))
    .filter((it) => it !== '');

const KIT = '@investor-flow/adapter-kit';
/** Types that no source names and that the declarations of the adapters name. */
const IN_DECLARATIONS = ['AdapterAnswer', 'OffersIn'];

it('adapter-kit exports no name that no other package imports', () => {
  const index = sourcesIn('packages/adapter-kit/src').find(({ file }) =>
    file.endsWith('src/index.ts'),
  );
  const exported = [...(index?.text ?? '').matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(
    ([, clause = '']) => namesIn(clause),
  );
  expect(exported.length).toBeGreaterThan(30);
  const used = new Set(
    allSources()
      .filter(({ file }) => !file.startsWith('packages/adapter-kit/'))
      .flatMap(({ text }) => [
        ...text.matchAll(/(?:import|export) (?:type )?\{([^}]*)\} from '([^']+)'/g),
      ])
      .filter(([, , specifier]) => specifier === KIT)
      .flatMap(([, clause = '']) => namesIn(clause)),
  );
  expect(exported.filter((name) => !used.has(name) && !IN_DECLARATIONS.includes(name))).toEqual([]);
});
