import { expect, it } from 'vitest';
import { valueOf } from '../__fixtures__/results.ts';
import { readJson, textOf } from './send.ts';

const EUC_KR = Buffer.from([0xc1, 0xbe, 0xc7, 0xd5]); // 종합

it.each([
  ['text/html; charset=euc-kr', EUC_KR],
  ['application/json;charset="EUC-KR"', EUC_KR],
  ["application/json;charset='euc-kr'", EUC_KR],
  ['application/json;charset=CP949', EUC_KR],
  ['application/json;charset=MS949', EUC_KR],
  ['application/json;charset=x-windows-949', EUC_KR],
  ['application/json;charset=UHC', EUC_KR],
  ['application/json; charset=utf-8', Buffer.from('종합')],
  ['application/json', Buffer.from('종합')],
  ['', Buffer.from('\uFEFF종합')],
  ['text/plain; charset=no-such-thing', Buffer.from('종합')],
])('reads an answer in the charset that it declares: %s', (type, bytes) => {
  expect(textOf(bytes, type)).toBe('종합');
});

it('has no text where there are no bytes', () => {
  expect(textOf(undefined, '')).toBe('');
  expect(textOf({}, '')).toBe('');
});

it('reads JSON, and says of anything else that it is none', () => {
  expect(valueOf(readJson(' {"a":[1,"종합"]} '))).toEqual({ a: [1, '종합'] });
  expect(valueOf(readJson('null'))).toBe(null);
  for (const text of ['', '{', '<html>', '{"a":1}x']) expect(readJson(text).isErr()).toBe(true);
});
