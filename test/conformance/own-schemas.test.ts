import {
  check,
  checkedSettings,
  type CommonSettings,
  commonSettings,
  credential,
} from '@investor-flow/adapter-kit';
import { err, ok } from '@investor-flow/core';
import * as classic from 'zod';
import * as mini from 'zod/mini';
import { describe, expect, it } from 'vitest';

interface Settings extends CommonSettings {
  readonly key: string;
  readonly seat?: string | undefined;
}

const CLASSIC = {
  settings: classic.strictObject({
    key: credential,
    seat: classic.string('must be text').optional(),
    ...commonSettings,
  }),
  body: classic.object({ day: classic.string('is no text').min(1, 'is blank') }, 'is no object'),
};
const MINI = {
  settings: mini.strictObject({
    key: credential,
    seat: mini.optional(mini.string('must be text')),
    ...commonSettings,
  }),
  body: mini.object(
    { day: mini.string('is no text').check(mini.minLength(1, 'is blank')) },
    'is no object',
  ),
};

describe.each([
  ['zod', CLASSIC],
  ['zod/mini', MINI],
])('an adapter whose schemas are of %s', (_, { settings, body }) => {
  const given = (it: unknown): Settings => checkedSettings<Settings>('createMine', settings, it);

  it('has its settings checked together with the common ones', () => {
    expect(given({ key: 'k', seat: 's', retries: 1 })).toEqual({ key: 'k', seat: 's', retries: 1 });
    expect(() => given({ key: 'a b', seat: 5, retries: -1, timeout: 1 })).toThrow(
      'createMine: key must be visible characters without spaces; seat must be text; ' +
        'retries must be at least 0; timeout is not a setting.',
    );
    expect(() => given(5)).toThrow('createMine: settings must be an object.');
  });

  it('has its answers checked, each fault by its path and in its own words', () => {
    const row = { day: '20260819', more: 1 };
    expect(check(body, row)).toEqual(ok({ day: '20260819' }));
    for (const [received, path, message] of [
      [{ day: 5 }, 'rows.0.day', 'is no text'],
      [{ day: '' }, 'rows.0.day', 'is blank'],
      [5, 'rows.0', 'is no object'],
    ] as const)
      expect(check(body, received, ['rows', 0])).toEqual(err([{ path, message }]));
  });
});
