import type { ComparableFlow } from './flow-comparison.ts';
import type { Investor } from '../investor.ts';
import { numberAt, slack, type Where } from './slack.ts';

/** An investor that some brokers define with more in it, and some with less. */
interface Definition {
  /** The numbers of the broker that reports more, whose sum is the number of the broker that reports less. */
  readonly sum: readonly Investor[];
  /** The investor that the broker that reports less must not have. */
  readonly absent?: Investor;
  readonly say: (broker: string) => string;
}

const DEFINITIONS: { readonly [I in Investor]?: Definition } = {
  foreign: {
    sum: ['foreignRegistered'],
    say: (broker) => `${broker} does not count 기타외국인 (other foreigners) among foreigners`,
  },
  otherCorporation: {
    sum: ['otherCorporation', 'otherOrganization'],
    absent: 'otherOrganization',
    say: (broker) => `${broker} counts 기타단체 (other organizations) among other corporations`,
  },
};

/** The difference of definition that explains the whole difference of a line, in words. */
export function definition(
  left: ComparableFlow,
  right: ComparableFlow,
  where: Where,
): string | undefined {
  const known = DEFINITIONS[where.investor];
  if (known === undefined) return undefined;
  const { sum, absent, say } = known;
  const explains = (more: ComparableFlow, less: ComparableFlow): boolean => {
    if (absent !== undefined && numberAt(less, { ...where, investor: absent }) !== undefined)
      return false;
    const columns = sum.map((investor): Where => ({ ...where, investor }));
    const numbers = columns.map((it) => numberAt(more, it)).filter((it) => it !== undefined);
    const reported = numberAt(less, where);
    if (reported === undefined || numbers.length < columns.length) return false;
    const off = numbers.reduce((rest, it) => rest - it, reported);
    const tolerance = columns.reduce((all, it) => all + slack(more, it), slack(less, where));
    return Math.abs(off) <= tolerance;
  };
  if (explains(left, right)) return say(right.broker);
  return explains(right, left) ? say(left.broker) : undefined;
}
