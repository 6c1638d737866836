const KEPT_MARKETS = 4;

/**
 * A map for each of the last few markets: sandboxes of a process that have the same seed and stocks share it, as long as
 * nothing was set by hand.
 */
export function sharedByMarket<Value>(): (market: string) => Map<string, Value> {
  const maps = new Map<string, Map<string, Value>>();
  return (market) => {
    const map = maps.get(market) ?? new Map<string, Value>();
    maps.delete(market);
    maps.set(market, map);
    const [oldest] = maps.keys();
    if (maps.size > KEPT_MARKETS && oldest !== undefined) maps.delete(oldest);
    return map;
  };
}
