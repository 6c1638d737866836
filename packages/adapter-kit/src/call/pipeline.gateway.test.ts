import { describe, expect, it } from 'vitest';
import { managing } from '../__fixtures__/managers.ts';
import {
  answer,
  ask,
  good,
  refusing,
  scripted,
  type Step,
  waits,
  asked,
} from '../__fixtures__/scripted.ts';
import { NOON } from '../__fixtures__/manual-clock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import type { Refusal } from './refusal.ts';

const page = (status: number, headers = {}): Step => answer(null, { text: '<p>', status, headers });
const times = (count: number, step: Step): Step[] => Array.from({ length: count }, () => step);
const because = (script: ReturnType<typeof scripted>): readonly string[] =>
  script.events.flatMap((it) => (it.type === 'notice' ? [it.because] : []));

describe('a gateway', () => {
  it.each([200, 302, 403, 408, 425, 500, 502])(
    'that answers in place of the broker is passed by asking again: %s',
    async (status) => {
      const { clock, manager, issues } = managing();
      const script = scripted([page(status), good], { clock });
      const reply = await asked(script, { manager });
      expect(valueOf(reply).body).toBe('what was asked');
      expect(issues()).toBe(1);
    },
  );

  it.each([429, 503])('that says when to come again is obeyed: %s', async (status) => {
    const script = scripted([page(status, { 'retry-after': '6' }), good]);
    await asked(script);
    expect(waits(script)).toEqual([6000]);
  });

  it('that wants a longer wait than is left ends the question at once', async () => {
    const script = scripted([page(429, { 'retry-after': '60' })]);
    const error = errorOf(await ask(script, { maxWaitMs: 59_000 }));
    expect(error).toMatchObject({ kind: 'throttled', retryAfterMs: 60_000 });
  });
});

describe('a refusal with a code that is not listed', () => {
  const unlisted: Refusal = { kind: 'rejected', code: 'X1', brokerMessage: 'no such token' };

  it.each<[string, Step]>([
    ['whose sentence names the token', refusing(unlisted)],
    ['in Korean', refusing({ ...unlisted, brokerMessage: '등록되지 않은 토큰 입니다' })],
    ['with 401', answer({ refusal: { ...unlisted, brokerMessage: 'no' } }, { status: 401 })],
    ['with 403', answer({ refusal: { ...unlisted, brokerMessage: 'no' } }, { status: 403 })],
  ])('costs one new token: %s', async (_, step) => {
    const { clock, manager, issues } = managing();
    const script = scripted([good, step, good, step, step], { clock });
    await ask(script, { manager });
    expect((await ask(script, { manager })).isOk()).toBe(true);
    expect(errorOf(await ask(script, { manager })).kind).toBe('rejected');
    expect(errorOf(await ask(script, { manager })).kind).toBe('rejected');
    expect(issues()).toBe(2);
  });

  it('that says nothing of a token costs none', async () => {
    const { clock, manager, issues } = managing();
    const script = scripted([refusing({ ...unlisted, brokerMessage: 'no' })], { clock });
    expect(errorOf(await ask(script, { manager })).kind).toBe('rejected');
    expect(issues()).toBe(1);
  });
});

it('asks for two tokens and no more while none of them brings an answer', async () => {
  const { clock, manager, issues } = managing();
  const refused = refusing({ kind: 'unauthenticated', reason: 'token-refused', renew: true });
  const script = scripted(times(20, refused), { clock });
  for (let time = 0; time < 10; time += 1)
    expect(errorOf(await asked(script, { manager })).kind).toBe('unauthenticated');
  expect(issues()).toBe(2);
  expect(script.requests).toHaveLength(11);
});

describe('a notice', () => {
  it('says once that a call was too fast for the broker, and that the pace is halved', async () => {
    const script = scripted([...times(3, refusing({ kind: 'throttled' })), good]);
    await asked(script);
    expect(because(script)).toEqual([expect.stringMatching(/too fast: its pace is halved/)]);
  });

  it.each([
    [10_000, ["The clock of this host is 10 s behind the broker's"]],
    [-10_000, ["The clock of this host is 9 s ahead of the broker's"]],
    [1000, []],
  ])('says once an hour that the clock of this host is off: %s ms', async (byMs, expected) => {
    const date = new Date(NOON + byMs).toUTCString();
    const step = answer({ data: 'x' }, { headers: { date } });
    const script = scripted([step, step], { isHostClock: true });
    const injected = scripted([step], { clock: script.clock });
    for (const each of [script, script, injected]) await ask(each);
    expect(because(script)).toEqual(expected);
    expect(because(injected)).toEqual([]);
  });
});
