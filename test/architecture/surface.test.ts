import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'oxfmt';
import { rolldown } from 'rolldown';
import { parseSync } from 'rolldown/utils';
import { dts } from 'rolldown-plugin-dts';
import { beforeAll, describe, expect, it } from 'vitest';
import { packageNames, ROOT } from '../support/sources.ts';

/**
 * What a package offers: every declaration that can be reached from its index, and the names that it exports.
 *
 * It is read from the emitted declarations. Comments are left out and declarations sorted, so that neither a better
 * sentence nor a move from file to file counts as a change.
 */
async function surfaceOf(name: string): Promise<string> {
  const file = `${name}.d.ts`;
  const text = withoutComments(
    file,
    await bundled(join(ROOT, 'packages', name, 'dist', 'index.d.ts')),
  );
  const { program } = parseSync(file, text);
  const statements = program.body
    .map(({ type, start, end }) => ({ place: placeOf(type), text: text.slice(start, end) }))
    .toSorted((a, b) => a.place - b.place || (a.text < b.text ? -1 : 1));
  const sorted = statements.map((it) => it.text).join('\n');
  const { code, errors } = await format(file, sorted, { singleQuote: true, printWidth: 100 });
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return code;
}

/** Imports first, exports last. */
const placeOf = (type: string): number => {
  if (type === 'ImportDeclaration') return 0;
  return type.startsWith('Export') ? 2 : 1;
};

/** Blank lines go with the comments. */
const withoutComments = (file: string, text: string): string =>
  parseSync(file, text)
    .comments.toReversed()
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text)
    .replaceAll(/\n\s*\n/g, '\n');

/** The names that are there when the program runs: those a surface does not export as types. */
const valuesIn = (surface: string): readonly string[] =>
  (/^export \{([^}]*)\}/m.exec(surface)?.[1] ?? '')
    .split(',')
    .map((it) => it.trim())
    .filter((it) => it !== '' && !it.startsWith('type '))
    .map((it) => it.replace(/^.* as /, ''))
    .toSorted();

/** One text of the declarations an index reaches; what comes from other packages stays an import. */
async function bundled(index: string): Promise<string> {
  const bundle = await rolldown({
    input: { index },
    plugins: [dts({ dtsInput: true, tsconfig: false })],
    external: /^[^./]/,
  });
  const { output } = await bundle.generate({ format: 'es' });
  const [chunk, ...more] = output;
  if (more.length > 0) throw new Error(`${index} became more than one text`);
  // The bundler numbers the names of imports anew each time.
  return chunk.code.replaceAll(/\b(_investor_flow_[a-z_]+?)\d+\b/g, '$1');
}

beforeAll(() => {
  const built = spawnSync(join(ROOT, 'node_modules', '.bin', 'tsc'), ['-b'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`the packages do not build:\n${built.stdout}`);
}, 120_000);

describe.each(packageNames())('the public surface of %s', (name) => {
  it('is the committed one (npm run surface renews it)', async () => {
    await expect(await surfaceOf(name)).toMatchFileSnapshot(`surface/${name}.txt`);
  });

  it('declares the names that are there', async () => {
    const index: object = await import(join(ROOT, 'packages', name, 'src', 'index.ts'));
    expect(valuesIn(await surfaceOf(name))).toEqual(Object.keys(index).toSorted());
  });
});

it('is kept of the packages there are', () => {
  const kept = readdirSync(join(ROOT, 'test', 'architecture', 'surface'));
  expect(kept.toSorted()).toEqual(packageNames().map((name) => `${name}.txt`));
});
