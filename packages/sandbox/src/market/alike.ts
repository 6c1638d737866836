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
