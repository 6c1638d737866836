import type { Investor } from '../investor.ts';
import type { Measure } from '../market.ts';
import type { Trade } from '../model/flows.ts';

/** A rule that a number or a row breaks; `residual` is how far off it is, `tolerance` how far off it may be. */
export interface Violation {
  readonly rule:
    | 'zero-sum'
    | 'buying-selling'
    | 'institution-parts'
    | 'foreign-parts'
    | 'buy-sell-net'
    | 'all-zero'
    | 'program-parts'
    | 'limit-parts'
    | 'descending-days'
    | 'positive'
    | 'range'
    | 'breadth'
    | 'whole-number'
    | 'negative-zero';
  readonly message: string;
  readonly measure?: Measure;
  readonly investor?: Investor;
  readonly residual?: number;
  readonly tolerance?: number;
}

/** Numbers by the name that a message gives them; what is absent breaks nothing. */
type Numbers = Readonly<Record<string, number | undefined>>;

/** Breaches of what every number keeps: no negative zero, and whole unless it is a level or a percentage. */
export const numberViolations = (
  numbers: Numbers,
  kind: 'whole' | 'fraction',
  where: Pick<Violation, 'measure' | 'investor'> = {},
): readonly Violation[] =>
  Object.entries(numbers).flatMap(([name, number]): readonly Violation[] => {
    if (number === undefined) return [];
    if (Object.is(number, -0))
      return [{ rule: 'negative-zero', message: `${name} is a negative zero`, ...where }];
    const fits = kind === 'whole' ? Number.isSafeInteger(number) : Number.isFinite(number);
    if (fits) return [];
    const message = `${name} must be a ${kind === 'whole' ? 'whole' : 'finite'} number`;
    return [{ rule: 'whole-number', message, ...where }];
  });

/** Prices and levels are above 0: a sign on them is only a colour. */
export const priceViolations = (prices: Numbers): readonly Violation[] =>
  Object.entries(prices).flatMap(([name, price]): readonly Violation[] =>
    price === undefined || Number.isNaN(price) || price > 0
      ? []
      : [{ rule: 'positive', message: `${name} is not above 0` }],
  );

/** A sum that must come out and is off by more than its tolerance, or by NaN; the message ends with the residual. */
export const residualViolations = (
  said: Omit<Violation, 'residual' | 'tolerance'>,
  residual: number,
  tolerance: number,
): readonly Violation[] =>
  Math.abs(residual) <= tolerance
    ? []
    : [{ ...said, message: `${said.message} by ${residual}`, residual, tolerance }];

/** Buying less selling is the net, as far as the rounding of three columns goes. */
export function tradeViolations(
  name: string,
  { net, buy, sell }: Trade,
  tolerance: number,
  where: Pick<Violation, 'measure' | 'investor'> = {},
): readonly Violation[] {
  const odd = numberViolations(
    { [`${name}.net`]: net, [`${name}.buy`]: buy, [`${name}.sell`]: sell },
    'whole',
    where,
  );
  if (buy === undefined || sell === undefined) return odd;
  const message = `${name}: buying less selling differs from the net`;
  const said = { rule: 'buy-sell-net', message, ...where } as const;
  return [...odd, ...residualViolations(said, buy - sell - net, tolerance)];
}

/** The same breaches, their messages with something before them. */
export const prefixed = (prefix: string, violations: readonly Violation[]): readonly Violation[] =>
  violations.map((it) => ({ ...it, message: `${prefix}${it.message}` }));

/** The step of a rounded column; a column with a step of 1, or without one, is exact. */
export const roundingStep = (step: number | undefined): number =>
  step === undefined || step === 1 ? 0 : step;
