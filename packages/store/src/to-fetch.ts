import {
  isSeries,
  measuresOf,
  type Question,
  specOf,
  subjectOf,
  type TradingDay,
} from '@investor-flow/core';

/** The command that fetches what a store does not have: its options are named as the fields of the question. */
export function commandFor(
  question: Question,
  subject: Readonly<Record<string, unknown>>,
  query: object,
  { day, limit }: { readonly day?: TradingDay | undefined; readonly limit?: number | undefined },
): string {
  const { command, fields } = specOf(question);
  const takes = (field: string): boolean => fields.optional.some((it) => it === field);
  const usual = subjectOf(question, {});
  const { market, stock, ...chosen } = subject;
  const options = Object.entries(chosen)
    .filter(([field, value]) => value !== usual[field] || !takes(field))
    .map(([field, value]) => `--${field} ${String(value)}`);
  const measures = measuresOf(question, query).join(',');
  if (measures !== '' && measures !== 'value') options.push(`--measure ${measures}`);
  const isCounted = limit !== undefined && limit < Number.MAX_SAFE_INTEGER;
  if (isCounted && takes('limit')) options.push(`--limit ${limit}`);
  else if (day !== undefined && isSeries(question)) options.push(`--from ${day}`);
  else if (day !== undefined && takes('day')) options.push(`--day ${day}`);
  // A list of stocks is asked for by a part of their names.
  const about =
    specOf(question).isDayless === true
      ? ['NAME']
      : [market, stock].filter((it) => it !== undefined).map(String);
  return ['investor-flow record', command, ...about, ...options].join(' ');
}
