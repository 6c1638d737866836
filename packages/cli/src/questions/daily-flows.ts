import {
  cumulative,
  type Investor,
  type InvestorFlow,
  INVESTOR_TREE,
  INVESTORS,
  type InvestorTable,
  type Measure,
  type StockFlow,
} from 'investor-flow';
import { text } from '../language.ts';
import { CUMULATIVE } from '../options.ts';
import { netCaption } from '../render/labels.ts';
import { type Column, column, type Section, section } from '../render/section.ts';
import { sparkline } from '../render/sparkline.ts';
import { AMOUNT, dayColumn, investorCsv, measuresOf, netColumns } from './columns.ts';
import type { TableRequest, View } from './view.ts';

type DailyFlow = InvestorFlow | StockFlow;

const INDEX: readonly Column<InvestorFlow>[] = [
  column('points', text('지수', 'Index'), ({ index }) => index?.price, { drop: 1 }),
  column('percent', text('등락률 %', 'Change %'), ({ index }) => index?.changePercent, {
    signed: true,
    drop: 1,
  }),
];

/** A market or sector day by day. */
export const flowHistory: View<InvestorFlow> = {
  options: [CUMULATIVE],
  csv: investorCsv<InvestorFlow>(['market', 'sector']),
  sections: (flows, request) => sectionsOf(flows, request, INDEX),
};

const TRADING: readonly Column<StockFlow>[] = [
  column('count', text('현재가', 'Last Price'), (it) => it.trading?.lastPrice, { drop: 1 }),
  column('count', text('전일대비', 'Change'), (it) => it.trading?.change, {
    signed: true,
    drop: 1,
  }),
];

/** One stock day by day. */
export const stockFlows: View<StockFlow> = {
  options: [CUMULATIVE],
  csv: investorCsv<StockFlow>(['stock']),
  sections: (flows, request) => sectionsOf(flows, request, TRADING),
};

/** The course of each investor, then a line a day; with `--cumulative` the days are sums since the oldest. */
const sectionsOf = <Flow extends DailyFlow>(
  flows: readonly Flow[],
  request: TableRequest,
  beside: readonly Column<Flow>[],
): readonly Section[] =>
  measuresOf(flows).flatMap((measure) => {
    const isCumulative = request.given.cumulative === true;
    const rows = isCumulative ? summedUp(flows, measure) : flows;
    const { ko, en } = netCaption(measure, flows[0]?.volumeUnit);
    const caption = isCumulative ? text(`${ko}, 누적`, `${en}, cumulative`) : text(ko, en);
    const course = section(courseOf(rows, measure), courseColumns(measure, request), text(ko, en));
    const columns = [dayColumn(rows, request), ...netColumns(measure), ...beside];
    const days = section(rows, columns, caption);
    return rows.length > 1 ? [course, days] : [days];
  });

/** The same rows with the sums of the signal `cumulative`, which begins anew after a missing session. */
function summedUp<Flow extends DailyFlow>(
  flows: readonly Flow[],
  measure: Measure,
): readonly Flow[] {
  const totals = INVESTORS.flatMap((investor) => {
    const rows = flows as Parameters<typeof cumulative>[0];
    const points = cumulative(rows, investor, { measure }).map((it) => it.points);
    return points.isErr()
      ? []
      : [[investor, new Map(points.value.map(({ day, total }) => [day, total]))] as const];
  });
  return flows.map((flow): Flow => {
    const summed = totals.flatMap(([investor, byDay]) => {
      const net = byDay.get(flow.day);
      return net === undefined ? [] : [[investor, { net }] as const];
    });
    return { ...flow, [measure]: Object.fromEntries(summed) as unknown as InvestorTable };
  });
}

interface Course {
  readonly investor: Investor;
  /** Oldest first. */
  readonly nets: readonly number[];
}

const SHOWN = ['individual', 'foreign', 'institution'] as const satisfies readonly Investor[];
/** Sessions in a sparkline: it fits 80 columns beside name and sum. */
const LONGEST_LINE = 40;

const courseOf = (flows: readonly DailyFlow[], measure: Measure): readonly Course[] =>
  SHOWN.map((investor) => ({
    investor,
    nets: flows.toReversed().flatMap((flow) => flow[measure]?.[investor]?.net ?? []),
  }));

const courseColumns = (
  measure: Measure,
  { language, given }: TableRequest,
): readonly Column<Course>[] => [
  column('text', text('투자자', 'Investor'), (it) => INVESTOR_TREE[it.investor].label[language]),
  column('text', text('추이', 'Course'), ({ nets }) => sparkline(nets.slice(-LONGEST_LINE))),
  column(
    AMOUNT[measure],
    text('합계', 'Sum'),
    ({ nets }) => (given.cumulative === true ? nets.at(-1) : nets.reduce((sum, it) => sum + it, 0)),
    { signed: true },
  ),
];
