import { describe, expect, it } from 'vitest';
import { explain } from './error-text.ts';
import { type BrokerErrorKind, type Denial, failure, isTemporary, type Origin } from './error.ts';

const at: Origin = { broker: 'kiwoom', operation: 'investorFlow', api: 'ka10051' };
const issues = [
  { path: 'market', message: 'is required' },
  { path: '', message: 'the query must be a plain object' },
];

const EVERY_KIND = {
  invalid: failure.invalid(at, issues),
  unsupported: failure.unsupported(at, 'Kiwoom serves KOSPI and KOSDAQ alone'),
  unauthenticated: failure.unauthenticated(at, { reason: 'token-refused', code: '8005' }),
  throttled: failure.throttled(at, { code: 'EGW00201', retryAfterMs: 500 }, 'The quota is used up'),
  rejected: failure.rejected(at, { code: '1511', brokerMessage: '필수 입력 값에 값이 없습니다' }),
  empty: failure.empty(at, { because: 'the broker knows no such stock', code: '1901' }),
  unreadable: failure.unreadable(at, { issues, received: '<html>' }),
  unavailable: failure.unavailable(at, {
    cause: { code: 'ECONNRESET', message: 'socket hang up' },
    code: 'EGW00316',
  }),
  cancelled: failure.cancelled(at, 'The caller cancelled'),
} as const satisfies Record<BrokerErrorKind, unknown>;

const isDeeplyFrozen = (value: unknown): boolean =>
  Object.isFrozen(value) &&
  (typeof value !== 'object' || value === null || Object.values(value).every(isDeeplyFrozen));

describe.each(Object.entries(EVERY_KIND))('a failure that is %s', (kind, error) => {
  it('says what it is and where it happened', () => {
    expect(error.kind).toBe(kind);
    expect(error.at).toEqual(at);
  });

  it('is frozen through and through', () => expect(isDeeplyFrozen(error)).toBe(true));

  it('is a plain object that survives JSON', () => {
    expect(Object.getPrototypeOf(error)).toBe(Object.prototype);
    expect(JSON.parse(JSON.stringify(error))).toEqual(error);
  });

  it('says one sentence', () => {
    expect(error.message).toMatch(/^[A-Z].*[^.:;, ]\.$/u);
  });

  it('fits one line of a log', () => {
    expect(explain(error)).toBe(`kiwoom investorFlow (ka10051): ${kind}: ${error.message}`);
  });
});

describe('the sentence', () => {
  it.each([
    [
      EVERY_KIND.invalid,
      'The question is wrong: market: is required; the query must be a plain object.',
    ],
    [EVERY_KIND.unsupported, 'Kiwoom serves KOSPI and KOSDAQ alone.'],
    [
      EVERY_KIND.unauthenticated,
      'The broker refused the token, also after a new one was issued [8005].',
    ],
    [EVERY_KIND.throttled, 'The quota is used up [EGW00201].'],
    [EVERY_KIND.rejected, 'The broker refused [1511]: 필수 입력 값에 값이 없습니다.'],
    [EVERY_KIND.empty, 'Nothing there: the broker knows no such stock [1901].'],
    [EVERY_KIND.unavailable, 'No answer (ECONNRESET): socket hang up [EGW00316].'],
    [EVERY_KIND.cancelled, 'The caller cancelled.'],
  ])('of $kind is for people', (error, message) => expect(error.message).toBe(message));

  it.each<Denial>([
    'key-refused',
    'token-refused',
    'wrong-environment',
    'address-refused',
    'no-permission',
  ])('has a sentence for %s', (reason) => {
    const { message } = failure.unauthenticated(at, { reason });
    expect(message).toMatch(/^The (broker|key) .*[a-z]\.$/);
    expect(message).not.toContain('undefined');
  });

  it('shows three issues of a long list and counts the rest', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((path) => ({ path, message: 'is no number' }));
    expect(failure.unreadable(at, { issues: many, received: '' }).message).toBe(
      'The answer has another shape: a: is no number; b: is no number; c: is no number; and 2 more.',
    );
    expect(failure.unreadable(at, { issues: many.slice(2), received: '' }).message).toMatch(
      /d: is no number; e: is no number\.$/,
    );
  });

  it.each([
    ['정상처리 되었습니다.      ', 'The broker refused [1]: 정상처리 되었습니다.'],
    ['첫 줄\r\n\t둘째 줄', 'The broker refused [1]: 첫 줄 둘째 줄.'],
    ['\u001B[31mred\u2028line\u0085', 'The broker refused [1]: [31mred line.'],
    ['다시 시도하십시오!', 'The broker refused [1]: 다시 시도하십시오!'],
    ['', 'The broker refused [1].'],
    ['  ', 'The broker refused [1].'],
  ])('stays one line when the broker writes %j', (brokerMessage, message) => {
    const error = failure.rejected(at, { code: '1', brokerMessage });
    expect(error.message).toBe(message);
    expect(error.brokerMessage).toBe(brokerMessage);
    expect(explain(error)).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
  });

  it('ends once when the reason already ended', () => {
    expect(failure.empty(at, { because: 'no such stock.', code: '1901' }).message).toBe(
      'Nothing there: no such stock [1901].',
    );
    expect(failure.cancelled(at, 'The source is closed.').message).toBe('The source is closed.');
  });

  it('says something even of a socket that said nothing', () => {
    const cause = { code: 'ECONNREFUSED', message: '' };
    expect(failure.unavailable(at, { cause }).message).toBe('No answer (ECONNREFUSED).');
  });
});

it('freezes what was frozen only outside', () => {
  const shallow = Object.freeze([{ path: 'a', message: 'is no number' }]);
  const error = failure.unreadable(at, { issues: shallow, received: '' });
  expect(isDeeplyFrozen(error)).toBe(true);
});

it('does not follow a list of issues that changes later', () => {
  const growing = [{ path: 'market', message: 'is required' }];
  const error = failure.invalid(at, growing);
  growing.push({ path: 'day', message: 'came later' });
  expect(error.issues).toHaveLength(1);
});

it('names no call where none was made', () => {
  const error = failure.cancelled({ broker: 'kiwoom', operation: 'sectorFlows' }, 'Too late');
  expect(explain(error)).toBe('kiwoom sectorFlows: cancelled: Too late.');
  expect(error.at).not.toHaveProperty('api');
});

it('takes only a quota and an outage for temporary, of every kind there is', () => {
  expect(Object.keys(failure).toSorted()).toEqual(Object.keys(EVERY_KIND).toSorted());
  const temporary = Object.values(EVERY_KIND).filter(isTemporary);
  expect(temporary.map(({ kind }) => kind)).toEqual(['throttled', 'unavailable']);
});

it('may keep what a gateway sent in place of an answer', () => {
  const cause = { code: 'NOT_JSON', message: 'the body is not JSON' };
  const error = failure.unavailable(at, { cause, received: '<html>' });
  expect(error.received).toBe('<html>');
  expect(error.message).toBe('No answer (NOT_JSON): the body is not JSON.');
});
