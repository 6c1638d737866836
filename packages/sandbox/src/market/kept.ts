const MOST_MARKETS = 4;

/**
 * What was worked out of a market, kept: sandboxes of a process with the same seed and stocks share it until the market is
 * changed by hand, which the version says.
 */
export function keptByMarket<Value>(): (
  marketName: string,
  versionOf: () => number,
) => () => Map<string, Value> {
  const shared = new Map<string, Map<string, Value>>();
  return (marketName, versionOf) => {
    const [alike, own] = [shared.get(marketName) ?? new Map<string, Value>(), new Map()];
    shared.delete(marketName);
    shared.set(marketName, alike);
    const [oldest] = shared.keys();
    if (shared.size > MOST_MARKETS && oldest !== undefined) shared.delete(oldest);
    return () => (versionOf() === 0 ? alike : own);
  };
}

/** What is known under a key, else what is made now and known from then on. */
export function remember<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}

/** Keeps a value as the newest, and lets the oldest go when there are too many. */
export function keep<Value>(
  kept: Map<string, Value>,
  key: string,
  value: Value,
  most: number,
): void {
  kept.delete(key);
  kept.set(key, value);
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
}
