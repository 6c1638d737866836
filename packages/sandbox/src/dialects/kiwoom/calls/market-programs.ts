import { NEXTRADE_OPENED } from '@investor-flow/core';
import {
  dateAt,
  dayNumberOf,
  dayOf,
  type DayNumber,
  HISTORY_BEGAN,
  instantAt,
  sessionUpTo,
} from '../../../days.ts';
import type { Deals } from '../../../market/ledger.ts';
import { lastMinuteOf, latestSession, type VenueDay, venueHoursOf } from '../../../market/hours.ts';
import type { ProgramTruth } from '../../../market/programs.ts';
import { keyOf, seededOn } from '../../../seeded.ts';
import { type Asked, type DataCall, NO_ROWS, oneOf, type Reply } from '../call.ts';
import { DAY, dayIn, entryOf, VENUE, VENUES, wrong } from '../inputs.ts';
import {
  coloured,
  compactDay,
  decimal,
  doubledIn,
  MILLION,
  minuteText,
  plainIn,
  signedIn,
  THOUSAND,
} from '../numbers.ts';
import { pageOfMinutes, pageOfSessions } from '../pages.ts';

type Place = Omit<VenueDay, 'day'>;

/** A market and a venue have one code between them. */
const MARKETS: Readonly<Record<string, Place>> = {
  P00101: { market: 'kospi', venue: 'krx' },
  P001_NX01: { market: 'kospi', venue: 'nxt' },
  P001_AL01: { market: 'kospi', venue: 'unified' },
  P10102: { market: 'kosdaq', venue: 'krx' },
  P101_NX02: { market: 'kosdaq', venue: 'nxt' },
  P101_AL02: { market: 'kosdaq', venue: 'unified' },
};

/** A market's programmes at a venue, since a day. */
interface Wanted extends Place {
  readonly since: DayNumber;
  /** Whose key it is. */
  readonly owner: string;
}

/** Both calls take the same; the code of a market has to agree with the venue's. */
const callOf = (api: string, answer: (asked: Asked, wanted: Wanted) => Reply): DataCall => ({
  api,
  path: '/api/dostk/mrkcond',
  inputs: {
    date: DAY,
    amt_qty_tp: oneOf(['1', '2']),
    mrkt_tp: oneOf(Object.keys(MARKETS)),
    min_tic_tp: oneOf(['0', '1']),
    stex_tp: VENUE,
  },
  table: { list: 'prm_trde_trnsn', labels: ['cntr_tm'], column: 'all_netprps', continues: true },
  answer(asked) {
    const { market, venue } = entryOf(MARKETS, asked, 'mrkt_tp');
    if (venue !== entryOf(VENUES, asked, 'stex_tp').venue) return wrong('mrkt_tp');
    const since = dayIn(asked, 'date');
    if (since === undefined) return wrong('date');
    const owner = `${market.slice(0, 6)}${venue.slice(0, 3)}`;
    return answer(asked, { market, venue, since, owner });
  },
});

/** Rows of the auction before the opening; they say nothing yet. */
const EARLY_MINUTES = 5;
/** Some minutes are missing. */
const ABSENT = 0.02;

/** ka90005 프로그램매매추이 시간대별: a market's programmes of one session, minute by minute. */
export const ka90005 = callOf('ka90005', (asked, { market, venue, since, owner }) => {
  const day = sessionUpTo(Math.min(since, dateAt(asked.instant)));
  if (day < HISTORY_BEGAN) return NO_ROWS;
  const minutes = minutesOf({ market, venue, day }, asked.instant);
  return pageOfMinutes(asked, owner, minutes, (minute) => {
    const at = { day: dayOf(day), at: instantAt(day, minute) };
    const index = asked.truth.kospi200(at);
    const basis = index.basisHundredths;
    return {
      cntr_tm: minuteText(minute), // 체결시간
      ...columnsOf(asked.truth.program({ market, venue, ...at }), doubledIn, doubledIn),
      kospi200: basis === undefined ? '0' : coloured(index.hundredths, index.changeHundredths),
      basis: basis === undefined ? '' : signedDecimal(basis), // BASIS
    };
  });
});

/** The minutes of a session that have a row, newest first. */
function minutesOf(at: VenueDay, instant: number): readonly number[] {
  const last = lastMinuteOf(at, instant);
  const draw = seededOn(keyOf('absent', at.market), at.day);
  const minutes: number[] = [];
  for (let minute = venueHoursOf(at).opening - EARLY_MINUTES; minute <= last; minute += 1) {
    const isAbsent = draw() < ABSENT;
    if (!isAbsent || minute === last) minutes.unshift(minute);
  }
  return minutes;
}

const signedDecimal = (hundredths: number): string =>
  hundredths < 0 ? `-${decimal(hundredths)}` : decimal(hundredths);

/** ka90010 프로그램매매추이 일자별: a market's programmes day by day, newest first. */
export const ka90010 = callOf('ka90010', (asked, { market, venue, since, owner }) => {
  const latest = latestSession(venue, asked.instant, market);
  const oldest = venue === 'nxt' ? dayNumberOf(NEXTRADE_OPENED) : HISTORY_BEGAN;
  return pageOfSessions(asked, { owner, since, latest, oldest }, (day) => {
    const at = { day: dayOf(day), at: asked.instant };
    const index = asked.truth.kospi200(at);
    const basis = index.basisHundredths;
    return {
      cntr_tm: `${compactDay(at.day)}000000`, // 체결시간
      ...columnsOf(asked.truth.program({ market, venue, ...at }), signedIn, plainIn),
      kospi200: coloured(decimal(index.hundredths), index.changeHundredths),
      basis: basis === undefined ? '' : signedDecimal(basis), // BASIS
    };
  });
});

type Write = (unit: number, exact: number) => string;

/** Amounts in 백만원 and quantities in 천주; two calls write the same columns with other signs. */
function columnsOf(
  { value, volume }: ProgramTruth,
  netIn: Write,
  totalIn: Write,
): Readonly<Record<string, string>> {
  const amount = (exact: number): string => String(Math.round(exact / MILLION));
  const shares = (exact: number): string => String(Math.round(exact / THOUSAND));
  const amounts = (kind: string, deals: Deals) => ({
    [`${kind}_trde_sel`]: amount(deals.sell),
    [`${kind}_trde_buy`]: amount(deals.buy),
    [`${kind}_trde_netprps`]: netIn(MILLION, deals.net),
  });
  const quantities = (kind: string, deals: Deals) => ({
    [`${kind}_trde_sell_qty`]: shares(deals.sell),
    [`${kind}_trde_buy_qty`]: shares(deals.buy),
    [`${kind}_trde_netprps_qty`]: netIn(THOUSAND, deals.net),
  });
  return {
    ...amounts('dfrt', value.arbitrage), // 차익거래
    ...amounts('ndiffpro', value.nonArbitrage), // 비차익거래
    ...quantities('dfrt', volume.arbitrage),
    ...quantities('ndiffpro', volume.nonArbitrage),
    all_sel: amount(value.total.sell), // 전체매도
    all_buy: amount(value.total.buy), // 전체매수
    all_netprps: totalIn(MILLION, value.total.net), // 전체순매수
  };
}
