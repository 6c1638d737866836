import { expect, test } from 'vitest';
import { createMasking } from './masking.ts';

const masking = createMasking(['secret'], ['s3cret']);

test('a secret is hidden by name and by value', () => {
  expect(masking.fields({ Secret: 'anything', note: 'the s3cret is out', count: 3 })).toStrictEqual(
    {
      Secret: '***',
      note: 'the *** is out',
      count: 3,
    },
  );
  expect(masking.text('s3cret s3cret')).toBe('*** ***');
});

test('of an authorization only the scheme stays', () => {
  const mask = (authorization: string) => masking.headers({ authorization })['authorization'];
  expect(mask('Bearer some token')).toBe('Bearer ***');
  expect(mask('s3cret')).toBe('***');
});

test('what is learned is hidden from then on', () => {
  masking.learn('t0ken');
  expect(masking.headers({ 'x-note': 't0ken' })).toStrictEqual({ 'x-note': '***' });
});
