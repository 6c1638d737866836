import type { BrokerError, Result } from '@investor-flow/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAfterwards } from './support/after-each.ts';
import { sent, spoilings } from './support/bodies.ts';
import { brokers } from './support/brokers.ts';
import { ordinary } from './support/calls/body.ts';
import { KIWOOM_LISTS } from './support/calls/kiwoom-lists.ts';
import { KOREA_INVESTMENT as KOREA_INVESTMENT_CALLS } from './support/calls/koreainvestment.ts';
import type { Call } from './support/calls/call.ts';
import { delivered, USUAL } from './support/delivery.ts';
import { LIVE, NOW } from './support/fuzzed-brokers.ts';
import { type Json, object, raw, text, writeJson } from './support/json-text.ts';
import { expectSuccess } from './support/kiwoom-words.ts';
import { answeredRight } from './support/outcome.ts';
import { Fault, type Reader, reading } from './support/reading.ts';
import { fuzz } from './support/runs.ts';
import { readKiwoomToken, readKoreaInvestmentToken, type TokenFacts } from './support/tokens.ts';

const jwt = (claims: object): string =>
  [{ alg: 'HS512' }, claims, {}]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
/** A good answer to `investorFlow` of KOSPI. */
const dataOf = (calls: readonly Call[]) => {
  const found = calls.find(({ api }) => /^(?:ka10051|FHPTJ04030000)$/.test(api));
  if (found === undefined) throw new Error('no such call');
  return delivered(Buffer.from(writeJson(ordinary(found))), USUAL);
};

const KIWOOM = object([
  ['expires_dt', text('20261121180000')],
  ['token_type', text('bearer')],
  ['token', text('WQJCwyqInphKnR3bSRtB9NE1lv')],
  ['return_code', raw('0')],
  ['return_msg', text('정상적으로 처리되었습니다')],
]);
const END = NOW / 1000 + 86_400;
const KOREA_INVESTMENT = [
  jwt({ exp: END }),
  jwt({ exp: 1e300 }),
  jwt({ exp: -1 }),
  jwt({ exp: '1' }),
  jwt({ __proto__: null }),
  'no-web-token',
  'a.b.c',
].map((token) =>
  object([
    ['access_token', text(token)],
    ['access_token_token_expired', text('2026-11-21 18:30:00')],
    ['token_type', text('Bearer')],
    ['expires_in', raw('86400')],
  ]),
);

/** The token a call was made with, and the end that was kept. */
const factsOf = (): TokenFacts => {
  const [data] = brokers.server.asked.filter(({ path }) => !path.startsWith('/oauth2/'));
  const { value = '', expiresAt = NaN } = brokers.tokens.held ?? {};
  expect(data?.headers.authorization).toBe(`Bearer ${value}`);
  return { value, ends: [expiresAt] };
};

/** One of the ends an answer names is right; which of them counts is the adapter's to say. */
function expectKept(
  result: Result<unknown, BrokerError>,
  read: ReturnType<typeof readKiwoomToken> | undefined,
  plain: boolean,
): void {
  const kept = result.map(factsOf);
  const [end = NaN] = kept.isOk() ? kept.value.ends : [];
  const said =
    read?.is === 'value' && read.value.ends.includes(end)
      ? { ...read, value: { ...read.value, ends: [end] } }
      : read;
  const [facts, right] = answeredRight(kept, said, plain) ?? [];
  expect(facts).toEqual(right);
  if (result.isErr()) expect(brokers.tokens.held).toBeUndefined();
}

describe.each([
  {
    api: 'au10001',
    path: '/oauth2/token',
    broker: 'kiwoom',
    bodies: [KIWOOM],
    calls: KIWOOM_LISTS,
    read: readKiwoomToken,
  },
  {
    api: 'tokenP',
    path: '/oauth2/tokenP',
    broker: 'koreainvestment',
    bodies: KOREA_INVESTMENT,
    calls: KOREA_INVESTMENT_CALLS,
    read: readKoreaInvestmentToken,
  },
] as const)('a token, spoilt: $api', ({ path, broker, bodies, calls, read }) => {
  it('the token that was sent and an end that the answer names, or an error', () =>
    fuzz(
      fc.tuple(spoilings, fc.constantFrom(...bodies)),
      async ([spoiling, base]) => {
        const { body, plain, delivery } = sent(base, spoiling);
        const data = dataOf(calls);
        brokers.server.answer((asked) => (asked.path === path ? delivery : data));
        await brokers.renew();
        brokers.tokens.held = undefined;
        const { signal } = brokers;
        const result = await brokers[broker].investorFlow({ market: 'kospi' }, { signal });
        checkAfterwards(result, signal);
        expectKept(result, body && read(body), plain);
      },
      brokers.server.said,
    ));
});

describe('a revocation, spoilt', () => {
  const SUCCESS = {
    kiwoom: object([
      ['return_code', raw('0')],
      ['return_msg', text('정상적으로 처리되었습니다')],
    ]),
    koreainvestment: object([
      ['code', raw('200')],
      ['message', text('접근토큰 폐기에 성공하였습니다')],
    ]),
  };
  const saysYes = {
    kiwoom: expectSuccess,
    koreainvestment: (reader: Reader, body: Json): void => {
      const code = reader.field(body, 'code');
      if (code?.kind !== 'raw' || Number(code.raw) !== 200) throw new Fault('no success');
    },
  };

  it.each(['kiwoom', 'koreainvestment'] as const)(
    '%s: the token is forgotten where the body says so, and kept where it does not',
    (broker) =>
      fuzz(
        spoilings,
        async (spoiling) => {
          const { body, delivery } = sent(SUCCESS[broker], spoiling);
          brokers.answer(() => delivery);
          brokers.server.answer(() => delivery);
          const { signal } = brokers;
          const result = await brokers[broker].revoke({ signal });
          checkAfterwards(result, signal);
          expect(brokers.tokens.held).toEqual(result.isOk() ? undefined : LIVE);
          if (!result.isOk()) return;
          const read = body && reading((reader) => saysYes[broker](reader, body));
          expect(read?.is).toBe('value');
        },
        brokers.server.said,
      ),
  );

  it.each([
    ...'{"access_token":"x"} {"output":[]} {"code":"500"} {"code":500} {} [] null'.split(' '),
    '{"message":"접근토큰 폐기에 성공하였습니다"}',
  ])('koreainvestment: %s is no success', async (said) => {
    brokers.answer(() => delivered(Buffer.from(said), USUAL));
    brokers.server.answer(() => delivered(Buffer.from(said), USUAL));
    const result = await brokers.koreainvestment.revoke();
    expect(result.isErr() && result.error.kind).toBe('unreadable');
    expect(brokers.tokens.held).toEqual(LIVE);
  });
});
