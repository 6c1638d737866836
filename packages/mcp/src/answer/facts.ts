import type { AnyFacts } from './row-facts.ts';
import { type Column, column } from './table.ts';

/** What rows may differ in, in the order in which it is written. */
const SHARED = {
  broker: '증권사',
  environment: '환경',
  api: 'API',
  venue: '거래소',
  day: '일자',
  dayBasis: '일자 근거',
  status: '상태',
} as const satisfies { readonly [K in keyof AnyFacts]?: string };
type Shared = keyof typeof SHARED;
const NAMES = Object.keys(SHARED) as readonly Shared[];

/** What all rows say alike as facts, and what they differ in as columns; `own` are columns in any case. */
export function sharedFacts<Row extends AnyFacts>(
  rows: readonly Row[],
  own: readonly Shared[] = [],
): {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly columns: readonly Column<Row>[];
} {
  const [first] = rows;
  const isAlike = (name: Shared): boolean => rows.every((row) => row[name] === first?.[name]);
  const facts = NAMES.filter((name) => !own.includes(name) && isAlike(name));
  const columns = NAMES.filter((name) => own.includes(name) || !isAlike(name));
  const moments = rows.map(({ observedAt }) => observedAt).toSorted();
  const [earliest] = moments;
  const latest = moments.at(-1);
  return {
    facts: {
      ...Object.fromEntries(
        facts.flatMap((name) => (first?.[name] === undefined ? [] : [[name, first[name]]])),
      ),
      ...(latest === undefined ? {} : { observedAt: latest }),
      ...(earliest === latest ? {} : { observedFrom: earliest }),
    },
    columns: columns.map((name) => column(name, 'text', SHARED[name], (row) => row[name])),
  };
}
