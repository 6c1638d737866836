/** Calls that were let start and may still wait for a connection. */
export interface Sending<Call extends { readonly at: number }> {
  started(key: string, call: Call): void;
  /**
   * One of them is on its way now. Which one it was makes no difference to a quota, so it is taken for the oldest.
   */
  sent(key: string): Call | undefined;
}

/** Nobody will tell of so old a call any more. */
const FORGOTTEN_MS = 60_000;

export function sending<Call extends { readonly at: number }>(): Sending<Call> {
  const calls = new Map<string, readonly Call[]>();
  return {
    started(key, call) {
      const known = (calls.get(key) ?? []).filter(({ at }) => at > call.at - FORGOTTEN_MS);
      calls.set(key, [...known, call]);
    },
    sent(key) {
      const [oldest, ...others] = calls.get(key) ?? [];
      calls.set(key, others);
      return oldest;
    },
  };
}
