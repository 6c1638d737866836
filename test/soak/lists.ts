import {
  type ForeignHolding,
  type InvestorFlow,
  koreanTime,
  type LeftOut,
  type Market,
  type SectorId,
} from '@investor-flow/core';
import type { Sandbox } from '@investor-flow/sandbox';
import type { BrokerName } from '../support/pair.ts';
import type { Trouble } from './trouble.ts';
import { wrongDays } from './verdict.ts';

/** What came of a list or series: its rows, and those that were announced as left out of it. */
export interface Came<Row> {
  readonly rows: readonly Row[];
  readonly leftOut: readonly LeftOut[];
}

/** Rows that were left out for a reason that nothing switched on gives. */
const withoutReason = (
  leftOut: readonly LeftOut[],
  troubles: readonly Trouble[],
): readonly string[] =>
  leftOut
    .filter(({ because }) => !troubles.some(({ leavesOut }) => leavesOut === because))
    .map(({ day, code, because }) => `${day ?? code} is left out: ${because}`);

/** KOSDAQ's baskets: Korea Investment knows them by name and answers them with zeros. */
const BASKETS: readonly SectorId[] = [
  'blue-chip',
  'venture',
  'mid-sized',
  'technology-growth',
  'kosdaq-global',
];

/** The sectors that a broker answers with zeros, which are no figures. */
export const unfilled = (broker: BrokerName, market: Market): readonly SectorId[] =>
  broker === 'koreainvestment' && market === 'kosdaq' ? BASKETS : [];

const ZEROS = 'every figure is 0';

/** Every sector of a market, each once and each true; the others are announced, each for a reason that holds. */
export function judgeSectors(
  { rows, leftOut }: Came<InvestorFlow>,
  wanted: {
    readonly sectors: readonly SectorId[];
    /** Those of which zeros come. */
    readonly zeros: readonly SectorId[];
    readonly troubles: readonly Trouble[];
    readonly lie: (flow: InvestorFlow) => readonly string[];
  },
): readonly string[] {
  const { sectors, zeros, troubles, lie } = wanted;
  const codes = [...rows.map(({ sector }) => sector.code), ...leftOut.map(({ code }) => code)];
  const isEach = new Set(codes).size === sectors.length && codes.length === sectors.length;
  const told = rows.map(({ sector }) => sector.id);
  const others = leftOut.filter(({ because }) => because !== ZEROS);
  const asZeros = leftOut.length - others.length;
  return [
    ...rows.flatMap(lie),
    ...zeros.filter((it) => told.includes(it)).map((it) => `${it} has figures out of zeros`),
    ...(isEach ? [] : [`${rows.length} rows and ${leftOut.length} left out`]),
    ...(asZeros <= zeros.length ? [] : [`${asZeros} sectors are said to be zeros`]),
    ...withoutReason(others, troubles),
  ];
}

const DAYS_OF = new Map<string, readonly string[]>();

/** The days of a stock, looked up once for each date of the sandbox: there are thousands. */
function daysOf(stock: string, { truth, clock }: Sandbox): readonly string[] {
  const key = `${stock} ${koreanTime(clock.now()).day}`;
  const days = DAYS_OF.get(key) ?? truth.holdings(stock).map(({ day }) => day);
  DAYS_OF.set(key, days);
  return days;
}

/** Why the day under way is left out of a series. */
const NOT_YET = 'the figures of the day do not stand yet';

/** The faults that spoil one row spoil the first of a page. */
const PAGE_ROWS = 50;

/** Every session of the range: each is a row, or was announced as left out. */
export function judgeDays(
  { rows, leftOut }: Came<ForeignHolding>,
  wanted: {
    readonly stock: string;
    readonly limit: number;
    readonly asked: number;
    readonly troubles: readonly Trouble[];
  },
  sandbox: Sandbox,
): readonly string[] {
  const { stock, limit, asked, troubles } = wanted;
  const days = daysOf(stock, sandbox);
  const today = koreanTime(sandbox.clock.now()).day;
  const told = rows.map(({ day }) => day);
  const out = leftOut.map(({ day = '' }) => day);
  const came = [...told, ...out].toSorted().toReversed();
  const start = days.indexOf(came[0] ?? '');
  const isWhole =
    (start === 0 || start === 1) &&
    days.slice(start, start + came.length).join() === came.join() &&
    told.join() === came.filter((day) => !out.includes(day)).join() &&
    told.length === Math.min(limit, days.length - start - out.length);
  const mayHide = troubles.some(({ hidesVolume }) => hidesVolume === true);
  const first = (day: string): boolean => came.indexOf(day) % PAGE_ROWS === 0;
  return [
    ...wrongDays(rows, sandbox, { asked, mayLack: (day) => mayHide && first(day) }),
    ...(isWhole ? [] : [`${stock}: days are missing`]),
    ...out.filter((day) => !first(day)).map((day) => `${day} is not the first of a page`),
    ...withoutReason(
      leftOut.filter(({ day, because }) => !(because === NOT_YET && day === today)),
      troubles,
    ),
  ];
}
