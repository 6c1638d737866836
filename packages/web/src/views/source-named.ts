import { err, ok, type Result, type Source } from 'investor-flow';
import type { Trouble } from '../api/trouble.ts';
import { wrong } from './trouble.ts';
import type { ViewContext } from './view.ts';

/** A source by its name; without one the first. */
export function sourceNamed(
  { sources }: Pick<ViewContext, 'sources'>,
  name: string | undefined,
): Result<Source, Trouble> {
  const known = Object.keys(sources);
  const chosen = name ?? known[0];
  const found = chosen !== undefined && known.includes(chosen) ? sources[chosen] : undefined;
  return found === undefined
    ? err(wrong('broker', `must be one of ${known.join(', ')}`))
    : ok(found);
}
