import type { Answer } from '@investor-flow/adapter-kit';
import { describe, expect, it } from 'vitest';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { open } from './dialect.ts';

const answer = (status: number): Answer => ({ status, headers: {}, text: '' });

describe('an answer that went well', () => {
  it.each([0, '0', '00'])('is handed on when its return code is %j', (return_code) => {
    const body = { inds_netprps: [], return_code, return_msg: '정상적으로 처리되었습니다' };
    expect(valueOf(open(answer(200), body))).toBe(body);
  });

  it('need not say so in words, nor in this order', () => {
    const body = { return_code: 0, list: [] };
    expect(valueOf(open(answer(200), body))).toBe(body);
  });
});

describe('the body decides before the status', () => {
  it('a dead token comes with HTTP 200', () => {
    const body = {
      return_code: 3,
      return_msg: '인증에 실패했습니다[8005:Token이 유효하지 않습니다]',
    };
    expect(errorOf(open(answer(200), body))).toMatchObject({
      kind: 'unauthenticated',
      code: '8005',
    });
  });

  it.each([200, 429, 500])('a used-up quota is one with HTTP %i too', (status) => {
    const body = { return_code: 5, return_msg: '…[1700:… 유량=1, API ID=ka10081]' };
    expect(errorOf(open(answer(status), body))).toEqual({
      kind: 'throttled',
      code: '1700',
      perSecond: 1,
    });
  });
});

it('a return code below 0 is a refusal too', () => {
  const body = { return_code: -100, return_msg: '시스템 오류', inds_netprps: [] };
  expect(errorOf(open(answer(200), body))).toEqual({
    kind: 'rejected',
    code: '-100',
    brokerMessage: '시스템 오류',
  });
});

describe('a status that contradicts a good body', () => {
  it.each([
    [302, 'unreadable'],
    [503, 'unavailable'],
  ])('HTTP %i is %s', (status, kind) => {
    expect(errorOf(open(answer(status), { return_code: 0 })).kind).toBe(kind);
    expect(errorOf(open(answer(status), undefined)).kind).toBe(kind);
  });
});

describe('a body without an envelope', () => {
  it.each([
    ['null', null, 'has no return_code'],
    ['a list', [], 'has no return_code'],
    ['a text', 'ok', 'has no return_code'],
    ['no return code', { inds_netprps: [] }, 'has no return_code'],
    ['a blank return code', { return_code: '' }, 'has no return_code'],
    ['a null return code', { return_code: null }, 'has no return_code'],
    ['a return code in words', { return_code: 'OK' }, 'has no return_code'],
    ['a broken return code', { return_code: 0.5 }, 'has no return_code'],
  ])('is unreadable: %s', (_what, body, message) => {
    expect(errorOf(open(answer(200), body))).toEqual({
      kind: 'unreadable',
      issues: [{ path: '', message }],
    });
  });
});
