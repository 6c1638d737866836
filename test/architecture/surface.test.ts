import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { packageNames, ROOT } from '../support/sources.ts';
import { surfaceOf, valuesIn } from '../support/surface.ts';

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
