import { koreanTime } from '../calendar/trading-day.ts';
import type { TradingDay } from '../words.ts';
import { type Measure, MEASURES } from '../market.ts';
import { DEFAULTS, type Field } from './fields.ts';
import { type Question, specOf } from './index.ts';

/** Fields that say which days and which figures of a subject are asked for. */
const NOT_OF_THE_SUBJECT: readonly Field[] = ['day', 'from', 'to', 'limit', 'measures'];

/** What a question is about, whatever its days and measures: its other fields, defaults filled in, in the order of the question. */
export function subjectOf(question: Question, query: object): Readonly<Record<string, unknown>> {
  const { required, optional, open = [] } = specOf(question).fields;
  const given = query as Readonly<Record<string, unknown>>;
  const fields = [...required, ...optional].filter((it) => !NOT_OF_THE_SUBJECT.includes(it));
  return Object.fromEntries(
    [
      ...fields.map((field) => [field, given[field] ?? DEFAULTS[field]]),
      ...open.map((field) => [field, given[field]]),
    ].filter(([, value]) => value !== undefined),
  ) as Readonly<Record<string, unknown>>;
}

/** The measures that a query asks for; none where its question has no such field. */
export function measuresOf(question: Question, query: object): readonly Measure[] {
  if (!specOf(question).fields.optional.includes('measures')) return [];
  const { measures = DEFAULTS.measures } = query as { readonly measures?: readonly Measure[] };
  return MEASURES.filter((measure) => measures?.includes(measure));
}

/** What every row says of itself. */
export interface AnyRow {
  readonly broker: string;
  readonly environment: string;
  readonly observedAt: string;
  readonly day?: TradingDay;
  readonly dayBasis?: string;
  readonly status?: string;
}

/** The day of a row; of a row without one, the Korean day on which it was observed. */
export const dayOf = ({ day, observedAt }: AnyRow): TradingDay =>
  day ?? koreanTime(Date.parse(observedAt)).day;

/** A row with no other measures than these. */
export function onlyMeasures<Row extends object>(row: Row, measures: readonly Measure[]): Row {
  const dropped = MEASURES.filter((it) => it in row && !measures.includes(it));
  if (dropped.length === 0) return row;
  const kept = { ...row } as Record<string, unknown>;
  for (const measure of dropped) delete kept[measure];
  const { rounding, assumed } = kept as { rounding?: object; assumed?: readonly string[] };
  if (rounding !== undefined)
    kept['rounding'] = Object.fromEntries(
      Object.entries(rounding).filter(([measure]) => !dropped.includes(measure as Measure)),
    );
  if (assumed !== undefined && dropped.includes('volume'))
    kept['assumed'] = assumed.filter((it) => it !== 'volume-unit');
  return kept as Row;
}
