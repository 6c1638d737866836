import { type Investor, type Market, partsOf, volumeUnitOf } from '@investor-flow/core';

interface Habit {
  /** Part of all trading. */
  readonly share: number;
  /** How far a day can lean to buying or selling, as a standard deviation. */
  readonly lean: number;
}

const SHARE_HABITS = {
  individual: { share: 0.48, lean: 0.03 },
  foreignRegistered: { share: 0.285, lean: 0.09 },
  foreignOther: { share: 0.002, lean: 0.06 },
  financialInvestment: { share: 0.055, lean: 0.12 },
  insurance: { share: 0.012, lean: 0.15 },
  investmentTrust: { share: 0.025, lean: 0.15 },
  privateFund: { share: 0.022, lean: 0.15 },
  bank: { share: 0.002, lean: 0.3 },
  otherFinance: { share: 0.002, lean: 0.3 },
  pension: { share: 0.085, lean: 0.08 },
  otherCorporation: { share: 0.03, lean: 0.1 },
  // So little that a broker without a column for it still adds up within its rounding.
  otherOrganization: { share: 0.000_003, lean: 0.3 },
} as const satisfies Partial<Record<Investor, Habit>>;

/** Those who trade for themselves; `foreign` and `institution` are sums of them. */
export type Trader = keyof typeof SHARE_HABITS;
export const TRADERS = Object.keys(SHARE_HABITS) as readonly Trader[];

type Habits = Readonly<Record<Trader, Habit>>;

const CONTRACT_HABITS: Habits = {
  ...SHARE_HABITS,
  individual: { share: 0.27, lean: 0.02 },
  foreignRegistered: { share: 0.58, lean: 0.015 },
  financialInvestment: { share: 0.1, lean: 0.06 },
};

/** Habits in the order of `TRADERS`. */
export interface HabitRow {
  readonly shares: Float64Array;
  readonly leans: Float64Array;
}

const rowOf = (habits: Habits): HabitRow => ({
  shares: Float64Array.from(TRADERS, (trader) => habits[trader].share),
  leans: Float64Array.from(TRADERS, (trader) => habits[trader].lean),
});
const [SHARE_ROW, CONTRACT_ROW] = [rowOf(SHARE_HABITS), rowOf(CONTRACT_HABITS)];
/** Trading of stocks is known to the share, and a broker without a column for other organisations still adds up. */
export const STOCK_HABITS = rowOf({ ...SHARE_HABITS, otherOrganization: { share: 0, lean: 0 } });

export const habitsOf = (market: Market): HabitRow =>
  volumeUnitOf(market) === 'share' ? SHARE_ROW : CONTRACT_ROW;

/** The traders whose figures add up to an investor's; none for government, which does not trade here. */
export function tradersWithin(investor: Investor): readonly Trader[] {
  const parts = partsOf(investor);
  const within: readonly Investor[] = parts.length === 0 ? [investor] : parts;
  return TRADERS.filter((trader) => within.includes(trader));
}

export const FOREIGN: readonly Trader[] = tradersWithin('foreign');

/** The five who together hold both sides of every trade, each by the trader that acts for it. */
export const ACTING = {
  individual: 'individual',
  foreign: 'foreignRegistered',
  institution: 'financialInvestment',
  otherCorporation: 'otherCorporation',
  otherOrganization: 'otherOrganization',
} as const satisfies Partial<Record<Investor, Trader>>;
