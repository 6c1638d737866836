import { type Investor, INVESTORS, partsOf, WHOLE_INVESTORS } from '../investor.ts';
import type { Measure } from '../market.ts';
import type { FlowFigures, InvestorTable, Trade } from '../model/flows.ts';
import { residualViolations, roundingStep, tradeViolations, type Violation } from './violation.ts';
import { total } from '../tables.ts';

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
  const { table } = checked;
  const present = WHOLE_INVESTORS.filter((it) => table[it] !== undefined);
  if (INVESTORS.every((it) => table[it] === undefined || REQUIRED.includes(it))) return [];
  const nets = present.map((it) => table[it]?.net).filter((it) => it !== undefined);
  const gross = present.flatMap((it) => {
    const { buy, sell } = table[it] ?? {};
    return buy === undefined || sell === undefined ? [] : [buy - sell];
  });
  const columns = total(present.map((it) => columnsOf(checked, it)));
  const bought = 'what was bought and what was sold differ';
  const sides = 'all buying and all selling differ';
  return [
    ...residualOf(checked, { rule: 'zero-sum', message: bought }, total(nets), columns),
    ...(gross.length < present.length
      ? []
      : residualOf(checked, { rule: 'buying-selling', message: sides }, total(gross), 2 * columns)),
  ];
}

const REQUIRED: readonly Investor[] = ['individual', 'foreign', 'institution'];

/** Whether the government is one of the institutions is unproven, so either is right. */
function institutionViolations(checked: CheckedTable): readonly Violation[] {
  const parts = partsOf('institution').filter((it) => checked.table[it] !== undefined);
  const isRight = parts.length === 0 || partsViolations(checked, 'institution', parts).length === 0;
  const others = parts.filter((it) => it !== 'government');
  return isRight ? [] : partsViolations(checked, 'institution', others);
}

function foreignViolations(checked: CheckedTable): readonly Violation[] {
  const parts = partsOf('foreign');
  const isWhole = parts.every((it) => checked.table[it] !== undefined);
  return isWhole ? partsViolations(checked, 'foreign', parts) : [];
}

const PARTS = {
  institution: { rule: 'institution-parts', message: 'institutions differ from their parts' },
  foreign: { rule: 'foreign-parts', message: 'foreigners differ from their two kinds' },
} as const;

/** What we added up ourselves is exactly its parts. */
function partsViolations(
  checked: CheckedTable,
  investor: keyof typeof PARTS,
  parts: readonly Investor[],
): readonly Violation[] {
  const { table, derived } = checked;
  const nets = parts.map((it) => table[it]?.net).filter((it) => it !== undefined);
  const whole: Trade | undefined = table[investor];
  const residual = (whole?.net ?? NaN) - total(nets);
  const said = { ...PARTS[investor], investor };
  if (derived.includes(investor))
    return residualOf({ ...checked, allowance: 0 }, said, residual, 0);
  const columns = total([investor, ...parts].map((it) => columnsOf(checked, it)));
  return residualOf(checked, said, residual, columns);
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

/** NaN comes from a figure that is NaN, which is a breach by itself. */
const residualOf = (
  checked: CheckedTable,
  said: Pick<Violation, 'rule' | 'message' | 'investor'>,
  residual: number,
  columns: number,
): readonly Violation[] => {
  const { measure } = checked;
  const tolerance = toleranceOf(checked, columns);
  return Number.isNaN(residual)
    ? []
    : residualViolations({ ...said, measure }, residual, tolerance);
};

const toleranceOf = ({ rounding, measure, allowance }: CheckedTable, columns: number): number =>
  Math.max(roundingStep(rounding[measure]) * columns, allowance);

/** How many of the broker's columns went into an investor's number. */
const columnsOf = ({ table, derived }: CheckedTable, investor: Investor): number =>
  derived.includes(investor)
    ? Math.max(1, partsOf(investor).filter((it) => table[it] !== undefined).length)
    : 1;
