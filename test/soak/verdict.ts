import {
  type ForeignHolding,
  type InvestorFlow,
  koreanTime,
  type Measure,
} from '@investor-flow/core';
import type { FlowTruth, Sandbox } from '@investor-flow/sandbox';
import { wrongFigures } from '../support/mismatches.ts';

const MINUTE = 60_000;
const minuteOf = (instant: number): number => Math.floor(instant / MINUTE);

/** The moments a figure may be from: the sandbox's figures grow by the minute. */
export const momentsBetween = (from: number, to: number): readonly number[] => [
  ...Array.from({ length: Math.ceil((to - from) / MINUTE) }, (_, at) => from + at * MINUTE),
  to,
];

/** What a flow tells that was true at none of the moments it can be from. */
export function lies(
  flow: InvestorFlow,
  measures: readonly Measure[],
  { truth }: Sandbox,
  asked: number,
): readonly string[] {
  const { market, venue, day, sector } = flow;
  const moments = momentsBetween(asked, Date.parse(flow.observedAt));
  const where = { market, venue, day, sector: sector.id ?? 'all' } as const;
  const wrong = measures.filter(
    (measure) => !moments.some((at) => isTrue(flow, measure, truth.flow({ ...where, at }))),
  );
  const more = Object.keys(flow.rounding).filter((it) => !measures.some((one) => one === it));
  const index = flow.index;
  const isIndexWrong =
    index !== undefined &&
    !moments.some(
      (at) => truth.index({ ...where, at })?.hundredths === Math.round(index.price * 100),
    );
  return [...wrong, ...more, ...(isIndexWrong ? ['index'] : [])].map(
    (what) => `${flow.broker} ${market} ${sector.code} ${day} ${venue}: ${what} is not the truth`,
  );
}

/** Foreigners and individuals are always told, and no figure is another than it was. */
function isTrue(flow: InvestorFlow, measure: Measure, truth: FlowTruth): boolean {
  const { foreign, individual } = flow[measure] ?? {};
  const isWhole = foreign !== undefined && individual !== undefined;
  return isWhole && wrongFigures(flow, truth, [measure]).length === 0;
}

const COUNTED = [
  'heldShares',
  'limitShares',
  'acquirableShares',
  'changeShares',
] as const satisfies readonly (keyof ForeignHolding)[];
const TRADED = [
  'close',
  'closeChange',
  'tradedShares',
] as const satisfies readonly (keyof ForeignHolding)[];

/** Which days of a stock are reported otherwise than they were; the day under way trades on while it is asked for. */
export const wrongDays = (
  rows: readonly ForeignHolding[],
  { truth, clock }: Sandbox,
  wanted: {
    readonly asked: number;
    /** Whether a day may have no traded volume. */
    readonly mayLack: (day: string) => boolean;
  },
): readonly string[] =>
  rows.flatMap((row) => {
    const known = truth.holding(row.stock, row.day, row.venue);
    const isMoving =
      row.day === koreanTime(clock.now()).day && minuteOf(wanted.asked) < minuteOf(clock.now());
    const isLacking = !('tradedShares' in row) && wanted.mayLack(row.day);
    const wrong = [...COUNTED, ...(isMoving ? [] : TRADED)].filter(
      (name) => row[name] !== known?.[name] && !(name === 'tradedShares' && isLacking),
    );
    return wrong.length === 0 ? [] : [`${row.stock} ${row.day} ${row.venue}: ${wrong.join(' ')}`];
  });
