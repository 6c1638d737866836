import { SettingsError } from '@investor-flow/adapter-kit';
import { describe, expect, it } from 'vitest';
import { movingClock } from '../../support/clock.ts';
import { thrownBy } from '../../support/results.ts';
import type { Adapter } from './adapter.ts';

/** Every common setting, wrong; no value may be shown. */
const WRONG = {
  appKey: 'a key with spaces',
  environment: 'paper',
  baseUrl: 'http://user:hunter2@example.com',
  timeoutMs: 0,
  retries: -1,
  maxWaitMs: 1.5,
  requestsPerSecond: 0,
  tokens: { read: 'hunter2' },
  tokenFolder: '',
  limiter: {},
  calendar: {},
  clock: { now: () => 0 },
  onEvent: 'hunter2',
  proxy: 'hunter2',
};

/** Settings are checked when the source is made, all at once and by name. */
export function settingsSuite({ name, settings }: Adapter): void {
  const { create, maker, keys, secretName, otherSecretName } = settings;
  const refused = (given: unknown): SettingsError => {
    const thrown = thrownBy(() => create(given));
    if (thrown instanceof SettingsError) return thrown;
    throw thrown;
  };
  const paths = (given: unknown) => refused(given).issues.map(({ path }) => path);

  describe('wrong settings', () => {
    it('are listed all at once, by name and without a value', () => {
      const error = refused({ ...WRONG, [otherSecretName]: 'hunter2' });
      const named = new Set(error.issues.map(({ path }) => path));
      expect([...named].toSorted()).toEqual(
        [...Object.keys(WRONG), secretName, otherSecretName].toSorted(),
      );
      for (const { path } of error.issues) expect(error.message).toContain(path);
      expect(error.message.startsWith(`${maker}: `)).toBe(true);
      const shown = `${error.stack}${JSON.stringify(error)}`;
      for (const value of ['hunter2', 'a key with spaces', 'example.com', 'paper'])
        expect(shown).not.toContain(value);
    });

    it.each<readonly [string, unknown, readonly string[]]>([
      ['nothing', undefined, ['']],
      ['null', null, ['']],
      ['a text', name, ['']],
      ['no keys', {}, ['appKey', secretName]],
      ['a secret that is not text', { appKey: 'k', [secretName]: 1 }, [secretName]],
      [
        "another broker's name of the secret",
        { ...keys, [otherSecretName]: 's' },
        [otherSecretName],
      ],
      ['a misspelt name', { ...keys, timeoutMS: 5 }, ['timeoutMS']],
      ['the sandbox without its address', { ...keys, environment: 'sandbox' }, ['baseUrl']],
      ['a custom environment by name', { ...keys, environment: 'custom' }, ['environment']],
      ...settings.wrong.map(([why, more, named]) => [why, { ...keys, ...more }, named] as const),
    ])('are named: %s', (_, given, named) => expect(paths(given)).toEqual(named));
  });

  it.each<readonly [string, object]>([
    ['keys alone', {}],
    ['a loopback address', { baseUrl: 'http://127.0.0.1:8080' }],
    ['the sandbox', { environment: 'sandbox', baseUrl: 'http://127.0.0.1:1' }],
    ['what is left open', { environment: undefined, baseUrl: undefined, clock: undefined }],
    ['everything', { timeoutMs: 1, clock: movingClock(), onEvent: () => 1, proxy: true }],
    ...settings.right,
  ])('right settings make a source, and nothing is sent: %s', async (_, more) => {
    const source = create({ ...keys, ...more });
    expect(source.broker).toBe(name);
    await Promise.all([source.close(), source.close()]);
    await source.close();
  });
}
