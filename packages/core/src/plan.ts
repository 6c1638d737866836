import { err, ok, type Result } from 'neverthrow';
import type { Capabilities, Capability, Offer } from './capability.ts';
import { type BrokerError, failure, type Origin } from './error.ts';
import { type Market, type Measure, MEASURES, type Venue } from './market.ts';
import type { Question } from './question.ts';
import { type HoldingFields, readFlowQuery, readHoldingsQuery } from './query.ts';
import type { SectorId } from './sector.ts';
import type { StockCode } from './stock-code.ts';
import { latestSession, type Session, type TradingCalendar } from './calendar/trading-calendar.ts';
import { koreanTime, type TradingDay } from './calendar/trading-day.ts';

/** What decides whether a question may be sent. */
export interface Terms {
  readonly broker: string;
  readonly capabilities: Capabilities;
  readonly calendar: TradingCalendar;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** A flow question with nothing left open. */
export interface FlowPlan {
  readonly market: Market;
  readonly sector: SectorId;
  readonly day: TradingDay;
  /** What the calendar knows of the day: never `closed`. */
  readonly session: Session;
  readonly venue: Venue;
  readonly measures: readonly Measure[];
}

/** A holdings question with nothing left open; without `from` the walk ends with the broker's history. */
export interface HoldingsPlan {
  readonly stock: StockCode;
  readonly venue: Venue;
  readonly from: TradingDay | undefined;
  readonly to: TradingDay | undefined;
  readonly limit: number | undefined;
}

/** Nextrade's first session; before it there was only KRX. */
export const NEXTRADE_OPENED: TradingDay = '2025-03-04';

/** Checks a flow question and fills in what it leaves open: `invalid` comes before `unsupported`. */
export function planFlow(
  question: Exclude<Question, 'foreignHoldings'>,
  query: unknown,
  terms: Terms,
): Result<FlowPlan, BrokerError> {
  const at: Origin = { broker: terms.broker, operation: question };
  const read = readFlowQuery(question, query, terms);
  if (read.isErr()) return err(failure.invalid(at, read.error));
  const { market, sector = 'all', venue = 'krx', measures = ['value'], day } = read.value;

  const latest = latestSession(terms.calendar, terms.now, venue);
  if (latest === undefined) return err(brokenCalendar(at));
  const plan: FlowPlan = {
    market,
    sector,
    day: day ?? latest.day,
    session: day === undefined ? latest.session : terms.calendar.sessionOn(day),
    venue,
    measures: MEASURES.filter((measure) => measures.includes(measure)),
  };
  const because = flowShortfall(terms.capabilities[question], plan, latest.day);
  return because === undefined ? ok(plan) : err(failure.unsupported(at, because));
}

/** Checks a holdings question: `invalid` comes before `unsupported`. `usual` is how many days it gives that names no end. */
export function planHoldings(
  query: unknown,
  terms: Terms,
  usual?: number,
): Result<HoldingsPlan, BrokerError> {
  const at: Origin = { broker: terms.broker, operation: 'foreignHoldings' };
  const read = readHoldingsQuery(query, koreanTime(terms.now).day);
  if (read.isErr()) return err(failure.invalid(at, read.error));
  const { stock, venue = 'krx', from, to, limit } = read.value;
  const because = holdingsShortfall(terms.capabilities.foreignHoldings, read.value);
  if (because !== undefined) return err(failure.unsupported(at, because));
  return ok({
    stock,
    venue,
    from: venue === 'krx' ? from : (from ?? NEXTRADE_OPENED),
    to,
    limit: from === undefined ? (limit ?? usual) : limit,
  });
}

const brokenCalendar = (at: Origin): BrokerError =>
  failure.unavailable(at, {
    cause: { code: 'CALENDAR', message: 'the trading calendar names no recent session' },
  });

function flowShortfall(
  capability: Capability,
  plan: FlowPlan,
  latest: TradingDay,
): string | undefined {
  if (capability.support === 'none') return capability.because;
  const { market, sector, venue, measures, day } = plan;
  const served = capability.sectors[market] ?? ['all'];
  if (!capability.markets.includes(market)) return `The broker does not serve the market ${market}`;
  if (!served.includes(sector)) return `The broker does not serve ${sector} of ${market}`;
  const missing = measures.find((measure) => !capability.measures.includes(measure));
  if (missing !== undefined) return `The broker does not tell the ${missing}`;
  return venueShortfall(capability, venue, day) ?? historyShortfall(capability, day, latest);
}

function holdingsShortfall(
  capability: Capability,
  { venue = 'krx', from, to }: HoldingFields,
): string | undefined {
  if (capability.support === 'none') return capability.because;
  return venueShortfall(capability, venue, from) ?? venueShortfall(capability, venue, to);
}

function venueShortfall(
  offer: Offer,
  venue: Venue,
  day: TradingDay | undefined,
): string | undefined {
  if (!offer.venues.includes(venue)) return `The broker does not serve the venue ${venue}`;
  if (venue !== 'krx' && day !== undefined && day < NEXTRADE_OPENED)
    return `Nextrade opened on ${NEXTRADE_OPENED}; before that there is only krx`;
  return undefined;
}

function historyShortfall(
  { history }: Offer,
  day: TradingDay,
  latest: TradingDay,
): string | undefined {
  if (history.kind === 'latest-session' && day !== latest)
    return history.because ?? `The broker serves only the latest session, ${latest}`;
  if (history.from !== undefined && day < history.from)
    return history.because ?? `The broker's history begins on ${history.from}`;
  return undefined;
}
