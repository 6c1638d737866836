import { type Measure, MEASURES } from '../market.ts';
import type { ProgramKinds, ProgramTrade, StockProgramTrade } from '../model/program-trade.ts';
import {
  numberViolations,
  priceViolations,
  residualViolations,
  roundingStep,
  tradeViolations,
  type Violation,
} from './violation.ts';

/**
 * The rules that programme trading of a market or of a stock breaks; empty when nothing is wrong.
 *
 * Arbitrage and non-arbitrage are the total, buying less selling is the net, both within a rounding step for each of the
 * three columns; amounts and quantities are whole, and no number is a negative zero.
 */
export const programViolations = (trade: ProgramTrade | StockProgramTrade): readonly Violation[] =>
  'stock' in trade
    ? MEASURES.flatMap((measure) => {
        const sides = trade[measure];
        const tolerance = 3 * roundingStep(trade.rounding[measure]);
        return sides === undefined ? [] : tradeViolations(measure, sides, tolerance, { measure });
      })
    : marketViolations(trade);

const marketViolations = (trade: ProgramTrade): readonly Violation[] => [
  ...kindsViolations(trade, 'value', trade.rounding.value),
  ...(trade.volume === undefined
    ? []
    : kindsViolations(trade.volume, 'volume', trade.rounding.volume)),
  ...numberViolations({ kospi200: trade.kospi200, basis: trade.basis }, 'fraction'),
  ...priceViolations({ kospi200: trade.kospi200 }),
];

const KINDS = ['arbitrage', 'nonArbitrage', 'total'] as const;
const SIDES = ['net', 'buy', 'sell'] as const;

function kindsViolations(
  kinds: ProgramKinds,
  measure: Measure,
  step: number | undefined,
): readonly Violation[] {
  const tolerance = 3 * roundingStep(step);
  const parts = SIDES.flatMap((side): readonly Violation[] => {
    const [arbitrage, other, total] = KINDS.map((kind) => kinds[kind][side]);
    if (arbitrage === undefined || other === undefined || total === undefined) return [];
    const message = `${side}: arbitrage and non-arbitrage differ from the total`;
    const said = { rule: 'program-parts', message, measure } as const;
    return residualViolations(said, arbitrage + other - total, tolerance);
  });
  return [
    ...parts,
    ...KINDS.flatMap((kind) => tradeViolations(kind, kinds[kind], tolerance, { measure })),
  ];
}
