import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueOf } from '../__fixtures__/results.ts';
import { readJson } from './json.ts';

const refusal = (text: string): string | undefined => {
  const read = readJson(text);
  return read.isErr() ? read.error.message : undefined;
};

describe('readJson', () => {
  it('reads what JSON.parse reads, texts with colons and quotes included', () => {
    const anything = fc.jsonValue({ noUnicodeString: false });
    fc.assert(
      fc.property(anything, fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        expect(valueOf(readJson(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    '{"a":1,"a":1}',
    '{"a":"+1", "a" : "+2"}',
    '[{"b":{"a":1,"a":{}}}]',
    String.raw`{"a":1,"\u0061":2}`,
    String.raw`{"a":"\u003a","b":1,"b":2}`,
    String.raw`{"a":":","b":"\":","b":2}`,
    '{"__proto__":1,"__proto__":2}',
  ])('refuses a key that stands twice: %s', (text) => {
    expect(refusal(text)).toBe('says a key twice');
  });

  it.each([
    '[{"a":1},{"a":1}]',
    '{"a":{"a":{"a":":"}}}',
    String.raw`{":":"\":","a\":":"\\"}`,
    '{"a":"2026-08-19 23:41:30"}',
    '{"__proto__":{"a":1}}',
    '{"1":1,"0":2}',
  ])('reads keys that only look the same: %s', (text) => {
    expect(valueOf(readJson(text))).toEqual(JSON.parse(text));
  });

  it('refuses any object one of whose keys is written again, wherever it stands', () => {
    const spoilt = fc
      .tuple(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.nat(), fc.nat())
      .map(([object, first, second]) => {
        const pairs = Object.entries(object).map(
          ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
        );
        const again = pairs[first % pairs.length] ?? '';
        return `[{${pairs.toSpliced(second % (pairs.length + 1), 0, again).join(',')}}]`;
      });
    fc.assert(
      fc.property(spoilt, (text) => {
        expect(refusal(text)).toBe('says a key twice');
      }),
    );
  });

  it.each(['', 'null,', '[1', '{"a":1}{}', '<html>'])('says what is no JSON: %j', (text) => {
    expect(refusal(text)).toBe('is no JSON');
  });

  it('refuses more values than any answer has, however they are arranged', () => {
    const [many, most] = [100_001, 99_998];
    expect(refusal(`[${Array(many).fill('0').join()}]`)).toBe('holds more than 100000 values');
    expect(refusal(`[${Array(many).fill('{}').join()}]`)).toBe('holds more than 100000 values');
    expect(refusal(`${'['.repeat(many)}${']'.repeat(many)}`)).toBe('holds more than 100000 values');
    expect(refusal('['.repeat(1_100_000))).toBe('holds more than 100000 values');
    expect(refusal(`[${Array(most).fill('0').join()}]`)).toBeUndefined();
  });
});
