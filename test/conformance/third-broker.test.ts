import { connect } from 'investor-flow';
import { describe, expect, it } from 'vitest';
import { errorOf } from '../support/results.ts';
import { sourcesIn } from '../support/sources.ts';
import { BROKERS, THIRD } from '../support/third-subject.ts';

describe('the third broker', () => {
  it('is written in less than 120 lines, with public names alone', () => {
    const file = sourcesIn('test/support').find((it) => it.file.endsWith('third-broker.ts'));
    expect(file?.text.split('\n').length).toBeLessThan(120);
    expect(file?.imports).toEqual(['@investor-flow/core', 'investor-flow', './desk.ts']);
  });

  it('stands beside the others under its own name', () => {
    const config = { broker: 'mine', mine: { desk: 5, pen: 'red' } };
    const wrong = errorOf(connect(config as never, { brokers: BROKERS }));
    expect(wrong.issues.map(({ setting }) => setting)).toEqual(['mine.desk', 'mine.pen']);
    expect(connect(config as never).isErr()).toBe(true);
  });

  it('has nothing for a stock that it does not know', async () => {
    await using opened = await THIRD.open();
    const result = await opened.source.foreignHoldings({ stock: '000660' });
    expect(errorOf(result).kind).toBe('empty');
    expect(opened.seen()).toBe(0);
  });
});
