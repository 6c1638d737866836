import * as z from 'zod';
import { expect, it } from 'vitest';
import { errorOf, valueOf } from './__fixtures__/results.ts';
import { check } from './check.ts';
import { signedWhole } from './whole.ts';

const schema = z.object({ rows: z.array(z.object({ net: signedWhole })) });

it('gives what the schema reads', () => {
  expect(valueOf(check(schema, { rows: [{ net: '--5', more: 1 }] }))).toEqual({
    rows: [{ net: -5 }],
  });
});

it('says where and what for every fault, below the path it was given, and never the value', () => {
  const faults = errorOf(check(schema, { rows: [{ net: 'leak' }, {}, { net: 5 }] }, ['body']));
  expect(faults).toEqual([
    { path: 'body.rows.0.net', message: 'is no whole number' },
    { path: 'body.rows.1.net', message: 'is no text' },
    { path: 'body.rows.2.net', message: 'is no text' },
  ]);
  expect(errorOf(check(schema, 'leak'))).toHaveLength(1);
  expect(JSON.stringify(errorOf(check(schema, 'leak')))).not.toContain('leak');
});
