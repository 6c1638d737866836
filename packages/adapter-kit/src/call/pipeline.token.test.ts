import { err, failure, ok } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { asking, AT } from '../__fixtures__/asking.ts';
import { managing, KEY, refusedKey, tokenAt } from '../__fixtures__/managers.ts';
import { ask, good, refusing, scripted, silent, type Step } from '../__fixtures__/scripted.ts';
import { manualClock, NOON } from '../__fixtures__/manual-clock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';

const refused = refusing({
  kind: 'unauthenticated',
  reason: 'token-refused',
  code: '8005',
  renew: true,
});
const tokensOf = ({ requests }: ReturnType<typeof scripted>): readonly (string | undefined)[] =>
  requests.map(({ headers }) => headers['authorization']);

describe('a refused token', () => {
  it('is issued anew once and the call sent again once, at once and not as a retry', async () => {
    const clock = manualClock();
    const { manager, issues } = managing({ clock });
    const script = scripted(clock, [refused, good], { retries: 0 });
    expect(valueOf(await ask(script, asking(clock), manager)).body).toBe('what was asked');
    expect(tokensOf(script)).toEqual(['Bearer token-1', 'Bearer token-2']);
    expect(issues()).toBe(2);
    expect(script.events.map(({ type }) => type)).not.toContain('retry');
    expect(clock.now()).toBe(NOON);
  });

  it('is unauthenticated when the new one is refused too, and never a loop', async () => {
    const clock = manualClock();
    const { manager, issues } = managing({ clock });
    const script = scripted(clock, [refused, refused, refused, good]);
    expect(errorOf(await clock.until(ask(script, asking(clock), manager)))).toEqual(
      failure.unauthenticated({ ...AT, api: 'tr01' }, { reason: 'token-refused', code: '8005' }),
    );
    expect(script.requests).toHaveLength(2);
    expect(issues()).toBe(2);
  });

  it('is issued anew once for a call, though it might be replaced again', async () => {
    const clock = manualClock();
    const { manager } = managing({ clock });
    const script = scripted(clock, [refused, refused, refused, good]);
    const lenient = { ...manager, mayReplace: () => true };
    const error = errorOf(await clock.until(ask(script, asking(clock), lenient)));
    expect(error.kind).toBe('unauthenticated');
    expect(script.requests).toHaveLength(2);
  });

  it('is not issued a second time after a fault in between', async () => {
    const clock = manualClock();
    const { manager, issues } = managing({ clock });
    const script = scripted(clock, [refused, silent(), refused, good]);
    const error = errorOf(await clock.until(ask(script, asking(clock), manager)));
    expect(error.kind).toBe('unauthenticated');
    expect(script.requests).toHaveLength(3);
    expect(issues()).toBe(2);
  });

  it('leaves all retries for what passes by itself', async () => {
    const clock = manualClock();
    const { manager } = managing({ clock });
    const script = scripted(clock, [silent(), refused, silent(), good], { retries: 2 });
    const reply = await clock.until(ask(script, asking(clock), manager));
    expect(reply.isOk()).toBe(true);
    expect(tokensOf(script)).toEqual([
      'Bearer token-1',
      'Bearer token-1',
      'Bearer token-2',
      'Bearer token-2',
    ]);
  });

  it('is issued once however many calls fail together', async () => {
    const clock = manualClock();
    const { manager, issues, store } = managing({ clock });
    await store.write(KEY, tokenAt(NOON, 'dead'));
    const lets: Step = (request) =>
      Promise.resolve(
        ok({
          status: 200,
          headers: {},
          text:
            request.headers['authorization'] === 'Bearer dead'
              ? JSON.stringify({
                  refusal: { kind: 'unauthenticated', reason: 'token-refused', renew: true },
                })
              : '{"data":"in"}',
        }),
      );
    const script = scripted(
      clock,
      Array.from({ length: 20 }, () => lets),
    );
    const replies = await clock.until(
      Promise.all(Array.from({ length: 6 }, () => ask(script, asking(clock), manager))),
    );
    expect(replies.map((reply) => valueOf(reply).body)).toEqual(replies.map(() => 'in'));
    expect(issues()).toBe(1);
    expect(script.requests).toHaveLength(12);
  });

  it('is not issued anew where that cannot help, nor by the call that issues it', async () => {
    const clock = manualClock();
    const { manager, issues } = managing({ clock });
    const step = refusing({ kind: 'unauthenticated', reason: 'wrong-environment', renew: false });
    const script = scripted(clock, [step, good]);
    expect(errorOf(await ask(script, asking(clock), manager)).kind).toBe('unauthenticated');
    expect(issues()).toBe(1);

    const signIn = scripted(clock, [refused, good]);
    expect(errorOf(await ask(signIn, asking(clock))).kind).toBe('unauthenticated');
    expect(signIn.requests).toHaveLength(1);
  });
});

it('fails as the token call failed, without sending', async () => {
  const clock = manualClock();
  const { manager } = managing({ clock, issue: () => Promise.resolve(err(refusedKey)) });
  const script = scripted(clock, [good]);
  const error = errorOf(await ask(script, asking(clock), manager));
  expect(error).toMatchObject({ kind: 'unauthenticated', reason: 'key-refused' });
  expect(script.requests).toEqual([]);
});

it('fails as the second token call failed, and does not send with the refused token again', async () => {
  const clock = manualClock();
  const { manager } = managing({
    clock,
    issue: (count) => Promise.resolve(count === 1 ? ok(tokenAt(NOON, 'token-1')) : err(refusedKey)),
  });
  const script = scripted(clock, [refused, good]);
  const error = errorOf(await ask(script, asking(clock), manager));
  expect(error).toMatchObject({ kind: 'unauthenticated', reason: 'key-refused' });
  expect(script.requests).toHaveLength(1);
});
