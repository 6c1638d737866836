import { expect, it } from 'vitest';
import { AT } from '../__fixtures__/asking.ts';
import { settled } from '../__fixtures__/manual-clock.ts';
import { announcer, type CallEvent } from './event.ts';

const event = (): CallEvent => ({ type: 'request', at: { ...AT }, attempt: 1 });

it('reports a handler every event in the order of happening', async () => {
  const seen: number[] = [];
  const announce = announcer((it) => {
    if (it.type === 'request') seen.push(it.attempt);
  });
  for (const attempt of [1, 2, 3]) announce({ ...event(), attempt } as CallEvent);
  await settled();
  expect(seen).toEqual([1, 2, 3]);
});

it('reports no one where there is no handler', () => {
  expect(announcer(undefined)(event())).toBeUndefined();
});

it('does not wait for the handler, nor runs it in the midst of a call', async () => {
  let ran = false;
  announcer(() => {
    ran = true;
    return new Promise(() => undefined);
  })(event());
  expect(ran).toBe(false);
  await settled();
  expect(ran).toBe(true);
});

it.each<[string, () => unknown]>([
  [
    'throws',
    () => {
      throw new Error('mine');
    },
  ],
  ['rejects', () => Promise.reject(new Error('mine'))],
  [
    'answers with a thenable that throws',
    () => ({
      // oxlint-disable-next-line unicorn/no-thenable -- what a handler of somebody else's may answer
      then: () => {
        throw new Error('mine');
      },
    }),
  ],
])('is not harmed by a handler that %s', async (_, handler) => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => {
    unhandled.push(reason);
  };
  process.on('unhandledRejection', note);
  const announce = announcer(handler);
  expect(() => announce(event())).not.toThrow();
  await settled();
  await settled();
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

it('hands out nothing a handler could change for others', async () => {
  const seen: CallEvent[] = [];
  announcer((it) => seen.push(it))(event());
  await settled();
  expect(seen).toHaveLength(1);
  expect(seen.every((it) => Object.isFrozen(it) && Object.isFrozen(it.at))).toBe(true);
});
