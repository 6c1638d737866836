import { type Investor, INVESTORS, partsOf, WHOLE_INVESTORS } from '../investor.ts';
import type { Measure } from '../market.ts';
import type { FlowFigures, InvestorTable, Trade } from '../model/flow-figures.ts';
import { roundingStep, tradeViolations } from './numbers.ts';
import type { Violation } from './violation.ts';

/** One table of a flow, and how far its columns may lag one another. */
interface CheckedTable extends Pick<FlowFigures, 'rounding' | 'derived'> {
  readonly measure: Measure;
  readonly table: InvestorTable;
  readonly allowance: number;
}

/** The rules that the table of one measure breaks. */
export const tableViolations = (checked: CheckedTable): readonly Violation[] => [
  ...wholeViolations(checked),
  ...institutionViolations(checked),
  ...foreignViolations(checked),
  ...INVESTORS.flatMap((investor) => investorViolations(checked, investor)),
  ...zeroViolations(checked),
];

/** The five together hold both sides of every trade. The required three alone leave out others, and add up to nothing known. */
function wholeViolations(checked: CheckedTable): readonly Violation[] {
  const { table, measure } = checked;
  const present = WHOLE_INVESTORS.filter((it) => table[it] !== undefined);
  if (INVESTORS.every((it) => table[it] === undefined || REQUIRED.includes(it))) return [];
  const nets = present.map((it) => table[it]?.net).filter((it) => it !== undefined);
  const gross = present.flatMap((it) => {
    const { buy, sell } = table[it] ?? {};
    return buy === undefined || sell === undefined ? [] : [buy - sell];
  });
  const columns = total(present.map((it) => columnsOf(checked, it)));
  return [
    ...residualOf(checked, total(nets), columns, (by) => ({
      rule: 'zero-sum',
      message: `what was bought and what was sold differ by ${by}`,
      measure,
    })),
    ...(gross.length < present.length
      ? []
      : residualOf(checked, total(gross), 2 * columns, (by) => ({
          rule: 'buying-selling',
          message: `all buying and all selling differ by ${by}`,
          measure,
        }))),
  ];
}

const REQUIRED: readonly Investor[] = ['individual', 'foreign', 'institution'];

/** Whether the government is one of the institutions is unproven, so either is right. */
function institutionViolations(checked: CheckedTable): readonly Violation[] {
  const { table } = checked;
  const parts = partsOf('institution').filter((it) => table[it] !== undefined);
  if (parts.length === 0) return [];
  const say = (by: number): Said => ({
    rule: 'institution-parts',
    message: `institutions differ from their parts by ${by}`,
    measure: checked.measure,
    investor: 'institution',
  });
  const without = partsViolations(
    checked,
    'institution',
    parts.filter((it) => it !== 'government'),
    say,
  );
  return partsViolations(checked, 'institution', parts, say).length === 0 ? [] : without;
}

function foreignViolations(checked: CheckedTable): readonly Violation[] {
  const parts = partsOf('foreign');
  if (parts.some((it) => checked.table[it] === undefined)) return [];
  return partsViolations(checked, 'foreign', parts, (by) => ({
    rule: 'foreign-parts',
    message: `foreigners differ from their two kinds by ${by}`,
    measure: checked.measure,
    investor: 'foreign',
  }));
}

/** What we added up ourselves is exactly its parts. */
function partsViolations(
  checked: CheckedTable,
  whole: Investor,
  parts: readonly Investor[],
  say: (by: number) => Said,
): readonly Violation[] {
  const { table, derived } = checked;
  const nets = parts.map((it) => table[it]?.net).filter((it) => it !== undefined);
  const residual = (table[whole]?.net ?? NaN) - total(nets);
  if (derived.includes(whole)) return residualOf({ ...checked, allowance: 0 }, residual, 0, say);
  const columns = total([whole, ...parts].map((it) => columnsOf(checked, it)));
  return residualOf(checked, residual, columns, say);
}

function investorViolations(checked: CheckedTable, investor: Investor): readonly Violation[] {
  const { table, measure } = checked;
  const trade = table[investor];
  if (trade === undefined) return [];
  const tolerance = toleranceOf(checked, 3 * columnsOf(checked, investor));
  return tradeViolations(investor, trade, tolerance, { measure, investor });
}

function zeroViolations({ table, measure }: CheckedTable): readonly Violation[] {
  const trades = INVESTORS.map((it) => table[it]).filter((it) => it !== undefined);
  if (trades.some(({ net, buy = 0, sell = 0 }: Trade) => net !== 0 || buy !== 0 || sell !== 0))
    return [];
  const message = 'every figure is 0: before the opening, a holiday, or an unknown code';
  return [{ rule: 'all-zero', message, measure }];
}

type Said = Omit<Violation, 'residual' | 'tolerance'>;

function residualOf(
  checked: CheckedTable,
  residual: number,
  columns: number,
  say: (by: number) => Said,
): readonly Violation[] {
  const tolerance = toleranceOf(checked, columns);
  return Math.abs(residual) > tolerance ? [{ ...say(residual), residual, tolerance }] : [];
}

const toleranceOf = ({ rounding, measure, allowance }: CheckedTable, columns: number): number =>
  Math.max(roundingStep(rounding[measure]) * columns, allowance);

/** How many of the broker's columns went into an investor's number. */
const columnsOf = ({ table, derived }: CheckedTable, investor: Investor): number =>
  derived.includes(investor)
    ? Math.max(1, partsOf(investor).filter((it) => table[it] !== undefined).length)
    : 1;

const total = (numbers: readonly number[]): number => numbers.reduce((sum, it) => sum + it, 0);
