import {
  answerTo,
  areZero,
  callsFor,
  type Impossible,
  impossible,
  statedOn,
} from '@investor-flow/adapter-kit';
import type { ProgramKinds, ProgramTrade } from '@investor-flow/core';
import { ka90010, type ProgramDayColumns } from '../wire/ka90010.ts';
import { STEPS, valueOf, volumeOf } from '../wire/programs.ts';
import { marketOf } from '../wire/codes.ts';
import { walkByCursor } from './by-cursor.ts';
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
  calls: (plan, moment) => callsFor(plan, moment, OFFER.daysPerCall),
  answer(plan, context) {
    const { market, venue, to } = plan;
    return walkByCursor(context, {
      endpoint: ka90010,
      range: plan,
      query: (cursor) => ({ market: marketOf(market), venue, to, cursor }),
      nothing: 'the market has no days',
      model: (reply) => {
        const known = statedOn(context, reply);
        return (row, day): ProgramTrade | Impossible =>
          isQuiet(valueOf(row))
            ? impossible('every figure of the market is 0')
            : { ...known(day), market, venue, ...programOf(row) };
      },
    });
  },
});

/** What a row of either call holds: amounts, quantities where they are there, KOSPI 200 and basis once it is known. */
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
  areZero([total, arbitrage, nonArbitrage]);
