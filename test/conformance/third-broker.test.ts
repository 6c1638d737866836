import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, kiwoom, koreainvestment } from 'investor-flow';
import { describe, expect, it } from 'vitest';
import { EVENING } from '../support/sandboxed.ts';
import { ROOT, sourcesIn } from '../support/sources.ts';
import { must, type Opened, type Subject } from '../support/subject.ts';
import { CAPABILITIES, mine } from '../support/third-broker.ts';
import { flowsContract } from './flows.suite.ts';
import { holdingsContract } from './holdings.suite.ts';
import { mannersContract } from './manners.suite.ts';

const BROKERS = [kiwoom, koreainvestment, mine];

function open(): Promise<Opened> {
  let reads = 0;
  const clock = { now: () => Date.parse(EVENING) };
  const onRead = (): void => void (reads += 1);
  const config = { broker: 'mine', mine: { desk: 'seoul', clock, onRead } };
  const source = must(connect(config, { brokers: BROKERS }));
  return Promise.resolve({
    source,
    stock: '005930',
    seen: () => reads,
    [Symbol.asyncDispose]: () => source.close(),
  });
}

const THIRD: Subject = { name: 'a third broker', capabilities: CAPABILITIES, open };
mannersContract(THIRD);
flowsContract(THIRD);
holdingsContract(THIRD);

describe('the third broker', () => {
  const text = readFileSync(join(ROOT, 'test/support/third-broker.ts'), 'utf8');

  it('is written in less than 120 lines, with public names alone', () => {
    expect(text.split('\n').length - 1).toBeLessThan(120);
    const file = sourcesIn('test/support').find((it) => it.file.endsWith('third-broker.ts'));
    expect(file?.imports).toEqual(['@investor-flow/core', 'investor-flow', './desk.ts']);
  });

  it('stands beside the others under its own name', () => {
    const config = { broker: 'mine', mine: { desk: 5, pen: 'red' } };
    const wrong = connect(config, { brokers: BROKERS });
    expect(wrong.isErr() && wrong.error.issues.map(({ setting }) => setting)).toEqual([
      'mine.desk',
      'mine.pen',
    ]);
    expect(connect(config).isErr()).toBe(true);
  });

  it('has nothing for a stock it does not know', async () => {
    await using opened = await open();
    const result = await opened.source.foreignHoldings({ stock: '000660' });
    expect(result.isErr() && result.error.kind).toBe('empty');
    expect(opened.seen()).toBe(0);
  });
});
