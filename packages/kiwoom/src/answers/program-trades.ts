import {
  answerTo,
  call,
  type CallContext,
  type Impossible,
  impossible,
  provenanceOf,
  type SeriesPage,
  statusOf,
  walkSeries,
} from '@investor-flow/adapter-kit';
import {
  type BrokerError,
  oldestWanted,
  type PlanOf,
  type ProgramKinds,
  type ProgramTrade,
  type Result,
  sessionsBetween,
} from '@investor-flow/core';
import { cursorIn } from '../wire/dialect.ts';
import { ka90010, type ProgramDayColumns } from '../wire/ka90010.ts';
import { STEPS, valueOf, volumeOf } from '../wire/programs.ts';
import { marketOf } from '../wire/sectors.ts';
import { KRX_ONLY } from './offers.ts';

const OFFER = {
  support: 'full',
  markets: ['kospi', 'kosdaq'],
  venues: ['krx', 'nxt', 'unified'],
  history: { kind: 'any-day', because: 'How far back the days reach is unknown' },
  daysPerCall: 100,
} as const;

/** A hundred days a call. */
export const programTrades = answerTo<'programTrades'>()({
  offer: OFFER,
  mock: { ...OFFER, ...KRX_ONLY },
  calls: (plan, moment) => {
    const days = sessionsBetween(moment.calendar, oldestWanted(plan, moment), plan.to).length;
    return Math.max(1, Math.ceil(days / OFFER.daysPerCall));
  },
  answer: (plan, context) =>
    walkSeries(context, {
      api: ka90010.id,
      range: plan,
      fetch: (cursor) => page(context, plan, cursor),
      nothing: 'the market has no days',
    }),
});

async function page(
  context: CallContext,
  { market, venue, to }: PlanOf<'programTrades'>,
  cursor: string | undefined,
): Promise<Result<SeriesPage<ProgramTrade>, BrokerError>> {
  const reply = await call(context, ka90010, { market: marketOf(market), venue, to, cursor });
  return reply.map(({ api, rows, headers, observedAt, unreadable }) => ({
    next: cursorIn(headers),
    unreadable,
    rows: rows.map(({ key: day, isBlank, text, read }) => ({
      day,
      isBlank,
      text,
      read: () =>
        read()
          .mapErr(unreadable)
          .map((row): ProgramTrade | Impossible =>
            isQuiet(valueOf(row))
              ? impossible('every figure of the market is 0')
              : {
                  ...provenanceOf(context, { api, observedAt }),
                  market,
                  venue,
                  day,
                  dayBasis: 'stated',
                  status: statusOf('stated', observedAt)(day),
                  ...programOf(row),
                },
          ),
    })),
  }));
}

/** What a row of either call tells: amounts, quantities where they are there, KOSPI 200 and basis once it is known. */
export function programOf(
  row: Pick<ProgramDayColumns, 'kospi200' | 'basis'> & Parameters<typeof valueOf>[0],
): Pick<ProgramTrade, 'rounding' | 'volume' | 'kospi200' | 'basis' | keyof ProgramKinds> {
  const volume = volumeOf(row);
  return {
    ...valueOf(row),
    ...(volume === undefined ? {} : { volume }),
    rounding: volume === undefined ? { value: STEPS.value } : STEPS,
    ...(row.kospi200 === 0 ? {} : { kospi200: row.kospi200 }),
    ...(row.basis === undefined ? {} : { basis: row.basis }),
  };
}

/** Whether nothing was bought and nothing sold. */
export const isQuiet = ({ total, arbitrage, nonArbitrage }: ProgramKinds): boolean =>
  [total, arbitrage, nonArbitrage].every(
    ({ net, buy, sell }) => net === 0 && buy === 0 && sell === 0,
  );
