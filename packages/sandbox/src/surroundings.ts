import type { Masking } from './masking.ts';
import type { Quotas } from './quota.ts';
import type { Truth } from './truth.ts';
import type { World } from './world.ts';

/** What both dialects are given. */
export interface Surroundings {
  readonly world: World;
  readonly truth: Truth;
  readonly quotas: Quotas;
  readonly masking: Masking;
}

/** What every call may look at. */
export interface Sight extends Pick<Surroundings, 'world' | 'truth'> {
  /** The moment of the request on the sandbox's clock. */
  readonly instant: number;
}
