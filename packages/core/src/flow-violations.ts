import { type Investor, INVESTORS, partsOf, WHOLE_INVESTORS } from './investor.ts';
import type { InvestorFlow, InvestorTable, Trade } from './investor-flow.ts';
import { type Measure, MEASURES } from './market.ts';
import type { Violation } from './violation.ts';

/**
 * What a flow breaks of the rules every market keeps; empty when nothing is wrong.
 *
 * The five whole investors' nets cancel out, institutions equal their parts, buying less selling is the net. A residual
 * is forgiven up to one rounding step for every column the broker rounded: figures of an open market are refreshed apart.
 */
export const flowViolations = (flow: InvestorFlow): readonly Violation[] =>
  MEASURES.flatMap((measure) => {
    const table = flow[measure];
    return table === undefined ? [] : tableViolations(measure, table, flow);
  });

interface Figure {
  readonly value: number;
  /** How many of the broker's rounded columns went into it. */
  readonly columns: number;
}

function tableViolations(
  measure: Measure,
  table: InvestorTable,
  { rounding, derived }: InvestorFlow,
): readonly Violation[] {
  const step = rounding[measure];
  const net = (investor: Investor): Figure | undefined => {
    const trade = table[investor];
    if (trade === undefined) return undefined;
    const parts = derived.includes(investor) ? partsOf(investor).filter((it) => table[it]) : [];
    return { value: trade.net, columns: Math.max(1, parts.length) };
  };
  const nets = (investors: readonly Investor[]): readonly Figure[] =>
    investors.map(net).filter((it) => it !== undefined);
  const off = (figures: readonly Figure[], minus: readonly Figure[] = []) => {
    const residual = total(figures) - total(minus);
    const columns = [...figures, ...minus].reduce((sum, it) => sum + it.columns, 0);
    const tolerance = step === undefined ? 0 : step * columns;
    return Math.abs(residual) > tolerance ? { measure, residual, tolerance } : undefined;
  };
  const whole = (investor: Investor): readonly Figure[] => nets([investor]);

  return [
    ...ifOff(off(nets(WHOLE_INVESTORS)), (by) => ({
      rule: 'zero-sum',
      message: `what was bought and what was sold differ by ${by}`,
    })),
    ...ifOff(
      institutionOff(table, (parts) => off(whole('institution'), nets(parts))),
      (by) => ({
        rule: 'institution-parts',
        message: `institutions differ from their parts by ${by}`,
        investor: 'institution',
      }),
    ),
    ...(table.foreignRegistered === undefined || table.foreignOther === undefined
      ? []
      : ifOff(off(whole('foreign'), nets(partsOf('foreign'))), (by) => ({
          rule: 'foreign-parts',
          message: `foreigners differ from their two kinds by ${by}`,
          investor: 'foreign',
        }))),
    ...INVESTORS.flatMap((investor) => tradeViolations(measure, investor, table[investor], step)),
    ...(everyFigure(table).every((figure) => figure === 0)
      ? ([
          {
            rule: 'all-zero',
            message: 'every figure is 0: before the opening, a holiday, or an unknown code',
            measure,
          },
        ] as const)
      : []),
  ];
}

type Off = Pick<Violation, 'measure' | 'residual' | 'tolerance'>;

const ifOff = (
  off: Off | undefined,
  say: (by: number | undefined) => Pick<Violation, 'rule' | 'message' | 'investor'>,
): readonly Violation[] => (off === undefined ? [] : [{ ...say(off.residual), ...off }]);

/** Whether government belongs to the institutions is unproven, so either reading satisfies. */
function institutionOff(
  table: InvestorTable,
  off: (parts: readonly Investor[]) => Off | undefined,
): Off | undefined {
  const parts = partsOf('institution').filter((it) => table[it] !== undefined);
  if (parts.length === 0) return undefined;
  const without = off(parts.filter((it) => it !== 'government'));
  return without === undefined ? undefined : off(parts) && without;
}

function tradeViolations(
  measure: Measure,
  investor: Investor,
  trade: Trade | undefined,
  step: number | undefined,
): readonly Violation[] {
  if (trade === undefined) return [];
  const { net, buy, sell } = trade;
  const where = { measure, investor };
  const odd = sides(trade).flatMap<Violation>((figure) => {
    if (Object.is(figure, -0))
      return [{ rule: 'negative-zero', message: `${investor} has a negative zero`, ...where }];
    if (Number.isSafeInteger(figure)) return [];
    return [{ rule: 'whole-number', message: `${investor} is no whole number`, ...where }];
  });
  if (buy === undefined || sell === undefined) return odd;
  const residual = buy - sell - net;
  const tolerance = step === undefined ? 0 : 3 * step;
  if (Math.abs(residual) <= tolerance) return odd;
  const message = `${investor} bought less sold differs from the net by ${residual}`;
  return [...odd, { rule: 'buy-sell-net', message, ...where, residual, tolerance }];
}

const sides = ({ net, buy, sell }: Trade): readonly number[] =>
  [net, buy, sell].filter((it) => it !== undefined);

const everyFigure = (table: InvestorTable): readonly number[] =>
  INVESTORS.flatMap((investor) => {
    const trade = table[investor];
    return trade === undefined ? [] : sides(trade);
  });

const total = (figures: readonly Figure[]): number =>
  figures.reduce((sum, { value }) => sum + value, 0);
