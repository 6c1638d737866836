import { plainText, NAME_CHARACTERS } from './plain-text.ts';
import type { AnyFacts } from './facts.ts';

const ENVIRONMENTS: Readonly<Record<string, string>> = {
  sandbox:
    'SANDBOX: invented figures of a simulated market. They are not real; say so with every figure.',
  mock: "MOCK: figures of the broker's paper-trading host. They are not the market's; say so.",
  custom: 'CUSTOM HOST: figures of a host that the user named, not of the broker itself.',
};
const STATUSES: Readonly<Record<string, string>> = {
  provisional:
    'provisional (잠정): the day is not over or not settled, so these figures can still change.',
  estimated:
    'ESTIMATES (추정): typed in by staff of brokers during the session. They are not what was traded.',
};
const ASSUMED: Readonly<Record<string, string>> = {
  venue: 'The broker does not say which venues are counted: KRX is assumed.',
  'volume-unit': 'The broker does not document the unit of the quantities: it is inferred.',
};

/** What a reader must know of rows. */
export function caveatsOf(rows: readonly AnyFacts[]): readonly string[] {
  /** What the rows say of something, each word once. */
  const words = <Word extends string | number>(
    of: (row: AnyFacts) => Word | readonly Word[] | undefined,
  ): readonly Word[] => [...new Set(rows.flatMap((row) => of(row) ?? []))];
  const derived = words((row) => row.derived);
  return [
    ...words((row) => row.environment).flatMap((it) => ENVIRONMENTS[it] ?? []),
    ...words((row) => row.status).flatMap((it) => STATUSES[it] ?? []),
    ...(rows.some(({ dayBasis }) => dayBasis === 'assumed')
      ? ["The broker's answer carries no date: the day is the one that the calendar implies."]
      : []),
    ...words((row) => row.assumed).flatMap((it) => ASSUMED[it] ?? []),
    ...(derived.length === 0
      ? []
      : [`${derived.join(', ')}: the sum of several columns of the broker, each rounded.`]),
    ...words(({ rounding }) => rounding?.['value'])
      .filter((step) => step > 1)
      .map((step) => `The broker rounds amounts to ${step.toLocaleString('en')} won.`),
  ];
}

/** A row that a broker sent and that is in no answer. */
export interface LeftOutRow {
  readonly day?: string;
  readonly code?: string;
  readonly because: string;
}

const SHOWN = 3;

/** Rows that were left out, the first three of them by name. */
export function leftOutCaveat(rows: readonly LeftOutRow[]): readonly string[] {
  if (rows.length === 0) return [];
  const named = rows
    .slice(0, SHOWN)
    .map(({ day, code, because }) =>
      plainText([day, code, because].filter((it) => it !== undefined).join(' '), NAME_CHARACTERS),
    );
  const more = rows.length > SHOWN ? `; and ${rows.length - SHOWN} more` : '';
  return [
    `${rows.length} row${rows.length === 1 ? ' of the broker is' : 's of the broker are'} left out: ${named.join('; ')}${more}.`,
  ];
}
