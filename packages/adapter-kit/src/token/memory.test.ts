import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import { deferred } from '../__fixtures__/host.ts';
import { tokenAt } from '../__fixtures__/managers.ts';
import { settled } from '../__fixtures__/manual-clock.ts';
import { memoryTokenStore } from './memory.ts';

describe('what it keeps', () => {
  it('is given back under its own key alone', async () => {
    const store = memoryTokenStore();
    await store.write('mine', tokenAt(0, 'token'));
    expect(await store.read('mine')).toEqual(tokenAt(0, 'token'));
    expect(await store.read('other')).toBeUndefined();
    expect(await memoryTokenStore().read('mine')).toBeUndefined();
  });

  it('is forgotten only if it is still the same', async () => {
    const store = memoryTokenStore();
    await store.write('mine', tokenAt(0, 'newer'));
    await store.forget('mine', tokenAt(0, 'older'));
    expect((await store.read('mine'))?.value).toBe('newer');
    await store.forget('mine', tokenAt(0, 'newer'));
    expect(await store.read('mine')).toBeUndefined();
    await expect(store.forget('no one', tokenAt(0, 'x'))).resolves.toBeUndefined();
  });
});

describe('its lock', () => {
  it('runs one work at a time, in the order of asking', async () => {
    const store = memoryTokenStore();
    const log: string[] = [];
    let inside = 0;
    const work = (name: string) => async (): Promise<string> => {
      inside += 1;
      expect(inside).toBe(1);
      log.push(name);
      await settled();
      inside -= 1;
      return name;
    };
    const names = ['a', 'b', 'c', 'd'];
    const done = await Promise.all(names.map((name) => store.lock('key', work(name))));
    expect(done).toEqual(names);
    expect(log).toEqual(names);
  });

  it('holds up no one of another key', async () => {
    const store = memoryTokenStore();
    const gate = deferred<void>();
    const held = store.lock('one', () => gate.promise);
    await expect(store.lock('other', () => Promise.resolve('done'))).resolves.toBe('done');
    gate.resolve();
    await held;
  });

  it('lets no one past who comes while the next is at work', async () => {
    const store = memoryTokenStore();
    const gates = [deferred<void>(), deferred<void>()];
    const log: string[] = [];
    const works = gates.map(({ promise }, place) =>
      store.lock('key', async () => {
        log.push(`${place} in`);
        await promise;
        log.push(`${place} out`);
      }),
    );
    gates[0]?.resolve();
    await works[0];
    await settled();
    const third = store.lock('key', () => Promise.resolve(log.push('third')));
    await settled();
    gates[1]?.resolve();
    await Promise.all([...works, third]);
    expect(log).toEqual(['0 in', '0 out', '1 in', '1 out', 'third']);
  });

  it('keeps nothing of a work that is over', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const store = memoryTokenStore();
    const given: WeakRef<object>[] = [];
    await store.lock('key', () => {
      const value = { of: 'the work' };
      given.push(new WeakRef(value));
      return Promise.resolve(value);
    });
    // A reference that was just made or read lives until the end of its turn.
    await new Promise((resolve) => setTimeout(resolve));
    collect();
    expect(given.map((it) => it.deref())).toEqual([undefined]);
    await store.lock('key', () => Promise.resolve());
  });

  it('survives a work that fails, which fails for its own caller alone', async () => {
    const store = memoryTokenStore();
    const outcomes = await Promise.allSettled([
      store.lock('key', () => Promise.reject(new Error('mine'))),
      store.lock('key', () => {
        throw new Error('thrown');
      }),
      store.lock('key', () => Promise.resolve('fine')),
    ]);
    expect(
      outcomes.map((it) => (it.status === 'fulfilled' ? it.value : String(it.reason))),
    ).toEqual(['Error: mine', 'Error: thrown', 'fine']);
  });
});

describe('somebody who waits for the lock no longer', () => {
  it('is let go at once, and never works', async () => {
    const store = memoryTokenStore();
    const gate = deferred<void>();
    const held = store.lock('key', () => gate.promise);
    const control = new AbortController();
    const work = vi.fn<() => Promise<void>>();
    const waiting = store.lock('key', work, control.signal);
    control.abort();
    await expect(waiting).rejects.toThrow(/abort/);
    const next = store.lock('key', () => Promise.resolve('next'), new AbortController().signal);
    gate.resolve();
    await held;
    expect(await next).toBe('next');
    expect(work).not.toHaveBeenCalled();
  });

  it('but works already is waited for, since no one else may work meanwhile', async () => {
    const store = memoryTokenStore();
    const gate = deferred<string>();
    const control = new AbortController();
    const working = store.lock('key', () => gate.promise, control.signal);
    await settled();
    control.abort();
    await settled();
    gate.resolve('done');
    expect(await working).toBe('done');
  });
});
