import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { partitionOf, sectorsOf, type Source } from '@investor-flow/core';
import { connect, createKiwoom, createKoreaInvestment, firstAvailable } from 'investor-flow';
import { describe, expect, it } from 'vitest';
import { jointBuying } from '../../examples/strategy.ts';
import { builtFiles } from '../support/built.ts';
import { openPair } from '../support/pair.ts';
import { EVENING } from '../support/clock.ts';
import { run } from '../support/run.ts';
import { ROOT } from '../support/sources.ts';
import { valueOf } from '../support/results.ts';
import { mine } from '../conformance/subjects/third-broker.ts';

const FOLDER = join(ROOT, 'examples');
/** No questions of their own: the demo has a test of its own, the others are shared. */
const HELPERS = ['demo.ts', 'strategy.ts', 'table.ts'];
const EXAMPLES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.ts') && !HELPERS.includes(name))
  .map((name) => name.replace(/\.ts$/, ''));

const text = (example: string): string => readFileSync(join(FOLDER, `${example}.ts`), 'utf8');

describe('the examples', () => {
  it('are these questions, each with its expected output', () => {
    expect(EXAMPLES).toEqual(
      'compare-two-brokers foreign-and-institution-buying handle-every-error ownership-headroom record-and-replay switch-broker test-your-app-with-the-sandbox third-broker walk-a-year'.split(
        ' ',
      ),
    );
    const expected = readdirSync(join(FOLDER, 'expected'));
    expect(expected.toSorted()).toEqual(EXAMPLES.map((name) => `${name}.txt`).toSorted());
  });

  it.each(EXAMPLES)('%s is a question, answered in 40 lines by public names alone', (example) => {
    const lines = text(example).split('\n').slice(0, -1);
    expect(lines[0]).toMatch(/^\/\*\* .+\?.* \*\/$/);
    expect(lines.length).toBeLessThanOrEqual(40);
    const imported = [...text(example).matchAll(/from '([^']+)'/g)].map(([, it]) => it);
    for (const it of imported)
      expect(it).toMatch(/^(investor-flow|@investor-flow\/[a-z]+|node:[a-z/]+|\.\/[a-z]+\.ts)$/);
  });

  it.each(EXAMPLES)('%s closes what it opens', (example) => {
    expect(text(example)).toContain('await using sandbox = await startSandbox(');
    expect(text(example)).toMatch(/\.close\(\)/);
  });

  const fileOf = (example: string): string => join(FOLDER, `${example}.ts`);
  const programOf = builtFiles(EXAMPLES.map(fileOf));
  /** In a zone and a language that are not Korean. */
  it.concurrent.each(EXAMPLES)('%s prints what it is said to print', async (example) => {
    const { status, stdout, stderr } = await run(await programOf(fileOf(example)), {
      cwd: ROOT,
      env: { ...process.env, TZ: 'America/Los_Angeles', LANG: 'C' },
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toBe(readFileSync(join(FOLDER, 'expected', `${example}.txt`), 'utf8'));
  });
});

describe('one strategy, written against Source', () => {
  const KOSPI = sectorsOf('kospi');
  const idOf = (name: string) => KOSPI.find(({ id, label }) => [id, label.ko].includes(name))?.id;

  /** What it says of any source: sectors of the partition alone, both buying, the largest sum first. */
  async function follow(source: Source): Promise<readonly string[]> {
    const bought = valueOf(await jointBuying(source, 'kospi'));
    expect(bought).not.toEqual([]);
    for (const { sector, foreign, institution } of bought) {
      expect(partitionOf('kospi'), sector).toContain(idOf(sector));
      expect(Math.min(foreign, institution)).toBeGreaterThan(0);
    }
    const together = bought.map(({ foreign, institution }) => foreign + institution);
    expect(together).toEqual(together.toSorted((a, b) => b - a));
    await source.close();
    return bought.map(({ sector }) => sector);
  }

  it('says the same on both brokers and on the first available of them', async () => {
    await using pair = await openPair({ seed: 7 });
    const kiwoom = createKiwoom(pair.sandbox.kiwoom);
    const koreainvestment = createKoreaInvestment(pair.sandbox.koreainvestment);
    const said = await follow(kiwoom);
    expect(await follow(koreainvestment)).toEqual(said);
    pair.sandbox.faults.add('error-code', { broker: 'kiwoom', api: 'ka10051', code: '8050' });
    expect(await follow(firstAvailable([pair.kiwoom, pair.koreainvestment]))).toEqual(said);
    expect(pair.sandbox.violations).toEqual([]);
  });

  it.each(['kospi', 'kosdaq'] as const)(
    'counts every sector of the partition of %s once, banks included',
    async (market) => {
      await using pair = await openPair();
      const eager: Source = {
        ...pair.kiwoom,
        sectorFlows: (query, options) =>
          (pair.kiwoom as Source).sectorFlows(query, options).map((flows) =>
            flows.map((flow) => {
              const both = { foreign: { net: 1 }, institution: { net: 1 } };
              return flow.value === undefined
                ? flow
                : { ...flow, value: { ...flow.value, ...both } };
            }),
          ),
      };
      expect(valueOf(await jointBuying(eager, market))).toHaveLength(partitionOf(market).length);
    },
  );

  it('runs on a third broker as well', async () => {
    const clock = { now: () => Date.parse(EVENING) };
    const config = { broker: 'mine', mine: { desk: 'seoul', clock } };
    await follow(valueOf(connect(config, { brokers: [mine] })));
  });

  it('reports the failure of its source as its own', async () => {
    await using pair = await openPair();
    const result = await jointBuying(pair.koreainvestment, 'kospi');
    expect(result.isOk()).toBe(true);
    await pair.kiwoom.close();
    const closed = await jointBuying(pair.kiwoom);
    expect(closed.isErr() && closed.error.kind).toBe('cancelled');
  });
});
