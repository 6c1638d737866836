import { MEASURES, type Question, type TradingDay } from '@investor-flow/core';
import { sql } from 'kysely';
import type { Engine } from './engine/engine.ts';
import type { EntryTable, RangeTable, Schema } from './schema.ts';

/** Which entries are looked for. */
export interface Selection {
  readonly question: Question;
  readonly subject: string;
  /** `value`, `volume`, `value,volume`, or nothing; absent: whatever measures. */
  readonly measures: string | undefined;
  readonly broker: string | undefined;
  readonly environment: string | undefined;
  /** ISO instant, UTC with milliseconds. */
  readonly asOf: string;
  readonly from?: TradingDay | undefined;
  readonly to?: TradingDay | undefined;
}

export type FoundEntry = Readonly<Pick<EntryTable, 'day' | 'observed_at' | 'settled' | 'answer'>>;

/** The measures that an entry may have to hold all that are asked. */
const holding = (measures: string): readonly string[] => {
  const all = ['', ...MEASURES, MEASURES.join(',')];
  const asked = measures === '' ? [] : measures.split(',');
  return measures === ''
    ? ['']
    : all.filter((it) => asked.every((measure) => it.split(',').includes(measure)));
};

/** An empty answer may not say who gave it: it belongs to the broker asked for. */
const named = (name: string): readonly string[] => [name, ''];

/** What was kept, or asked for, of a selection, whatever its days. */
function about(
  { db }: Engine,
  table: keyof Schema,
  { question, subject, measures, broker, environment, asOf }: Selection,
) {
  let query = db
    .selectFrom(table)
    .where('question', '=', question)
    .where('subject', '=', subject)
    .where('observed_at', '<=', asOf);
  if (measures !== undefined) query = query.where('measures', 'in', [...holding(measures)]);
  if (broker !== undefined) query = query.where('broker', 'in', [...named(broker)]);
  return environment === undefined
    ? query
    : query.where('environment', 'in', [...named(environment)]);
}

function matching(engine: Engine, selection: Selection) {
  const { from, to } = selection;
  let query = about(engine, 'investor_flow_entry', selection);
  if (from !== undefined) query = query.where('day', '>=', from);
  return to === undefined ? query : query.where('day', '<=', to);
}

/** The last observation of each day, newest day first; final before provisional of the same moment. */
export async function lastOfEachDay(
  engine: Engine,
  selection: Selection,
  limit?: number,
): Promise<readonly FoundEntry[]> {
  const ranked = matching(engine, selection)
    .select(['id', 'day', 'observed_at', 'settled', 'answer'])
    .select(
      sql<number>`row_number() over (partition by day order by observed_at desc, status asc, length(measures) asc, id desc)`.as(
        'place',
      ),
    );
  let query = engine.db
    .selectFrom(ranked.as('ranked'))
    .selectAll()
    .where('place', '=', 1)
    .orderBy('day', 'desc');
  if (limit !== undefined) query = query.limit(limit);
  return query.execute();
}

/** Each day with an entry, oldest first: when it was last observed, and whether it is settled. */
export const daysSeen = (engine: Engine, selection: Selection) =>
  matching(engine, selection)
    .select((it) => [
      'day',
      it.fn.max('observed_at').as('observed_at'),
      it.fn.max<number | string>('settled').as('settled'),
      it.fn.countAll<number | string>().as('count'),
    ])
    .groupBy('day')
    .orderBy('day', 'asc')
    .execute();

/** Every observation, oldest first. */
export const everyObservation = (engine: Engine, selection: Selection) =>
  matching(engine, selection)
    .select(['day', 'observed_at', 'settled', 'answer'])
    .orderBy('observed_at', 'asc')
    .orderBy('day', 'asc')
    .orderBy('status', 'desc')
    .orderBy('id', 'asc')
    .execute();

export type AskedRange = Pick<RangeTable, 'first_day' | 'last_day' | 'observed_at'>;

/** The ranges that were asked for. */
export const askedRanges = (engine: Engine, selection: Selection): Promise<readonly AskedRange[]> =>
  about(engine, 'investor_flow_range', selection)
    .select(['first_day', 'last_day', 'observed_at'])
    .execute();

/** The brokers and environments that hold something of a subject, each pair once. */
export async function answerers(engine: Engine, selection: Selection) {
  const pairs = await matching(engine, selection)
    .select(['broker', 'environment'])
    .distinct()
    .execute();
  return pairs.filter(({ broker, environment }) => broker !== '' && environment !== '');
}
