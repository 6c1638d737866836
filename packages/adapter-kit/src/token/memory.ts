import { endedBy, aborted } from '@investor-flow/core';
import type { Token, TokenStore } from './store.ts';

/** Keeps tokens in this process and nowhere else. */
export function memoryTokenStore(): TokenStore {
  const tokens = new Map<string, Token>();
  const tails = new Map<string, Promise<unknown>>();
  return {
    read: (key) => Promise.resolve(tokens.get(key)),
    write: (key, token) => {
      tokens.set(key, token);
      return Promise.resolve();
    },
    forget: (key, token) => {
      if (tokens.get(key)?.value === token.value) tokens.delete(key);
      return Promise.resolve();
    },
    lock: (key, work, signal) => {
      const before = tails.get(key);
      let begun = false;
      const inTurn = async (): ReturnType<typeof work> => {
        await before;
        if (signal?.aborted === true) throw aborted(signal);
        begun = true;
        return work();
      };
      const mine = inTurn();
      const tail: Promise<unknown> = Promise.allSettled([mine]).finally(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
      tails.set(key, tail);
      if (signal === undefined) return mine;
      // Who waits is let go at once; who works already ends by itself.
      return endedBy(signal, mine).catch((thrown: unknown) => {
        if (begun) return mine;
        throw thrown;
      });
    },
  };
}
