import { err, ok, type Result } from 'neverthrow';
import { koreanTime, NEXTRADE_OPENED } from '../calendar/trading-day.ts';
import {
  type Moment,
  newestAtRest,
  newestPublished,
  sessionNow,
  sessionsBack,
} from '../calendar/moment.ts';
import { type BrokerError, failure, type Origin, unexpected } from '../error.ts';
import { MEASURES } from '../market.ts';
import {
  type Capabilities,
  type Capability,
  type PlanOf,
  type Question,
  QUESTIONS,
  specOf,
} from '../questions/index.ts';
import {
  type AnyPlan,
  DEFAULTS,
  type FieldList,
  type PlannedFields,
  type ReadFields,
} from '../questions/fields.ts';
import type { History, OfferParts } from '../questions/offer.ts';
import { readFields } from '../questions/rules.ts';
import type { QuestionSpec } from '../questions/spec.ts';

export interface PlanningParts {
  readonly broker: string;
  readonly capabilities: Capabilities;
  /** The moment of the question; may throw when a caller's clock does. */
  readonly moment: () => Moment;
}

/**
 * Checks a question and fills in what it leaves open: `invalid` comes before `unsupported`; nothing is thrown.
 *
 * A series asked `gathered` gives 30 sessions where it names neither `from` nor `limit`.
 */
export function planQuestion<Q extends Question>(
  { broker, capabilities, moment: momentNow }: PlanningParts,
  question: Q,
  query: unknown,
  form: 'gathered' | 'pages' = 'pages',
): Result<PlanOf<Q>, BrokerError> {
  const at: Origin = { broker, operation: question };
  const spec = SPECS.get(question);
  if (spec === undefined)
    return err(
      failure.invalid(at, [
        { path: 'question', message: `must be one of ${QUESTIONS.join(', ')}` },
      ]),
    );
  try {
    const moment = momentNow();
    const read = readFields(query, spec.fields, moment);
    if (read.isErr()) return err(failure.invalid(at, read.error));
    const offer: Capability<Partial<OfferParts>> = capabilities[question];
    if (offer.support === 'none') return err(failure.unsupported(at, offer.because));
    const usual = form === 'gathered' ? USUAL_SESSIONS : undefined;
    const plan = completed(read.value, spec.fields, moment, usual);
    const because = unsupportedReason(offer, plan, moment) ?? spec.unsupported?.(read.value, offer);
    if (because !== undefined) return err(failure.unsupported(at, because));
    return ok({ ...plan, ...spec.fitted?.(plan, offer) } as unknown as PlanOf<Q>);
  } catch (thrown) {
    return err(unexpected(at, thrown));
  }
}

/** The specs by name, for whatever may be the name of a question. */
const SPECS: ReadonlyMap<unknown, QuestionSpec> = new Map(
  QUESTIONS.map((question) => [question, specOf(question)]),
);

/** How many sessions a gathered series gives that names neither `from` nor `limit`. */
export const USUAL_SESSIONS = 30;

/** Fills in what a query leaves open. `usual` limits a series that names no beginning. */
export function completed(
  read: ReadFields,
  { required, optional }: FieldList,
  moment: Moment,
  usual?: number,
): AnyPlan {
  const plan: Record<string, unknown> = {
    today: koreanTime(moment.now).day,
    session: 'open',
    ...read,
  };
  for (const field of [...required, ...optional])
    if (read[field] === undefined && DEFAULTS[field] !== undefined) plan[field] = DEFAULTS[field];
  if (read.day !== undefined) plan['session'] = moment.calendar.sessionOn(read.day);
  else if (optional.includes('day')) Object.assign(plan, sessionNow(moment, read));
  if (read.measures !== undefined)
    plan['measures'] = MEASURES.filter((measure) => read.measures?.includes(measure));
  if (optional.includes('from')) Object.assign(plan, range(read, moment, usual));
  return plan as unknown as AnyPlan;
}

function range(
  { from, to, limit, venue = 'krx' }: ReadFields,
  moment: Moment,
  usual: number | undefined,
): Pick<PlannedFields, 'from' | 'to' | 'limit'> {
  const newest = newestPublished(moment);
  const isBefore = venue !== 'krx' && (from === undefined || from < NEXTRADE_OPENED);
  return {
    from: isBefore ? NEXTRADE_OPENED : from,
    to: to === undefined || to > newest ? newest : to,
    limit: from === undefined ? (limit ?? usual) : limit,
  };
}

/** Why an offer does not cover a plan, in a sentence for users; nothing when it does. */
function unsupportedReason(
  { markets, sectors, measures, venues, by, history }: Partial<OfferParts>,
  plan: AnyPlan,
  moment: Moment,
): string | undefined {
  const { market, sector, venue } = plan;
  if (market !== undefined) {
    if (markets?.includes(market) === false)
      return `The broker does not serve the market ${market}`;
    const served = sectors === undefined ? undefined : (sectors[market] ?? ['all']);
    if (sector !== undefined && served?.includes(sector) === false)
      return `The broker does not serve ${sector} of ${market}`;
  }
  const missing = plan.measures?.find((it) => measures?.includes(it) === false);
  if (missing !== undefined) return `The broker does not report the ${missing}`;
  if (venue !== undefined && venues !== undefined) {
    if (!venues.includes(venue)) return `The broker does not serve the venue ${venue}`;
    const last = plan.day ?? plan.to;
    if (venue !== 'krx' && last !== undefined && last < NEXTRADE_OPENED)
      return `Nextrade opened on ${NEXTRADE_OPENED}; before that there is only krx`;
  }
  if (by !== undefined && plan.by !== undefined) {
    const offered = by[plan.by];
    if (offered === undefined) return `The broker has no ranking by ${plan.by}`;
    if (plan.sessions !== undefined && !offered.includes(plan.sessions))
      return offered.length === 0
        ? `The broker's ranking by ${plan.by} has no choice of sessions`
        : `The broker ranks by ${plan.by} over ${offered.join(', ')} sessions`;
  }
  return history === undefined ? undefined : outsideHistory(history, plan, moment);
}

/** A day, or a range that ends before the served days, is refused; a range that begins before them gives what there is. */
function outsideHistory(
  { kind, from, sessions, because }: History,
  plan: AnyPlan,
  moment: Moment,
): string | undefined {
  const { day, to, today } = plan;
  const last = day ?? to;
  if (last === undefined) return undefined;
  if (day !== undefined && kind === 'latest-session') {
    const latest = sessionNow(moment, plan).day;
    if (day !== latest) return because ?? `The broker serves only the latest session, ${latest}`;
  }
  if (day !== undefined || kind === 'any-day')
    return from !== undefined && last < from
      ? (because ?? `The broker's history begins on ${from}`)
      : undefined;
  const first =
    kind === 'last-sessions' && sessions !== undefined
      ? sessionsBack(moment, today, sessions)
      : newestAtRest(moment);
  return last < first
    ? (because ?? `The broker serves only the sessions from ${first} on`)
    : undefined;
}
