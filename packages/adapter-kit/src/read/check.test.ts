import * as z from 'zod/mini';
import { expect, it } from 'vitest';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { check, shaped } from './check.ts';

const schema = z.object({
  rows: z.array(z.object({ code: z.string('is no text').check(z.regex(/^\d+$/, 'is no code')) })),
});

it('gives what the schema reads', () => {
  expect(valueOf(check(schema, { rows: [{ code: '5', more: 1 }] }))).toEqual({
    rows: [{ code: '5' }],
  });
});

it('gives what came as it came, where only its shape is asked', () => {
  const body = { rows: [{ code: '5', more: 1 }], also: {} };
  expect(valueOf(shaped(schema, body))).toBe(body);
});

it.each([
  ['check', (received: unknown) => check(schema, received)],
  ['shaped', (received: unknown) => shaped(schema, received)],
] as const)('says where and what for every fault, and never the value: %s', (_, read) => {
  const faults = errorOf(read({ rows: [{ code: 'leak' }, {}, { code: 5 }] }));
  expect(faults).toEqual([
    { path: 'rows.0.code', message: 'is no code' },
    { path: 'rows.1.code', message: 'is no text' },
    { path: 'rows.2.code', message: 'is no text' },
  ]);
  expect(errorOf(read('leak'))).toHaveLength(1);
  expect(JSON.stringify(errorOf(read('leak')))).not.toContain('leak');
});

it('says it below the path it was given', () => {
  expect(errorOf(check(schema, { rows: 5 }, ['body', 0])).map(({ path }) => path)).toEqual([
    'body.0.rows',
  ]);
});
