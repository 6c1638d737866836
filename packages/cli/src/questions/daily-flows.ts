import {
  type FlowFigures,
  type Investor,
  INVESTOR_TREE,
  INVESTORS,
  type InvestorTable,
  type Measure,
} from 'investor-flow';
import { text } from '../language.ts';
import { netCaption } from '../render/labels.ts';
import { type Column, column, type Section, section } from '../render/section.ts';
import { sparkline } from '../render/sparkline.ts';
import { dayColumn, measuresOf, netColumns } from './columns.ts';
import type { TableRequest } from './view.ts';

/** The course of each investor, then a line a day; with `--cumulative` the days are sums since the oldest. */
export const dailySections = <Flow extends FlowFigures>(
  flows: readonly Flow[],
  request: TableRequest,
  beside: readonly Column<Flow>[],
): readonly Section[] =>
  measuresOf(flows).flatMap((measure) => {
    const rows = request.given.cumulative === true ? summedUp(flows, measure) : flows;
    const caption = netCaption(measure, flows[0]?.volumeUnit);
    const course = section(courseOf(rows, measure), courseColumns(measure, request), caption);
    const days = section(
      rows,
      [dayColumn(rows, request), ...netColumns(measure), ...beside],
      request.given.cumulative === true
        ? text(`${caption.ko}, 누적`, `${caption.en}, cumulative`)
        : caption,
    );
    return rows.length > 1 ? [course, days] : [days];
  });

/** Newest first; each row the sum of itself and all older ones. */
function summedUp<Flow extends FlowFigures>(
  flows: readonly Flow[],
  measure: Measure,
): readonly Flow[] {
  const sums: Partial<Record<Investor, number>> = {};
  return flows
    .toReversed()
    .map((flow): Flow => {
      const told = flow[measure];
      if (told === undefined) return flow;
      const summed = INVESTORS.flatMap((investor) => {
        const net = told[investor]?.net;
        if (net === undefined) return [];
        const sum = (sums[investor] === undefined ? 0 : sums[investor]) + net;
        sums[investor] = sum;
        return [[investor, { net: sum }] as const];
      });
      return { ...flow, [measure]: Object.fromEntries(summed) as unknown as InvestorTable };
    })
    .toReversed();
}

interface Course {
  readonly investor: Investor;
  /** Oldest first. */
  readonly nets: readonly number[];
}

const SHOWN = ['individual', 'foreign', 'institution'] as const satisfies readonly Investor[];
/** Sessions in a sparkline: it fits 80 columns beside name and sum. */
const LONGEST_LINE = 40;

const courseOf = (flows: readonly FlowFigures[], measure: Measure): readonly Course[] =>
  SHOWN.map((investor) => ({
    investor,
    nets: flows.toReversed().flatMap((flow) => flow[measure]?.[investor].net ?? []),
  }));

const courseColumns = (
  measure: Measure,
  { language, given }: TableRequest,
): readonly Column<Course>[] => [
  column('text', text('투자자', 'Investor'), (it) => INVESTOR_TREE[it.investor].label[language]),
  column('text', text('추이', 'Course'), ({ nets }) => sparkline(nets.slice(-LONGEST_LINE))),
  column(
    measure === 'value' ? 'won' : 'count',
    text('합계', 'Sum'),
    ({ nets }) => (given.cumulative === true ? nets.at(-1) : nets.reduce((sum, it) => sum + it, 0)),
    { signed: true },
  ),
];
