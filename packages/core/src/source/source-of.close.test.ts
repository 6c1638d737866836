import { getEventListeners } from 'node:events';
import { type BrokerError, err, ok, type Result } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { deferred } from './__fixtures__/host.ts';
import { keeping } from './__fixtures__/keepers.ts';
import { ask, good, scripted, silent, type Step } from './__fixtures__/line.ts';
import { settled } from './__fixtures__/manual-clock.ts';
import { errorOf, valueOf } from './__fixtures__/results.ts';
import { FLOW, opened } from './__fixtures__/sources.ts';
import { cancelled } from './asking.ts';
import type { Answers } from './source.ts';

const never: Answers['investorFlow'] = () => new Promise(() => undefined);
const untilEnded: Answers['investorFlow'] = ({ market }, { at, signal }) =>
  new Promise((resolve) => {
    expect(market).toBe('kospi');
    signal.addEventListener('abort', () => resolve(err(cancelled(at, signal))));
  });
const KOSPI = { market: 'kospi' } as const;

describe('closing', () => {
  it('cancels what is in flight at once, even what does not listen', async () => {
    for (const investorFlow of [never, untilEnded]) {
      const { source } = opened({ investorFlow });
      const questions = [source.investorFlow(KOSPI), source.investorFlow(KOSPI)];
      // oxlint-disable-next-line no-await-in-loop -- one way after another
      await settled();
      void source.close();
      // oxlint-disable-next-line no-await-in-loop -- one way after another
      for (const result of await Promise.all(questions))
        expect(errorOf(result)).toMatchObject({
          kind: 'cancelled',
          message: 'The source is closed.',
        });
    }
  });

  it('waits until every question has its answer, and only then lets go', async () => {
    const { source, released } = opened({ investorFlow: untilEnded });
    const order: string[] = [];
    const question = source.investorFlow(KOSPI).then(() => order.push(`answer ${released()}`));
    await settled();
    await source.close().then(() => order.push(`closed ${released()}`));
    await question;
    expect(order).toEqual(['answer 0', 'closed 1']);
  });

  it('twice is once, and both wait', async () => {
    const { source, released } = opened({ investorFlow: untilEnded });
    const question = source.investorFlow(KOSPI);
    await settled();
    let second = false;
    const closed = [
      source.close(),
      source.close().then(() => {
        second = true;
      }),
    ];
    expect(second).toBe(false);
    await Promise.all(closed);
    await source.close();
    expect(released()).toBe(1);
    expect(errorOf(await question).kind).toBe('cancelled');
  });

  it('without anything under way is at once', async () => {
    const { source, released } = opened();
    await source.close();
    expect(released()).toBe(1);
  });
});

describe("the caller's signal", () => {
  it('cancels its own question and no other', async () => {
    const gate = deferred<Result<typeof FLOW, BrokerError>>();
    const { source } = opened({ investorFlow: () => gate.promise });
    const control = new AbortController();
    const mine = source.investorFlow(KOSPI, { signal: control.signal });
    const theirs = source.investorFlow(KOSPI);
    control.abort();
    expect(errorOf(await mine)).toMatchObject({
      kind: 'cancelled',
      message: 'The caller cancelled the question.',
    });
    gate.resolve(ok(FLOW));
    expect(valueOf(await theirs)).toBe(FLOW);
  });

  it('is not listened to after the answer, nor is the end of the source', async () => {
    const { source, life } = opened();
    const { signal } = new AbortController();
    await source.investorFlow(KOSPI, { signal });
    await source.sectorFlows(KOSPI, { signal });
    await source.foreignHoldings({ stock: '005930' }, { signal });
    for await (const page of source.foreignHoldingsPages({ stock: '005930' }, { signal }))
      expect(page.isOk()).toBe(true);
    for await (const page of source.foreignHoldingsPages({ stock: '005930' }, { signal })) {
      expect(page.isOk()).toBe(true);
      break;
    }
    await source.investorFlow({ market: 'junk' as never }, { signal });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    expect(getEventListeners(life.signal, 'abort')).toEqual([]);
  });
});

describe('a crowd', () => {
  it('of fifty questions with one signal prints no warning', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error): void => {
      warnings.push(warning);
    };
    process.on('warning', note);
    const control = new AbortController();
    const { source, clock } = opened({
      investorFlow: async (_, each) => {
        const slow: Step = async (__, signal) => {
          const { promise, resolve } = deferred<void>();
          signal.addEventListener('abort', () => resolve());
          setImmediate(resolve);
          await promise;
          return err({ reason: 'failed', code: 'X', message: 'x' });
        };
        const script = scripted(clock, [slow, silent(), good]);
        const { keeper } = keeping({ clock });
        return (await ask(script, each, keeper)).map(() => FLOW);
      },
    });
    const questions = Promise.all(
      Array.from({ length: 50 }, () => source.investorFlow(KOSPI, { signal: control.signal })),
    );
    const answers = await clock.until(questions);
    expect(answers.every((it) => it.isOk())).toBe(true);
    // Warnings are printed on the next turn.
    await settled();
    await settled();
    process.off('warning', note);
    expect(warnings).toEqual([]);
    expect(getEventListeners(control.signal, 'abort')).toEqual([]);
  });
});
