import { err, failure, ok } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { asking, AT } from '../__fixtures__/asking.ts';
import { managing, KEY, refusedKey, tokenAt } from '../__fixtures__/managers.ts';
import {
  answer,
  ask,
  endpoint,
  good,
  refusing,
  scripted,
  silent,
  type Step,
  asked,
} from '../__fixtures__/scripted.ts';
import { NOON } from '../__fixtures__/manual-clock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { caller } from './pipeline.ts';

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
    const { clock, manager, issues } = managing();
    const script = scripted([refused, good], { clock, retries: 0 });
    expect(valueOf(await ask(script, { manager })).body).toBe('what was asked');
    expect(tokensOf(script)).toEqual(['Bearer token-1', 'Bearer token-2']);
    expect(issues()).toBe(2);
    expect(script.events.map(({ type }) => type)).not.toContain('retry');
    expect(clock.now()).toBe(NOON);
  });

  it('is unauthenticated when the new one is refused too, and never a loop', async () => {
    const { clock, manager, issues } = managing();
    const script = scripted([refused, refused, refused, good], { clock });
    expect(errorOf(await asked(script, { manager }))).toEqual(
      failure.unauthenticated({ ...AT, api: 'tr01' }, { reason: 'token-refused', code: '8005' }),
    );
    expect(script.requests).toHaveLength(2);
    expect(issues()).toBe(2);
  });

  it('is issued anew once for a call, though it might be replaced again', async () => {
    const { clock, manager } = managing();
    const script = scripted([refused, refused, refused, good], { clock });
    const lenient = { ...manager, mayReplace: () => true };
    const error = errorOf(await asked(script, { manager: lenient }));
    expect(error.kind).toBe('unauthenticated');
    expect(script.requests).toHaveLength(2);
  });

  it('is not issued a second time after a fault in between', async () => {
    const { clock, manager, issues } = managing();
    const script = scripted([refused, silent(), refused, good], { clock });
    const error = errorOf(await asked(script, { manager }));
    expect(error.kind).toBe('unauthenticated');
    expect(script.requests).toHaveLength(3);
    expect(issues()).toBe(2);
  });

  it('leaves all retries for what passes by itself', async () => {
    const { clock, manager } = managing();
    const script = scripted([silent(), refused, silent(), good], { clock, retries: 2 });
    const reply = await asked(script, { manager });
    expect(reply.isOk()).toBe(true);
    expect(tokensOf(script)).toEqual([
      'Bearer token-1',
      'Bearer token-1',
      'Bearer token-2',
      'Bearer token-2',
    ]);
  });

  it('is issued once however many calls fail together', async () => {
    const { clock, manager, issues, store } = managing();
    await store.write(KEY, tokenAt(NOON, 'dead'));
    const lets: Step = ({ headers }) =>
      Promise.resolve(headers['authorization'] === 'Bearer dead' ? refused : good);
    const steps = Array.from({ length: 20 }, () => lets);
    const script = scripted(steps, { clock });
    const asking = Array.from({ length: 6 }, () => ask(script, { manager }));
    const replies = await clock.until(Promise.all(asking));
    expect(replies.map((reply) => reply.isOk())).toEqual(replies.map(() => true));
    expect(issues()).toBe(1);
    expect(script.requests).toHaveLength(12);
  });

  it('is not issued anew where that cannot help, nor by the call that issues it', async () => {
    const { clock, manager, issues } = managing();
    const step = refusing({ kind: 'unauthenticated', reason: 'wrong-environment', renew: false });
    const script = scripted([step, good], { clock });
    expect(errorOf(await ask(script, { manager })).kind).toBe('unauthenticated');
    expect(issues()).toBe(1);

    const signIn = scripted([refused, good], { clock });
    expect(errorOf(await ask(signIn)).kind).toBe('unauthenticated');
    expect(signIn.requests).toHaveLength(1);
  });
});

it('fails as the token call failed, without sending', async () => {
  const { clock, manager } = managing({ issue: () => Promise.resolve(err(refusedKey)) });
  const script = scripted([good], { clock });
  const error = errorOf(await ask(script, { manager }));
  expect(error).toMatchObject({ kind: 'unauthenticated', reason: 'key-refused' });
  expect(script.requests).toEqual([]);
});

it('fails as the second token call failed, and does not send with the refused token again', async () => {
  const { clock, manager } = managing({
    issue: (count) => Promise.resolve(count === 1 ? ok(tokenAt(NOON, 'token-1')) : err(refusedKey)),
  });
  const script = scripted([refused, good], { clock });
  const error = errorOf(await ask(script, { manager }));
  expect(error).toMatchObject({ kind: 'unauthenticated', reason: 'key-refused' });
  expect(script.requests).toHaveLength(1);
});

it('quotes nothing of an answer to a sign-in, which may hold a token that is not known yet', async () => {
  const token = 'a-token-in-plain-words';
  const steps = [
    answer({ token, refusal: { kind: 'unreadable', issues: [] } }),
    answer({ token }),
    answer(null, { text: token }),
  ];
  for (const step of steps) {
    const { transport, clock } = scripted([step], { retries: 0 });
    const signIn = caller(transport, undefined, true);
    const error = errorOf(await signIn(endpoint, 'q', asking(clock)));
    expect(JSON.stringify(error)).not.toContain(token);
  }
});
