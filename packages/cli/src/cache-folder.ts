import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Terminal } from './terminal.ts';

/** Where tokens are kept unless somebody says otherwise; a relative XDG path counts for none, as its specification has it. */
export function cacheFolder({ XDG_CACHE_HOME: cache, HOME: home }: Terminal['env']): string {
  const base =
    cache !== undefined && isAbsolute(cache)
      ? cache
      : join(home === undefined || home === '' ? homedir() : home, '.cache');
  return join(base, 'investor-flow');
}
