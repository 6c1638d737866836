import { isSeries, krxCalendar, type Question, sessionsBetween } from '@investor-flow/core';
import { onlyMeasures } from '@investor-flow/core';
import type { Row } from './rows.ts';

/** An answer as it was kept. */
export interface Kept {
  readonly question: Question;
  readonly subject: string;
  readonly measures: readonly ('value' | 'volume')[];
  readonly query: { readonly day?: string; readonly from?: string; readonly to?: string };
  readonly rows: readonly Row[];
}

export interface Asked {
  readonly question: Question;
  readonly subject: string;
  readonly measures: readonly ('value' | 'volume')[];
  readonly query: { readonly day?: string; readonly from?: string; readonly to?: string };
  readonly asOf: string;
  readonly broker?: string | undefined;
  readonly environment?: string | undefined;
}

/** What a store has to say, by the words of its documentation and without a database. */
export function expected(kept: readonly Kept[], asked: Asked): object {
  const seen = kept.filter(
    ({ question, subject, measures, rows }) =>
      question === asked.question &&
      subject === asked.subject &&
      asked.measures.every((it) => measures.includes(it)) &&
      rows.every(({ observedAt }) => observedAt <= asked.asOf),
  );
  const isNamed = ({ broker, environment }: Row): boolean =>
    (asked.broker ?? broker) === broker && (asked.environment ?? environment) === environment;
  const named = seen.filter(({ rows }) => rows.every(isNamed));
  const answerers = new Set(
    named.flatMap(({ rows }) => rows.map((it) => `${it.broker} ${it.environment}`)),
  );
  if (answerers.size > 1) return { kind: 'ambiguous' };
  const lastOf = (day: string) =>
    named
      .map((it) => ({ ...it, rows: it.rows.filter((row) => row.day === day) }))
      .filter(({ rows }) => rows.length > 0)
      // A stable sort: of equals the one that was kept last.
      .toSorted((a, b) => rank(a) - rank(b))
      .at(-1)
      ?.rows.map((it) => onlyMeasures(it, asked.measures));
  if (!isSeries(asked.question)) {
    const rows = lastOf(asked.query.day ?? '');
    if (rows === undefined) return { kind: 'missing', first: asked.query.day };
    return { answer: asked.question === 'investorFlow' ? rows[0] : rows };
  }
  const { from = '', to = '' } = asked.query;
  const isAsked = (day: string): boolean =>
    named.some(({ query }) => (query.from ?? '') <= day && day <= (query.to ?? ''));
  const days = sessionsBetween(krxCalendar, from, to);
  const missing = days.find((day) => lastOf(day) === undefined && !isAsked(day));
  return missing === undefined
    ? { answer: days.toReversed().flatMap((day) => lastOf(day) ?? []) }
    : { kind: 'missing', first: missing };
}

/** Later before earlier, of one moment final before provisional, then what has fewer measures beside those asked for. */
const rank = ({ rows, measures }: Pick<Kept, 'rows' | 'measures'>): number =>
  Math.max(...rows.map(({ observedAt }) => Date.parse(observedAt))) * 10 +
  (rows.every(({ status }) => status === 'final') ? 5 : 0) -
  measures.length;
