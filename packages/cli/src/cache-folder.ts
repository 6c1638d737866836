import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Terminal } from './terminal.ts';

/** The default folder of tokens; a relative XDG path is ignored, as its specification says. */
export function cacheFolder({ XDG_CACHE_HOME: cache, HOME: home }: Terminal['env']): string {
  const base =
    cache !== undefined && isAbsolute(cache)
      ? cache
      : join(home === undefined || home === '' ? homedir() : home, '.cache');
  return join(base, 'investor-flow');
}
