import {
  brokenDays,
  call,
  type CallContext,
  type DayRow,
  empty,
  impossible,
  type Impossible,
  type LazyRow,
  readList,
  type Reply,
  type SeriesPage,
} from '@investor-flow/adapter-kit';
import {
  addDays,
  type BrokerError,
  concurrently,
  err,
  type InvestorFlow,
  ok,
  type PlanOf,
  type Result,
  type TradingDay,
} from '@investor-flow/core';
import { type DailyFlowColumns, fhptj04040000, isZero } from '../wire/fhptj04040000.ts';
import { pairsOf, type SectorPair } from '../wire/codes.ts';
import { dayBefore, isAll } from './by-date.ts';
import { dailyFlow } from './daily-flow.ts';

type Plan = PlanOf<'sectorFlowHistory'>;
type Row = LazyRow<DailyFlowColumns>;

/** Every sector of one day, in the order of the registry. */
export type SectorDay = readonly InvestorFlow[];

type Model = (row: DailyFlowColumns, day: TradingDay) => InvestorFlow | Impossible;

/** How far the history of one sector has been read. */
interface Track extends SectorPair {
  /** Rows that are in no page yet, newest first. */
  rows: readonly Row[];
  /** The answer that they come from, and how they are read. */
  source: { readonly reply: Reply<DailyFlowColumns>; readonly model: Model } | undefined;
  /** The newest day of the next call; absent once there is nothing older. */
  asOf: TradingDay | undefined;
}

/** Gives page after page of days; each sector is called again when its rows are used up. */
export function sectorDays(
  context: CallContext,
  plan: Plan,
): () => Promise<Result<SeriesPage<SectorDay>, BrokerError>> {
  const tracks: readonly Track[] = pairsOf(plan.market).map((sector) => ({
    ...sector,
    rows: [],
    source: undefined,
    asOf: plan.to,
  }));
  return async () => {
    const hungry = tracks.filter(({ rows, asOf }) => rows.length === 0 && asOf !== undefined);
    const fed = await concurrently(context, hungry, (track, each) => feed(each, plan, track));
    if (fed.isErr()) return err(fed.error);
    // A day is complete when every sector that goes on has rows down to it.
    const floor = tracks
      .flatMap(({ rows, asOf }) => (asOf === undefined ? [] : [rows.at(-1)?.key ?? '']))
      .reduce((newest, day) => (day > newest ? day : newest), '');
    return ok({
      rows: daysFrom(context, tracks, floor),
      next: floor === '' ? undefined : addDays(floor, -1),
      unreadable: tracks[0]?.source?.reply.unreadable ?? (() => noDays(context)),
    });
  };
}

const noDays = (context: CallContext): BrokerError =>
  empty(context, fhptj04040000.id, 'the market has no days');

async function feed(
  context: CallContext,
  plan: Plan,
  track: Track,
): Promise<Result<void, BrokerError>> {
  const { id, pair, asOf = plan.to, source } = track;
  const called = await call(context, fhptj04040000, { pair, asOf });
  const isFirst = source === undefined;
  const isNothing = called.isErr() && called.error.kind === 'empty';
  if (called.isErr() && !(isNothing && called.error.at.api === fhptj04040000.id))
    return err(called.error);
  const rows = called.isOk() ? called.value.rows : [];
  if (rows.length === 0 || (isFirst && isAll(rows, isZero))) {
    const because = rows.length === 0 ? 'the sector has no days' : 'every figure is 0 on every day';
    if (isFirst && id === 'all') return err(empty(context, fhptj04040000.id, because));
    if (isFirst) context.leaveOut({ code: pair.sector, because }, fhptj04040000.id);
    track.asOf = undefined;
    return ok(undefined);
  }
  if (called.isOk()) {
    const days = rows.map(({ key: day, text }) => ({ day, text }));
    const issue =
      brokenDays(days) ??
      (!isFirst && (days[0]?.day ?? '') > asOf
        ? { path: 'page', message: 'the page brings no older day' }
        : undefined);
    if (issue !== undefined) return err(called.value.unreadable([issue]));
    const model = dailyFlow(context, plan, track)(called.value);
    track.source = { reply: called.value, model };
  }
  track.rows = rows.filter(({ key }, place) => key !== rows[place - 1]?.key);
  track.asOf = dayBefore(context, rows.at(-1)?.key, plan.from);
  return ok(undefined);
}

/** Takes the days down to a floor out of the tracks, newest first. */
function daysFrom(
  context: CallContext,
  tracks: readonly Track[],
  floor: TradingDay,
): readonly DayRow<SectorDay>[] {
  const days = new Map<TradingDay, Map<Track, Row>>();
  const oldest = new Map<Track, TradingDay>();
  for (const track of tracks) {
    for (const row of track.rows) {
      if (row.key < floor) break;
      const day = days.get(row.key) ?? new Map<Track, Row>();
      days.set(row.key, day.set(track, row));
      oldest.set(track, row.key);
    }
    track.rows = track.rows.filter(({ key }) => key < floor);
  }
  return [...days.entries()]
    .toSorted(([left], [right]) => (left < right ? 1 : -1))
    .map(([day, rows]) => ({
      day,
      isBlank: [...rows.values()].every(({ isBlank }) => isBlank),
      text: () => JSON.stringify([...rows.values()].map(({ text }) => text())),
      read: () => {
        for (const [track, last] of oldest)
          if (last < day && !rows.has(track))
            context.leaveOut(
              { day, code: track.pair.sector, because: 'the sector has no row of the day' },
              fhptj04040000.id,
            );
        return readDay(context, day, rows);
      },
    }));
}

function readDay(
  context: CallContext,
  day: TradingDay,
  rows: ReadonlyMap<Track, Row>,
): Result<SectorDay | Impossible, BrokerError> {
  return readList(context, [...rows], {
    api: fhptj04040000.id,
    read: ([{ source }, row]) =>
      source === undefined || row.isBlank
        ? ok(impossible('every figure is blank'))
        : row
            .read()
            .mapErr(source.reply.unreadable)
            .map((columns) => source.model(columns, day)),
    leftOut: ([{ pair }], because) => ({ day, code: pair.sector, because }),
    isWhole: ([{ id }]) => id === 'all',
    nothing: 'no sector has a figure',
  });
}
