import { NEXTRADE_OPENED } from '../calendar/trading-calendar.ts';
import type { TradingDay } from '../calendar/trading-day.ts';
import { newestAtRest, sessionNow, sessionsBack } from './days.ts';
import type { History, OfferParts } from './offer.ts';
import type { AnyPlan } from './plan.ts';
import type { Moment } from './rules.ts';

/** Why an offer does not cover a plan, in a sentence for users; nothing when it does. */
export function unsupportedReason(
  offer: Partial<OfferParts>,
  plan: AnyPlan,
  moment: Moment,
): string | undefined {
  return (
    outsideMarkets(offer, plan) ??
    outsideMeasures(offer, plan) ??
    outsideVenues(offer, plan) ??
    outsideRankings(offer, plan) ??
    (offer.history === undefined ? undefined : outsideHistory(offer.history, plan, moment))
  );
}

type Reason = string | undefined;

function outsideMarkets(
  { markets, sectors }: Partial<OfferParts>,
  { market, sector }: AnyPlan,
): Reason {
  if (market === undefined) return undefined;
  if (markets !== undefined && !markets.includes(market))
    return `The broker does not serve the market ${market}`;
  if (sectors === undefined || sector === undefined) return undefined;
  return (sectors[market] ?? ['all']).includes(sector)
    ? undefined
    : `The broker does not serve ${sector} of ${market}`;
}

function outsideMeasures({ measures }: Partial<OfferParts>, plan: AnyPlan): Reason {
  const missing = plan.measures?.find((it) => measures !== undefined && !measures.includes(it));
  return missing === undefined ? undefined : `The broker does not report the ${missing}`;
}

function outsideVenues({ venues }: Partial<OfferParts>, { venue, day, to }: AnyPlan): Reason {
  if (venue === undefined || venues === undefined) return undefined;
  if (!venues.includes(venue)) return `The broker does not serve the venue ${venue}`;
  const last = day ?? to;
  return venue !== 'krx' && last !== undefined && last < NEXTRADE_OPENED
    ? `Nextrade opened on ${NEXTRADE_OPENED}; before that there is only krx`
    : undefined;
}

function outsideRankings({ by }: Partial<OfferParts>, plan: AnyPlan): Reason {
  if (plan.by === undefined || by === undefined) return undefined;
  const sessions = by[plan.by];
  if (sessions === undefined) return `The broker has no ranking by ${plan.by}`;
  if (plan.sessions === undefined || sessions.includes(plan.sessions)) return undefined;
  return sessions.length === 0
    ? `The broker's ranking by ${plan.by} has no choice of sessions`
    : `The broker ranks by ${plan.by} over ${sessions.join(', ')} sessions`;
}

function outsideHistory(history: History, plan: AnyPlan, moment: Moment): Reason {
  return plan.day === undefined
    ? rangeOutside(history, plan, moment)
    : dayOutside(history, plan.day, sessionNow(moment, plan).day);
}

function dayOutside(history: History, day: TradingDay, latest: TradingDay): Reason {
  if (history.kind === 'latest-session' && day !== latest)
    return history.because ?? `The broker serves only the latest session, ${latest}`;
  return beforeBeginning(history, day);
}

/** A range that ends before the served days is refused; one that begins before them gives what there is. */
function rangeOutside(history: History, { to, today }: AnyPlan, moment: Moment): Reason {
  if (to === undefined) return undefined;
  if (history.kind === 'any-day') return beforeBeginning(history, to);
  const { kind, sessions } = history;
  const first =
    kind === 'last-sessions' && sessions !== undefined
      ? sessionsBack(moment, today, sessions)
      : newestAtRest(moment);
  return to < first
    ? (history.because ?? `The broker serves only the sessions from ${first} on`)
    : undefined;
}

const beforeBeginning = ({ from, because }: History, day: TradingDay): Reason =>
  from !== undefined && day < from
    ? (because ?? `The broker's history begins on ${from}`)
    : undefined;
