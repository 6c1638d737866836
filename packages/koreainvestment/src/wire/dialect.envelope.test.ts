import type { Answer } from '@investor-flow/adapter-kit';
import { describe, expect, it } from 'vitest';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { open } from './dialect.ts';

const answer = (status: number): Answer => ({ status, headers: {}, text: '' });

describe('an answer that went well', () => {
  it.each([
    ['a row', { output: [{}], rt_cd: '0', msg_cd: 'MCA00000', msg1: '정상처리 되었습니다.' }],
    ['another wording', { output: [], rt_cd: '0', msg_cd: 'KIOK0530', msg1: '조회되었습니다' }],
    ['no wording', { output: [], rt_cd: '0', msg_cd: 'MCA00000' }],
    ['a token', { access_token: 't', expires_in: 86_400 }],
    ['an ended token', { code: 200, message: '접근토큰 폐기에 성공하였습니다' }],
  ])('is handed on: %s', (_, body) => expect(valueOf(open(answer(200), body))).toBe(body));
});

describe('the body decides before the status', () => {
  it.each([200, 500])('a used-up quota is one with HTTP %i', (status) => {
    const body = { rt_cd: '1', msg_cd: 'EGW00201', msg1: '초당 거래건수를 초과하였습니다.' };
    expect(errorOf(open(answer(status), body))).toEqual({ kind: 'throttled', code: 'EGW00201' });
  });

  it.each([
    [
      403,
      { error_description: '유효하지 않은 AppKey입니다.', error_code: 'EGW00103' },
      'unauthenticated',
    ],
    [
      403,
      { error_description: '접근토큰 발급 잠시 후(1분당 1회)', error_code: 'EGW00133' },
      'throttled',
    ],
    [500, { rt_cd: '1', msg_cd: 'EGW00123', msg1: '기간이 만료된 token' }, 'unauthenticated'],
    [500, { rt_cd: '1', msg_cd: 'EGW00316', msg1: '재 조회 수행 부탁드립니다.' }, 'unavailable'],
    [200, { rt_cd: '2', msg_cd: 'OPSQ2001', msg1: 'ERROR INVALID FID' }, 'rejected'],
    [200, { rt_cd: '0', msg_cd: 'KIOK0560', msg1: '조회할 내용이 없습니다', output: [] }, 'empty'],
    [200, { rt_cd: '7', msg_cd: 'KIER2620', msg1: '조회할 자료가 없습니다' }, 'empty'],
    [401, { error_code: 'EGW00121' }, 'unauthenticated'],
  ])('HTTP %i with %j is %s', (status, body, kind) => {
    expect(errorOf(open(answer(status), body)).kind).toBe(kind);
  });
});

describe('a status that contradicts a good body', () => {
  it.each([
    [302, 'unreadable'],
    [503, 'unavailable'],
  ])('HTTP %i is %s', (status, kind) => {
    const fine = { output: [], rt_cd: '0', msg_cd: 'MCA00000', msg1: '' };
    for (const body of [fine, undefined, { access_token: 't' }])
      expect(errorOf(open(answer(status), body)).kind).toBe(kind);
  });
});

describe('a body without an envelope', () => {
  it.each([
    ['null', null, 'has no rt_cd'],
    ['a list', [], 'has no rt_cd'],
    ['a text', 'ok', 'has no rt_cd'],
    ['an output alone', { output: [{}] }, 'has no rt_cd'],
    ['a number for a result', { output: [{}], rt_cd: 0, msg_cd: 'MCA00000' }, 'has no rt_cd'],
    ['a null result', { output: [{}], rt_cd: null, msg_cd: 'MCA00000' }, 'has no rt_cd'],
    ['a blank result', { output: [{}], rt_cd: '', msg_cd: '', msg1: '' }, 'has no rt_cd'],
    ['a blank code of a denial', { error_code: '', error_description: '' }, 'has no rt_cd'],
    ['a code as long as a key', { rt_cd: '1', msg_cd: 'PS'.repeat(18), msg1: '' }, 'has no rt_cd'],
    ['a code far behind blanks', { rt_cd: '1', msg_cd: `${' '.repeat(81)}1` }, 'has no rt_cd'],
    ['the same of a denial', { error_code: 'PS'.repeat(18) }, 'has no rt_cd'],
    ['another code than 200', { code: 201, message: '' }, 'has no rt_cd'],
  ])('is unreadable: %s', (_what, body, message) => {
    expect(errorOf(open(answer(200), body))).toEqual({
      kind: 'unreadable',
      issues: [{ path: '', message }],
    });
  });
});
