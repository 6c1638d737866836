import { type BrokerError, err, ok, type Result } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { callContext } from '../__fixtures__/call-context.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { empty, impossible, type Impossible } from './context.ts';
import { answerList, beside, type ListParts, orEmpty, readList } from './lists.ts';

interface Row {
  readonly code: string;
  readonly isBlank?: boolean;
}
interface Model {
  readonly net: number;
}

const fault = empty(callContext().context, 'tr01', 'stands for any failure');
const read = ({ code }: Row, place: number): Result<Model | Impossible, BrokerError> => {
  if (code === 'bad') return err(fault);
  return ok(code === 'zero' ? impossible('every figure is 0') : { net: place });
};
const PARTS: ListParts<Row, Model> = {
  api: 'tr01',
  read,
  leftOut: ({ code }, because) => ({ code, because }),
};
const rows = (codes: string, blank = ''): readonly Row[] =>
  codes.split(' ').map((code) => ({ code, isBlank: code === blank }));

describe('a list', () => {
  it('is what can be read of it; what is blank or impossible is left out and announced', () => {
    const { context, leftOut } = callContext();
    const list = valueOf(readList(context, rows('a zero bad b', 'bad'), PARTS));
    expect(list).toEqual([{ net: 0 }, { net: 3 }]);
    expect(leftOut).toEqual([
      { code: 'zero', because: 'every figure is 0', api: 'tr01' },
      { code: 'bad', because: 'every figure is blank', api: 'tr01' },
    ]);
  });

  it('fails with the first that cannot be read', () => {
    const { context, leftOut } = callContext();
    expect(errorOf(readList(context, rows('a bad zero'), PARTS))).toBe(fault);
    expect(leftOut).toEqual([]);
  });

  it.each(['zero', 'a'])('is nothing without its whole, be it impossible or blank: %s', (blank) => {
    const { context } = callContext();
    const parts = { ...PARTS, isWhole: ({ code }: Row) => code === (blank === 'a' ? 'a' : 'zero') };
    expect(valueOf(readList(context, rows('b a zero', blank), parts))).toHaveProperty('impossible');
  });

  it('of nothing is empty, or says what that means', () => {
    const { context } = callContext();
    const nothing = 'there are no rows';
    expect(valueOf(readList(context, rows('zero'), PARTS))).toEqual([]);
    expect(valueOf(readList(context, [], { ...PARTS, nothing }))).toEqual({ impossible: nothing });
    expect(errorOf(answerList(context, [], { ...PARTS, nothing }))).toMatchObject({
      kind: 'empty',
      because: nothing,
      at: { api: 'tr01' },
    });
    expect(valueOf(answerList(context, rows('a'), { ...PARTS, nothing }))).toEqual([{ net: 0 }]);
  });

  it('may be one of texts', () => {
    const { context } = callContext();
    const parts = {
      api: 'tr01',
      read: (it: string) => ok({ it }),
      leftOut: PARTS.leftOut as never,
    };
    expect(valueOf(readList(context, ['a', 'b'], parts))).toEqual([{ it: 'a' }, { it: 'b' }]);
  });
});

it('what is impossible is an empty answer, and what is not is the answer', () => {
  const { context } = callContext();
  expect(valueOf(orEmpty(context, 'tr01', { net: 1 }))).toEqual({ net: 1 });
  expect(errorOf(orEmpty(context, 'tr01', impossible('why')))).toMatchObject({ because: 'why' });
});

it('figures stand beside what their answer says, unless they are impossible', () => {
  expect(beside({ day: 'd' }, { net: 1 })).toEqual({ day: 'd', net: 1 });
  expect(beside({ day: 'd' }, impossible('why'))).toEqual({ impossible: 'why' });
});
