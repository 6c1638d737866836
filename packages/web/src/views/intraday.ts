import {
  err,
  type InvestorFlow,
  koreanTime,
  latestSession,
  opensAt,
  ok,
  restsAt,
} from 'investor-flow';
import type { Intraday } from '../api/answers.ts';
import { brokerView } from './broker-view.ts';
import { fieldsOf, queryFrom } from './parameters.ts';
import { ofStore, wrong } from './trouble.ts';
import type { View } from './view.ts';

/** A step this many times the usual one is a gap. */
const GAP_STEPS = 3;
const LEAST_GAP_MS = 180_000;

/** The course of one day, from what was recorded of it. */
export const intraday: View<Intraday> = brokerView({
  parameters: fieldsOf('investorFlow'),
  answer: async ({ broker }, parameters, context) => {
    const query = queryFrom('investorFlow', parameters);
    const { venue = 'krx', market } = query;
    const latest = latestSession(context.calendar, context.clock.now(), venue, market);
    const day = query.day ?? latest?.day;
    if (day === undefined) return err(wrong('day', 'the calendar names no recent session'));
    const kept = await context.store.observations(
      'investorFlow',
      { ...query, day },
      { broker, environment: context.environmentOf(broker) },
    );
    if (kept.isErr()) return err(ofStore(kept.error));
    // Answers given on the day itself; a later one is its result and no moment of its course.
    const points = kept.value.filter(
      ({ observedAt }) => koreanTime(Date.parse(observedAt)).day === day,
    );
    return ok({
      day,
      opens: opensAt(day, venue, market),
      rests: restsAt(day, venue),
      points,
      gaps: gapsBetween(points),
    });
  },
  rows: ({ points }) => points,
});

function gapsBetween(points: readonly InvestorFlow[]): Intraday['gaps'] {
  const instants = points.map(({ observedAt }) => Date.parse(observedAt));
  const steps = instants.slice(1).map((at, place) => at - (instants[place] ?? at));
  const usual = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)];
  if (usual === undefined) return [];
  const longest = Math.max(LEAST_GAP_MS, usual * GAP_STEPS);
  return steps.flatMap((step, place) => {
    const [from, to] = [points[place], points[place + 1]];
    return step > longest && from !== undefined && to !== undefined
      ? [{ from: from.observedAt, to: to.observedAt }]
      : [];
  });
}
