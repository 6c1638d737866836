import {
  type BrokerError,
  type Clock,
  err,
  failure,
  type InvestorFlow,
  ok,
  type Result,
  ResultAsync,
} from '@investor-flow/core';
import { expect, test, vi } from 'vitest';
import { type Fake, fakeSource, flowOf } from './__fixtures__/fake-source.ts';
import { watch, type WatchEnd } from './watch.ts';
import type { Sample } from './watch/sample.ts';

const MINUTE = 60_000;
const at = (time: string): number => Date.parse(`2026-07-01T${time}+09:00`);

/** A clock that is as late as it was asked to sleep. */
function clockFrom(start: number): Clock & { move(ms: number): void } {
  let now = start;
  return {
    now: () => now,
    sleep: async (ms) => {
      now += ms;
      await Promise.resolve();
    },
    move: (ms) => {
      now += ms;
    },
  };
}

const AT = { broker: 'fake', operation: 'investorFlow' } as const;
const DEAD = failure.unavailable(AT, { cause: { code: 'ECONNREFUSED', message: 'no one there' } });

/** A source whose answers a test writes; each may move the clock first. */
function scripted(
  clock: ReturnType<typeof clockFrom>,
  answers: readonly (number | BrokerError | { late: number; net: number })[],
): Fake {
  let count = 0;
  const answer = (): Result<InvestorFlow, BrokerError> => {
    const given = answers[Math.min(count, answers.length - 1)] ?? DEAD;
    count += 1;
    if (typeof given === 'object' && 'kind' in given) return err(given);
    const { late, net } = typeof given === 'number' ? { late: 0, net: given } : given;
    clock.move(late);
    const trade = { net };
    const value = { individual: trade, foreign: trade, institution: trade };
    return ok({ ...flowOf('fake'), value, observedAt: new Date(clock.now()).toISOString() });
  };
  return { ...fakeSource('fake'), investorFlow: () => new ResultAsync(Promise.resolve(answer())) };
}

async function watched(
  source: Fake,
  clock: Clock,
  options: { readonly until?: string; readonly signal?: AbortSignal } = {},
  seen: (sample: Result<Sample, BrokerError>) => void = () => undefined,
): Promise<{ samples: Result<Sample, BrokerError>[]; end: WatchEnd | undefined }> {
  const samples: Result<Sample, BrokerError>[] = [];
  const walk = watch(source, { market: 'kospi' }, { everyMs: MINUTE, clock, ...options });
  for (;;) {
    const next = await walk.next();
    if (next.done === true) return { samples, end: next.value };
    samples.push(next.value);
    seen(next.value);
  }
}

test('a day from before its opening to its rest: changes, corrections, a late answer and a dead broker', async () => {
  const clock = clockFrom(at('08:57:00'));
  const source = scripted(clock, [100, 250, DEAD, 240, { late: 3 * MINUTE, net: 300 }, 300]);
  const { samples, end } = await watched(source, clock);
  const [first, second, dead, corrected, late] = samples.map((it) =>
    it.isOk() ? it.value : it.error.kind,
  ) as [Sample, Sample, string, Sample, Sample];
  expect(first.flow.observedAt).toBe('2026-07-01T00:00:00.000Z');
  expect([first.since, first.ageMs, first.gap]).toEqual([{}, 0, undefined]);
  expect(second.since.value?.foreign).toEqual({ net: 150 });
  expect(dead).toBe('unavailable');
  expect(corrected.since.value?.foreign).toEqual({ net: -10 });
  expect(corrected.gap).toEqual({
    from: '2026-07-01T00:01:00.000Z',
    to: '2026-07-01T00:03:00.000Z',
    missed: 1,
  });
  expect(late.gap?.missed).toBe(3);
  expect(end).toEqual({ ended: 'closed' });
  expect(clock.now()).toBe(at('19:30:00'));
});

test('it waits for the next session on a closed day', async () => {
  const clock = clockFrom(Date.parse('2026-07-04T12:00:00+09:00'));
  const { samples } = await watched(scripted(clock, [1]), clock, { until: '09:01' });
  expect(samples[0]?.isOk() && samples[0].value.flow.observedAt).toBe('2026-07-06T00:00:00.000Z');
});

test('it ends at `until`, and at once when that has passed', async () => {
  const clock = clockFrom(at('10:00:00'));
  const { samples, end } = await watched(scripted(clock, [1]), clock, { until: '10:03' });
  expect([samples.length, end]).toEqual([3, { ended: 'until' }]);
  expect((await watched(scripted(clock, [1]), clock, { until: '10:03' })).end).toEqual({
    ended: 'until',
  });
});

test('an abort ends it, also while it sleeps', async () => {
  const clock = clockFrom(at('10:00:00'));
  const control = new AbortController();
  const { end } = await watched(scripted(clock, [1]), clock, { signal: control.signal }, () =>
    control.abort(),
  );
  expect(end).toEqual({ ended: 'aborted' });
});

test('it listens to a signal only while it runs', async () => {
  const clock = clockFrom(at('10:00:00'));
  const { signal } = new AbortController();
  const [added, removed] = [
    vi.spyOn(signal, 'addEventListener'),
    vi.spyOn(signal, 'removeEventListener'),
  ];
  await watched(scripted(clock, [1]), clock, { until: '10:03', signal });
  expect(added).toHaveBeenCalledTimes(1);
  expect(removed).toHaveBeenCalledTimes(1);
});

test('a refused question is yielded once', async () => {
  const clock = clockFrom(at('10:00:00'));
  const refused = failure.unsupported(AT, 'never');
  const { samples, end } = await watched(scripted(clock, [refused]), clock);
  expect([samples.length, end]).toEqual([1, { ended: 'aborted' }]);
});

test('it never asks sooner than the quota allows', async () => {
  const clock = clockFrom(at('10:00:00'));
  const source = {
    ...scripted(clock, [1]),
    estimate: () => ok({ calls: 600, atLeastMs: 10 * MINUTE }),
  };
  expect((await watched(source, clock, { until: '10:30' })).samples).toHaveLength(3);
});

test.each([
  [{ everyMs: 0 }, 'everyMs'],
  [{ everyMs: Number.NaN }, 'everyMs'],
  [{ everyMs: MINUTE, until: '24:00' }, 'until'],
  [{ everyMs: MINUTE, until: '9:00' }, 'until'],
])('wrong options %j are named, and nothing is asked', async (options, path) => {
  const clock = clockFrom(at('10:00:00'));
  const walk = watch(scripted(clock, [1]), { market: 'kospi' }, { clock, ...options });
  const first = await walk.next();
  const error = first.done !== true && first.value.isErr() ? first.value.error : undefined;
  expect(error?.kind === 'invalid' && error.issues.map((it) => it.path)).toEqual([path]);
  expect((await walk.next()).value).toEqual({ ended: 'aborted' });
});
