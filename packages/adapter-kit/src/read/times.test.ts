import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { compactTime } from './times.ts';

const read = (received: unknown): unknown => {
  const { data, error } = z.safeParse(compactTime, received);
  return error?.issues[0]?.message ?? data;
};

it.each([
  ['090000', '09:00:00'],
  ['235959', '23:59:59'],
])('the time %j is %s', (received, time) => expect(read(received)).toBe(time));

it.each(['240000', '096000', '090060', '0900', '09:00:00', ' 90000', ''])('%j is no time', (it) =>
  expect(read(it)).toBe('must be a time written HHMMSS'),
);

it.each([90_000, undefined])('%j is no text', (it) => expect(read(it)).toBe('must be a string'));
