import { type Investor, INVESTORS, partsOf, WHOLE_INVESTORS } from '../investor.ts';
import type { InvestorFlow, SectorIndex } from '../model/investor-flow.ts';
import type { FlowFigures, InvestorTable, Trade } from '../model/flow-figures.ts';
import { type Measure, MEASURES } from '../market.ts';
import type { Violation } from './violation.ts';

/**
 * What a flow breaks of the rules every market keeps; empty when nothing is wrong.
 *
 * The five whole investors' nets cancel out, institutions equal their parts, buying less selling is the net. A residual
 * is forgiven up to one rounding step for every column the broker rounded: figures of an open market are refreshed apart.
 */
export const flowViolations = (
  flow: FlowFigures & Pick<InvestorFlow, 'index'>,
): readonly Violation[] => [
  ...MEASURES.flatMap((measure) => {
    const table = flow[measure];
    return table === undefined ? [] : tableViolations(measure, table, flow);
  }),
  ...indexViolations(flow.index),
];

interface Figure {
  readonly value: number;
  /** How many of the broker's rounded columns went into it. */
  readonly columns: number;
}

/** The step of figures the broker did not round. */
const UNROUNDED = 0;

function tableViolations(
  measure: Measure,
  table: InvestorTable,
  { rounding, derived }: FlowFigures,
): readonly Violation[] {
  const step = rounding[measure] ?? UNROUNDED;
  const columnsOf = (investor: Investor): number =>
    derived.includes(investor)
      ? Math.max(1, partsOf(investor).filter((it) => table[it] !== undefined).length)
      : 1;
  const net = (investor: Investor): Figure | undefined => {
    const trade = table[investor];
    return trade === undefined ? undefined : { value: trade.net, columns: columnsOf(investor) };
  };
  const nets = (investors: readonly Investor[]): readonly Figure[] =>
    investors.map(net).filter((it) => it !== undefined);
  const off = (residual: number, figures: readonly Figure[]): Off | undefined => {
    const tolerance = step * figures.reduce((sum, it) => sum + it.columns, 0);
    return Math.abs(residual) > tolerance ? { measure, residual, tolerance } : undefined;
  };
  /** What we added up ourselves is its parts to the won. */
  const partsOff = (investor: Investor, parts: readonly Investor[]): Off | undefined => {
    const [whole, pieces] = [nets([investor]), nets(parts)];
    const rounded = derived.includes(investor) ? [] : [...whole, ...pieces];
    return off(total(whole) - total(pieces), rounded);
  };
  const wholes = nets(WHOLE_INVESTORS);

  return [
    ...ifOff(off(total(wholes), wholes), (by) => ({
      rule: 'zero-sum',
      message: `what was bought and what was sold differ by ${by}`,
    })),
    ...ifOff(
      institutionOff(table, (parts) => partsOff('institution', parts)),
      (by) => ({
        rule: 'institution-parts',
        message: `institutions differ from their parts by ${by}`,
        investor: 'institution',
      }),
    ),
    ...(table.foreignRegistered === undefined || table.foreignOther === undefined
      ? []
      : ifOff(partsOff('foreign', partsOf('foreign')), (by) => ({
          rule: 'foreign-parts',
          message: `foreigners differ from their two kinds by ${by}`,
          investor: 'foreign',
        }))),
    ...INVESTORS.flatMap((investor) =>
      tradeViolations({ measure, investor }, table[investor], 3 * step * columnsOf(investor)),
    ),
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
  where: { readonly measure: Measure; readonly investor: Investor },
  trade: Trade | undefined,
  tolerance: number,
): readonly Violation[] {
  if (trade === undefined) return [];
  const { investor } = where;
  const { net, buy, sell } = trade;
  const odd = sides(trade).flatMap<Violation>((figure) => {
    if (Object.is(figure, -0))
      return [{ rule: 'negative-zero', message: `${investor} has a negative zero`, ...where }];
    if (Number.isSafeInteger(figure)) return [];
    return [{ rule: 'whole-number', message: `${investor} is no whole number`, ...where }];
  });
  if (buy === undefined || sell === undefined) return odd;
  const residual = buy - sell - net;
  if (Math.abs(residual) <= tolerance) return odd;
  const message = `${investor} bought less sold differs from the net by ${residual}`;
  return [...odd, { rule: 'buy-sell-net', message, ...where, residual, tolerance }];
}

const indexViolations = (index: SectorIndex | undefined): readonly Violation[] =>
  Object.entries(index ?? {}).flatMap<Violation>(([field, figure]: readonly [string, number]) => {
    if (Object.is(figure, -0))
      return [{ rule: 'negative-zero', message: `index.${field} is a negative zero` }];
    const fits = field === 'volume' ? Number.isSafeInteger(figure) : Number.isFinite(figure);
    return fits ? [] : [{ rule: 'whole-number', message: `index.${field} is no such number` }];
  });

const sides = ({ net, buy, sell }: Trade): readonly number[] =>
  [net, buy, sell].filter((it) => it !== undefined);

const everyFigure = (table: InvestorTable): readonly number[] =>
  INVESTORS.flatMap((investor) => {
    const trade = table[investor];
    return trade === undefined ? [] : sides(trade);
  });

const total = (figures: readonly Figure[]): number =>
  figures.reduce((sum, { value }) => sum + value, 0);
