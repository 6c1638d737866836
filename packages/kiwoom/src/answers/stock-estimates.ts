import { answerTo, assumedOn, byMeasure, empty } from '@investor-flow/adapter-kit';
import {
  concurrently,
  err,
  type EstimateTable,
  type Measure,
  ok,
  type StockEstimate,
} from '@investor-flow/core';
import { estimateOf, ka10064, STEPS } from '../wire/ka10064.ts';
import { everyPage } from './every-page.ts';
import { assumedDay } from './now.ts';
import { KRX_ONLY } from './offers.ts';

const OFFER = {
  support: 'full',
  venues: ['krx', 'nxt', 'unified'],
  measures: ['value', 'volume'],
} as const;

/** A call a measure; rows are joined by their time, oldest first. */
export const stockEstimates = answerTo<'stockEstimates'>()({
  offer: OFFER,
  mock: { ...OFFER, ...KRX_ONLY },
  calls: ({ measures }) => measures.length,
  async answer({ stock, venue, measures }, context) {
    const answers = await concurrently(context, measures, async (measure, each) => {
      const query = { stock, venue, measure, cursor: undefined };
      const pages = await everyPage(each, ka10064, query);
      return pages.map((it) => ({ ...it, measure }));
    });
    if (answers.isErr()) return err(answers.error);
    const tables = new Map<string, { [M in Measure]?: EstimateTable }>();
    for (const { measure, rows } of answers.value)
      for (const { key: time, isBlank, read } of rows) {
        if (isBlank) {
          context.leaveOut({ because: `every figure of ${time} is blank` }, ka10064.id);
          continue;
        }
        const row = read();
        if (row.isErr()) return err(row.error);
        tables.set(time, { ...tables.get(time), [measure]: estimateOf(row.value, measure) });
      }
    if (tables.size === 0)
      return err(empty(context, ka10064.id, 'nothing has been estimated of the stock'));
    const observedAt = Math.max(...answers.value.map((it) => it.observedAt));
    const known = {
      ...assumedOn(context, { api: ka10064.id, observedAt }, assumedDay(context, { venue })),
      status: 'estimated' as const,
      stock,
      venue,
    };
    const estimates: StockEstimate[] = [...tables]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([time, table]) => {
        const estimated = measures.filter((it) => table[it] !== undefined);
        return { ...known, time, ...table, rounding: byMeasure(estimated, (it) => STEPS[it]) };
      });
    return ok(estimates);
  },
});
