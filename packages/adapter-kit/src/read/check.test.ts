import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { check } from './check.ts';

const code = z.string('must be a string').check(z.regex(/^\d+$/, 'must be a code'));
const schema = z.object({ rows: z.array(z.object({ code })) });

it('gives what the schema reads', () => {
  const rows = [{ code: '5' }];
  expect(valueOf(check(schema, { rows: [{ code: '5', more: 1 }] }))).toEqual({ rows });
});

it('says where, below a path, and what is wrong with every fault, and never the value', () => {
  const faults = check(schema, { rows: [{ code: 'leak' }, {}, { code: 5 }] }, ['body', 0]);
  expect(errorOf(faults)).toEqual([
    { path: 'body.0.rows.0.code', message: 'must be a code' },
    { path: 'body.0.rows.1.code', message: 'must be a string' },
    { path: 'body.0.rows.2.code', message: 'must be a string' },
  ]);
});
