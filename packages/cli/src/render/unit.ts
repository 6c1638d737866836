import { type Text, text } from '../language.ts';

/** The unit in which the amounts of one table are written. */
export interface Unit {
  readonly label: Text;
  /** Won. */
  readonly size: number;
  readonly decimals: number;
}

const UNITS = [
  { names: ['억', 'eok'], size: 100_000_000, label: text('억원', '100m won') },
  { names: ['백만', 'million'], size: 1_000_000, label: text('백만원', 'million won') },
  { names: ['원', 'won'], size: 1, label: text('원', 'won') },
] as const;

const USUAL_DECIMALS = 2;
const MOST_DECIMALS = 8;

/** The unit that was typed, else the largest that shows every amount; an amount that is not 0 is never written as 0. */
export function unitFor(typed: string | undefined, amounts: readonly number[]): Unit {
  const sizes = amounts.filter((it) => it !== 0).map(Math.abs);
  const least = sizes.length === 0 ? Infinity : Math.min(...sizes);
  const decimalsFor = (size: number): number => {
    if (least >= size || size === 1) return 0;
    const needed = Math.ceil(-Math.log10((2 * least) / size));
    return Math.min(MOST_DECIMALS, Math.max(USUAL_DECIMALS, needed));
  };
  const named = UNITS.find(({ names }) => (names as readonly string[]).includes(typed ?? ''));
  const fitting = UNITS.find(({ size }) => decimalsFor(size) <= USUAL_DECIMALS);
  const { size, label } = named ?? fitting ?? UNITS[2];
  return { size, label, decimals: decimalsFor(size) };
}
