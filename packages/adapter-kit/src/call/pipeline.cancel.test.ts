import { failure, krxCalendar, lifetime } from '@investor-flow/core';
import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { AT } from '../__fixtures__/asking.ts';
import { managing } from '../__fixtures__/managers.ts';
import {
  ask,
  good,
  type Scripted,
  scripted,
  silent,
  type Step,
  asked,
} from '../__fixtures__/scripted.ts';
import { manualClock, settled } from '../__fixtures__/manual-clock.ts';
import { errorOf } from '../__fixtures__/results.ts';
import { taken } from '../__fixtures__/limiters.ts';
import type { TokenManager } from '../token/manager.ts';

/** What a closing source aborts its questions with. */
function closed(): unknown {
  const parts = { calendar: krxCalendar, maxWaitMs: 0, onLeftOut: () => undefined };
  const life = lifetime({ ...parts, clock: manualClock() });
  void life.close();
  return life.signal.reason;
}

const untilAborted: Step = (_, signal) =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(silent('ERR_CANCELED')), { once: true });
  });

/** A call brought to a stage where it waits. */
interface Stage {
  readonly script: Scripted;
  readonly manager?: TokenManager;
  readonly sent: number;
}

const STAGES: Readonly<Record<string, () => Stage | Promise<Stage>>> = {
  'waits for a token': () => {
    const { clock, manager } = managing({ issue: () => new Promise(() => undefined) });
    return { script: scripted([good], { clock }), manager, sent: 0 };
  },
  'waits for the quota': async () => {
    const clock = manualClock();
    return { script: scripted([good], { clock, limiter: await taken(clock) }), sent: 0 };
  },
  'waits for the answer': () => ({ script: scripted([untilAborted]), sent: 1 }),
  'waits to ask again': () => ({ script: scripted([silent(), good]), sent: 1 }),
};

describe.each(Object.entries(STAGES))('while it %s', (_, prepare) => {
  it.each([
    ['the caller', undefined, 'The caller cancelled the question'],
    ['a closing source', closed(), 'The source is closed'],
  ])(
    'a call that %s ends is cancelled at once, and leaves nothing',
    async (__, reason, because) => {
      const { script, manager, sent } = await prepare();
      const control = new AbortController();
      const coming = ask(script, { signal: control.signal, manager });
      await settled();
      expect(getEventListeners(control.signal, 'abort').length).toBeGreaterThan(0);
      control.abort(reason);
      expect(errorOf(await coming)).toEqual(failure.cancelled(errorAt(await coming), because));
      expect(script.requests).toHaveLength(sent);
      expect(script.clock.asleep).toEqual([]);
      expect(getEventListeners(control.signal, 'abort')).toEqual([]);
      expect(script.events.map(({ type }) => type)).not.toContain('failure');
    },
  );

  it('a call that comes cancelled sends nothing', async () => {
    const { script, manager } = await prepare();
    const signal = AbortSignal.abort();
    const coming = ask(script, { signal, manager });
    expect(errorOf(await coming).kind).toBe('cancelled');
    expect(script.requests).toEqual([]);
  });
});

const errorAt = (result: Awaited<ReturnType<typeof ask>>) => {
  const { at } = errorOf(result);
  expect(at).toMatchObject(AT);
  return at;
};

it('is cancelled though the answer that came at the same time says something else', async () => {
  const control = new AbortController();
  const both: Step = () => {
    control.abort();
    return Promise.resolve(silent());
  };
  const script = scripted([both, good]);
  const error = errorOf(await ask(script, { signal: control.signal }));
  expect(error.kind).toBe('cancelled');
  expect(script.requests).toHaveLength(1);
});

it('leaves no listener after an answer either', async () => {
  const control = new AbortController();
  const { clock, manager } = managing();
  const script = scripted([silent(), good], { clock });
  await asked(script, { signal: control.signal, manager });
  expect(getEventListeners(control.signal, 'abort')).toEqual([]);
});
