import {
  type Field,
  type Issue,
  isSeries,
  isTradingDay,
  type Question,
  specOf,
} from '@investor-flow/core';
import type { Each } from './plan.ts';

/** An entry, or a part of one, of which nothing is known yet. */
export type Unchecked = Readonly<Record<string, unknown>>;

const fieldsOf = (question: Question): readonly Field[] => {
  const { required, optional, open = [] } = specOf(question).fields;
  return [...required, ...optional, ...open];
};

/** What is wrong with when an entry is asked. */
export function timeIssues(
  question: Question,
  { when, everyMs, from, to }: Unchecked,
): readonly Issue[] {
  const issues: Issue[] = [];
  const fault = (path: string, message: string): number => issues.push({ path, message });
  if (when === 'every' && everyMs === undefined) fault('everyMs', 'is required for every');
  if (when !== 'every' && everyMs !== undefined) fault('everyMs', 'belongs to every alone');
  if (when === 'every' && isSeries(question))
    fault(
      'when',
      `cannot be every: ${question} holds finished sessions; use after-rest or backfill`,
    );
  const fields = fieldsOf(question);
  if (when === 'backfill' && !fields.includes('day') && !fields.includes('from'))
    fault('when', `cannot be backfill: ${question} has no past; use after-rest`);
  for (const [path, day] of Object.entries({ from, to }))
    if (when !== 'backfill' && day !== undefined) fault(path, 'belongs to backfill alone');
  if (isTradingDay(from) && isTradingDay(to) && from > to) fault('from', `is after to, ${to}`);
  return issues;
}

/** What is wrong with the values that fill one field. */
export function eachIssues(
  question: Question,
  query: Unchecked,
  each: Each | undefined,
): readonly Issue[] {
  if (each === undefined) return [];
  const filled = (['markets', 'stocks'] as const).filter((it) => it in each);
  const [only] = filled;
  if (only === undefined || filled.length > 1)
    return [{ path: 'each', message: 'must have either markets or stocks' }];
  const field = only === 'markets' ? 'market' : 'stock';
  if (!fieldsOf(question).includes(field))
    return [{ path: `each.${only}`, message: `${question} has no field ${field}` }];
  return query[field] === undefined
    ? []
    : [{ path: `query.${field}`, message: `is filled in by each.${only}` }];
}
