import { err, ok } from 'neverthrow';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { errorOf } from './__fixtures__/results.ts';
import { BrokerException, orThrow } from './broker-exception.ts';
import { failure } from './error.ts';
import { explain, type LibraryError, sentence } from './error-text.ts';
import { cumulative } from './signals/cumulative.ts';
import { sumFlows } from './sum-flows.ts';

const empty = failure.empty(
  { broker: 'kiwoom', operation: 'investorFlow', api: 'ka10051' },
  { because: 'the broker knows no such stock', code: '1901' },
);
const TEXT =
  'kiwoom investorFlow (ka10051): empty: Nothing there: the broker knows no such stock [1901].';

const stored = { kind: 'missing', message: 'nothing is kept of 2026-07-01', location: 'flow.db' };

describe('an explanation', () => {
  it.each<[string, LibraryError, string]>([
    ['of a broker', empty, TEXT],
    [
      'of a broker that refused the key',
      failure.unauthenticated(
        { broker: 'kiwoom', operation: 'investorFlow' },
        { reason: 'key-refused' },
      ),
      'kiwoom investorFlow: unauthenticated: The broker refused the key or its secret.',
    ],
    [
      'of a configuration',
      {
        message: 'The configuration is wrong: kiwoom.appKey is missing.',
        issues: [{ setting: 'kiwoom.appKey', message: 'is missing' }],
      },
      'The configuration is wrong: kiwoom.appKey is missing.',
    ],
    [
      'of a plan, which has issues alone',
      {
        issues: [
          { path: 'entries.0.when', message: 'is missing' },
          { path: '', message: 'is empty' },
        ],
      },
      'entries.0.when: is missing; is empty.',
    ],
    [
      'of settings without a message',
      { issues: [{ setting: 'retries', message: 'must be a number' }] },
      'retries: must be a number.',
    ],
    ['of a store', stored, 'missing: nothing is kept of 2026-07-01.'],
    ['of an exception', new TypeError('is no function'), 'is no function.'],
    ['on several lines', { kind: 'full', message: 'no space\n left ' }, 'full: no space left.'],
  ])('%s is one line', (_, error, text) => expect(explain(error)).toBe(text));

  it('of a signal and of a sum has their rule', () => {
    expect(explain(errorOf(cumulative([], 'foreign')))).toBe('no-rows: there are no rows.');
    expect(explain(errorOf(sumFlows([])))).toBe('nothing: there are no flows to add up.');
  });
});

describe('orThrow', () => {
  const thrown = (error: LibraryError): unknown => {
    try {
      return orThrow(err(error));
    } catch (caught) {
      return caught;
    }
  };

  it('gives the value', () => expect(orThrow(ok(5))).toBe(5));

  it('throws an exception with the text, and the error as its cause', () => {
    const exception = thrown(empty);
    expect(exception).toBeInstanceOf(BrokerException);
    expect(exception).toBeInstanceOf(Error);
    expect(exception).toMatchObject({ name: 'BrokerException', message: TEXT });
    expect((exception as BrokerException).cause).toBe(empty);
  });

  it('freezes the error of a configuration too', () => {
    const error = { message: 'The configuration is wrong.', issues: [{ path: 'a', message: 'b' }] };
    const exception = thrown(error) as BrokerException;
    expect(exception.cause).toBe(error);
    expect(Object.isFrozen(error) && Object.isFrozen(error.issues[0])).toBe(true);
  });

  it('prints kind and sentence', () => {
    const exception = thrown(empty);
    expect(String(exception)).toBe(`BrokerException: ${TEXT}`);
    expect(inspect(exception).split('\n')[0]).toBe(`BrokerException: ${TEXT}`);
    expect(inspect(exception)).not.toContain('[object Object]');
  });
});

it.each(['no\u001B[31m\u009B', 'no \u202E\u2066', 'no\u0007\r\n\u061C'])(
  'a sentence of a broker commands no terminal: %j',
  (text) => {
    expect(sentence(text)).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  },
);
