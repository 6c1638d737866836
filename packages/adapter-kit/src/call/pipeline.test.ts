import { err, failure, ok } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { asking, AT } from '../__fixtures__/asking.ts';
import { managing, tokenAt } from '../__fixtures__/managers.ts';
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
import { manualClock, NOON } from '../__fixtures__/manual-clock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { unreadable } from './failed-attempt.ts';
import { caller } from './pipeline.ts';
import { redactor } from '../redact.ts';

const HERE = { ...AT, api: 'tr01' };

describe('one call', () => {
  it('has a token, then a permit, then sends', async () => {
    const script = scripted([good]);
    const { manager } = managing({
      clock: script.clock,
      issue: (count) => {
        script.log.push('token');
        return Promise.resolve(ok(tokenAt(NOON, `token-${count}`)));
      },
    });
    const reply = valueOf(await ask(script, { manager }));
    expect(script.log).toEqual(['token', 'permit', 'send']);
    expect(reply).toEqual({
      api: 'tr01',
      body: 'what was asked',
      headers: {},
      observedAt: NOON,
      unreadable: expect.any(Function),
    });
  });

  it("sends what the endpoint asks, the broker's headers, and the endpoint's own over them", async () => {
    const script = scripted([good]);
    const own = {
      ...endpoint,
      request: () => ({
        method: 'POST' as const,
        path: '/other',
        body: { a: 'b' },
        headers: { api: 'another', more: 'yes' },
      }),
    };
    const { manager } = managing(script);
    await caller(script.transport, manager)(own, 'q', asking(script.clock));
    expect(script.requests).toEqual([
      {
        method: 'POST',
        path: '/other',
        body: { a: 'b' },
        headers: { api: 'another', more: 'yes', authorization: 'Bearer token-1' },
      },
    ]);
  });

  it('announces request and response, and how long it took', async () => {
    const clock = manualClock();
    const script = scripted(
      [
        () => {
          clock.jump(250);
          return Promise.resolve(good);
        },
      ],
      { clock },
    );
    const reply = valueOf(await ask(script));
    expect(script.events).toEqual([
      { type: 'request', at: HERE, attempt: 1 },
      { type: 'response', at: HERE, attempt: 1, status: 200, tookMs: 250 },
    ]);
    expect(reply.observedAt).toBe(NOON + 250);
  });
});

describe('what the broker says instead', () => {
  it.each([
    [
      'rejected',
      { kind: 'rejected', code: '9999', brokerMessage: 'no' },
      failure.rejected(HERE, { code: '9999', brokerMessage: 'no' }),
    ],
    [
      'empty',
      { kind: 'empty', because: 'nothing', code: '1901' },
      failure.empty(HERE, { because: 'nothing', code: '1901' }),
    ],
    [
      'unauthenticated',
      { kind: 'unauthenticated', reason: 'key-refused', code: '8001', renew: false },
      failure.unauthenticated(HERE, { reason: 'key-refused', code: '8001' }),
    ],
    [
      'unreadable',
      { kind: 'unreadable', issues: [] },
      failure.unreadable(HERE, {
        issues: [],
        received: '{"refusal":{"kind":"unreadable","issues":[]}}',
      }),
    ],
  ] as const)('is %s with its detail, asked once, and announced', async (_, refusal, expected) => {
    const script = scripted([refusing(refusal), good]);
    expect(errorOf(await asked(script))).toEqual(expected);
    expect(script.requests).toHaveLength(1);
    expect(script.events.at(-1)).toMatchObject({ type: 'failure', at: HERE, kind: expected.kind });
  });

  it.each([200, 302, 403, 404])(
    'is unavailable where no JSON came, quoting what came, and is asked again: %s',
    async (status) => {
      const page = answer(null, { text: '<html>busy</html>', status });
      const script = scripted([page, page], { retries: 1 });
      expect(errorOf(await asked(script))).toEqual(
        failure.unavailable(HERE, {
          cause: { code: 'NOT_JSON', message: `status ${status} with a body that is not JSON` },
          received: '<html>busy</html>',
        }),
      );
      expect(script.requests).toHaveLength(2);
    },
  );

  it.each([
    [429, '<html>slow down</html>', 'throttled'],
    [401, '', 'unauthenticated'],
    [401, '<html>who are you</html>', 'unavailable'],
    [403, '', 'unavailable'],
    [200, '', 'unavailable'],
  ])('has a status that says something without JSON: %s', async (status, text, kind) => {
    const script = scripted([answer(null, { text, status })], { retries: 0 });
    expect(errorOf(await ask(script)).kind).toBe(kind);
  });

  it('is unreadable where a column is missing, naming it', async () => {
    const script = scripted([answer({ other: 1 })]);
    expect(errorOf(await ask(script))).toEqual(
      failure.unreadable(HERE, {
        issues: [{ path: 'data', message: 'must be text' }],
        received: '{"other":1}',
      }),
    );
  });

  it('is unreadable where it was larger than anybody reads', async () => {
    const issues = [{ path: '', message: 'the answer is larger than 4 MiB' }];
    const script = scripted([err({ kind: 'unreadable', issues })]);
    const error = errorOf(await ask(script));
    expect(error).toMatchObject({ kind: 'unreadable', issues, received: '' });
    expect(script.requests).toHaveLength(1);
  });
});

describe('what an error shows', () => {
  const SECRET = 'a-secret-of-somebody';
  const LONG = 'x'.repeat(100_000);

  it('never holds a secret, whatever the broker or the network echoes', async () => {
    const steps = [
      refusing({ kind: 'rejected', code: '1', brokerMessage: `your key ${SECRET}` }),
      refusing({ kind: 'empty', because: `for ${SECRET}` }),
      refusing({ kind: 'unavailable', cause: { code: '2', message: `at ${SECRET}` } }),
      refusing({ kind: 'unavailable', cause: { code: SECRET, message: 'at' }, code: SECRET }),
      refusing({ kind: 'rejected', code: SECRET, brokerMessage: 'no' }),
      refusing({ kind: 'empty', because: 'nothing', code: SECRET }),
      refusing({ kind: 'throttled', code: SECRET }),
      refusing({ kind: 'unauthenticated', reason: 'key-refused', code: SECRET, renew: false }),
      refusing({ kind: 'unreadable', issues: [{ path: 'row', message: `no column ${SECRET}` }] }),
      answer({ echo: SECRET }),
      silent('EBAD', `host ${SECRET}`),
    ];
    for (const step of steps) {
      const script = scripted([step], { retries: 0, secrets: [SECRET] });
      const error = errorOf(await ask(script));
      expect(JSON.stringify([error, script.events])).not.toContain(SECRET);
      expect(JSON.stringify(error)).toContain('[redacted]');
    }
  });

  it.each<[string, Step]>([
    ['a refusal', refusing({ kind: 'rejected', code: '1', brokerMessage: LONG })],
    ['a code', refusing({ kind: 'rejected', code: LONG, brokerMessage: 'no' })],
    ['nothing there', refusing({ kind: 'empty', because: LONG })],
    ['a fault', refusing({ kind: 'unavailable', cause: { code: '2', message: LONG } })],
    ['no JSON', answer(null, { text: LONG })],
  ])('quotes 2,000 characters at most of %s', async (_, step) => {
    const error = errorOf(await ask(scripted([step], { retries: 0 })));
    expect(/x+/.exec(JSON.stringify(error))?.[0]).toHaveLength(2000);
  });

  it('quotes no part of a secret that the end of what is looked at tears', () => {
    const torn = SECRET.repeat(4000).slice(0, 2 ** 16 + 7);
    for (let before = 0; before < SECRET.length; before += 1) {
      const error = unreadable({ redact: redactor([SECRET]) }, AT, [], 'y'.repeat(before) + torn);
      expect(JSON.stringify(error)).not.toContain(SECRET.slice(0, 15));
    }
  });

  it('quotes 2,000 characters at most, and no part of a secret that lies across that end', () => {
    const redact = redactor([SECRET]);
    for (let before = 1980; before <= 2000; before += 1) {
      const text = `${'x'.repeat(before)}${SECRET}${'y'.repeat(500)}`;
      const error = unreadable({ redact }, AT, [], text);
      expect(error.kind === 'unreadable' && error.received.length).toBe(2000);
      expect(JSON.stringify(error)).not.toContain(SECRET.slice(0, 3));
    }
  });

  it('is found however long the run of letters is that has to be looked at for secrets', () => {
    const error = unreadable({ redact: redactor([]) }, AT, [], 'Aa1'.repeat(2_700_000));
    expect(error.kind === 'unreadable' && error.received).not.toContain('Aa1');
  });

  it('names a hundred faults at most', () => {
    const issues = Array.from({ length: 5000 }, (_, at) => ({ path: `${at}`, message: 'is bad' }));
    const error = unreadable({ redact: redactor([]) }, AT, issues, '');
    expect(error.kind === 'unreadable' && error.issues).toEqual(issues.slice(0, 100));
  });

  it('shows no token that came with an answer that could not be read', async () => {
    const token = 'WQJCwyqInphKnR3bSRtB9NE1lvWQJCwyqInphKnR3bSRtB9NE1lv';
    const script = scripted([answer({ token, expires: 'never' })]);
    const error = errorOf(await ask(script));
    expect(error.kind).toBe('unreadable');
    expect(JSON.stringify([error, script.events])).not.toContain(token.slice(0, 20));
  });
});

describe('a failure that has no answer', () => {
  it('is unavailable with the code of the network', async () => {
    const script = scripted([silent('ENOTFOUND')], { retries: 0 });
    expect(errorOf(await ask(script))).toEqual(
      failure.unavailable(HERE, { cause: { code: 'ENOTFOUND', message: 'the socket is gone' } }),
    );
  });
});
