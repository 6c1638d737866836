/** Calls a second; change them at any time. */
export interface Quotas {
  /** For each api-id on its own. */
  kiwoom: number;
  /** For the app key, over all its calls. */
  koreainvestment: number;
}

/** What the brokers allow a real account. */
export const USUAL_QUOTAS: Quotas = { kiwoom: 5, koreainvestment: 18 };
/** As many calls as a client likes. */
export const NO_QUOTAS: Quotas = { kiwoom: Infinity, koreainvestment: Infinity };

const WINDOW_MS = 1_000;

/** Lets a number of calls through in any second of real time; refused ones do not count. */
export function createGate(): (key: string, perSecond: number) => boolean {
  const passed = new Map<string, number[]>();
  return (key, perSecond) => {
    if (perSecond === Infinity) return true;
    const now = performance.now();
    const recent = (passed.get(key) ?? []).filter((at) => now - at < WINDOW_MS);
    const isOpen = recent.length < perSecond;
    if (isOpen) recent.push(now);
    passed.set(key, recent);
    return isOpen;
  };
}
