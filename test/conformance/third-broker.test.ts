import { connect } from 'investor-flow';
import { describe, expect, it } from 'vitest';
import { errorOf } from '../support/results.ts';
import { sourcesIn } from '../support/sources.ts';
import { BROKERS, THIRD } from './subjects/third.ts';

describe('the third broker', () => {
  it('is written in less than 140 lines, with public names alone', () => {
    const file = sourcesIn('test/conformance/subjects').find((it) =>
      it.file.endsWith('third-broker.ts'),
    );
    expect(file?.text.split('\n').length).toBeLessThan(140);
    expect(file?.imports).toEqual(['node:crypto', '@investor-flow/core', 'investor-flow']);
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
