import type { IndexQuote } from '../model/index-quote.ts';
import type { SectorIndex } from '../model/flows.ts';
import { numberViolations, priceViolations, type Violation } from './violation.ts';

/**
 * The rules that an index breaks; empty when nothing is wrong.
 *
 * Levels are above 0 and inside the day's range, issues at their limit are among those that rose and fell, volume,
 * turnover and counts of issues are whole, no number is a negative zero.
 */
export const indexViolations = (index: IndexQuote): readonly Violation[] => [
  ...levelViolations(index),
  ...rangeViolations(index),
  ...breadthViolations(index),
];

/** What the numbers of an index break, each by itself. */
export function levelViolations(index: IndexQuote | SectorIndex): readonly Violation[] {
  const { price, change, changePercent, volume, ...quote } = index;
  const { open, high, low, turnover, breadth }: Partial<IndexQuote> = quote;
  return [
    ...numberViolations({ price, change, changePercent, open, high, low }, 'fraction'),
    ...numberViolations({ volume, turnover, ...breadth }, 'whole'),
    ...priceViolations({ price, open, high, low }),
  ];
}

function rangeViolations({ price, open, high, low }: IndexQuote): readonly Violation[] {
  const outside = (name: string, level: number | undefined): readonly Violation[] => {
    if (level === undefined) return [];
    if (high !== undefined && level > high)
      return [{ rule: 'range', message: `${name} ${level} is above the high ${high}` }];
    if (low !== undefined && level < low)
      return [{ rule: 'range', message: `${name} ${level} is below the low ${low}` }];
    return [];
  };
  return [...outside('price', price), ...outside('open', open)];
}

function breadthViolations({ breadth }: IndexQuote): readonly Violation[] {
  if (breadth === undefined) return [];
  const { advancing, upperLimit, declining, lowerLimit } = breadth;
  const beyond = (side: string, limit: number, all: number, moved: string): readonly Violation[] =>
    limit > all
      ? [{ rule: 'breadth', message: `${limit} at the ${side} limit, ${all} ${moved}` }]
      : [];
  return [
    ...beyond('upper', upperLimit, advancing, 'advancing'),
    ...beyond('lower', lowerLimit, declining, 'declining'),
  ];
}
