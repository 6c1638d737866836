import { ask, offerOf, type Question, QUESTIONS } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { fieldsOf, sampleOf } from '../conformance/samples.ts';
import { type BrokerName, BROKERS, type Pair, unpaced } from '../support/pair.ts';
import { errorOf } from '../support/results.ts';

/** The questions that a broker answers, each with its shortest query. */
async function servedBy(broker: BrokerName) {
  await using pair = await unpaced();
  const { capabilities } = pair[broker];
  return QUESTIONS.filter((it) => offerOf(capabilities, it).support !== 'none').map(
    (question) => [question, sampleOf(capabilities, question)] as const,
  );
}

/** What a source says to a question, as the loops of the library ask it. */
const asked = (pair: Pair, broker: BrokerName, question: Question, query: object) =>
  ask(pair[broker], question, query as never);

for (const broker of BROKERS) {
  const served = await servedBy(broker);

  describe(`${broker}: a broker that answers nothing`, () => {
    it.each(served)(
      '%s: no row is an error that says so, never a list',
      async (question, query) => {
        await using pair = await unpaced();
        pair.sandbox.faults.add('empty-list', { broker, times: Infinity });
        const result = await asked(pair, broker, question, query);
        const isStruck = pair.sandbox.requests.some(({ fault }) => fault === 'empty-list');
        // An answer that is one object has no list to be empty.
        if (!isStruck) return expect(result.isOk()).toBe(true);
        const error = errorOf(result);
        expect(error.at).toMatchObject({ broker, operation: question });
        // Kiwoom's pages go on promising more: that is another shape.
        if (error.kind === 'unreadable') expect(error.issues).toMatchObject([{ path: 'page' }]);
        else expect(error).toMatchObject({ kind: 'empty', because: expect.stringMatching(/./) });
      },
    );
  });

  describe(`${broker}: a stock that does not exist`, () => {
    const ofStocks = served.filter(([question]) => fieldsOf(question).includes('stock'));
    it.each(ofStocks)('%s is `empty`, never a list', async (question, query) => {
      await using pair = await unpaced();
      const result = await asked(pair, broker, question, { ...query, stock: '999998' });
      expect(errorOf(result).kind).toBe('empty');
    });
  });
}
