import type { BrokerError, LeftOut, Result } from '@investor-flow/core';
import { isDeepStrictEqual } from 'node:util';
import { answeredRight, shown } from '../outcome.ts';
import { Fault, type Reading } from '../reading.ts';
import type { Facts, Rows } from './body.ts';
import type { Call, ModelRow } from './call.ts';

/** Numbers of a row that no column gives. */
const OWN = new Set(['rank', 'sessions', 'rounding']);

/** Every number of a row under its path. */
function figuresOf(row: object, path = ''): Readonly<Record<string, number>> {
  return Object.assign(
    {},
    ...Object.entries(row).map(([name, it]: [string, unknown]) => {
      const at = path === '' ? name : `${path}.${name}`;
      if (typeof it === 'number') return OWN.has(at) ? {} : { [at]: it };
      return typeof it === 'object' && it !== null && !OWN.has(at) ? figuresOf(it, at) : {};
    }),
  ) as Readonly<Record<string, number>>;
}

/** An answer gives every row that it does not announce as left out, with the figures that were sent; an ordinary body is answered. */
export function expectRows(
  call: Call,
  result: Result<readonly ModelRow[], BrokerError>,
  read: Reading<Rows> | undefined,
  { plain, leftOut }: { readonly plain: boolean; readonly leftOut: readonly LeftOut[] },
): void {
  const answered = answeredRight(result, read, plain);
  if (answered === undefined) return;
  const [answer, sent] = answered;
  const keyOf = call.key?.of ?? (() => '');
  const given = answer.map((row) => ({ key: keyOf(row) ?? '', row }));
  for (const { key, row } of given) {
    const facts = sent.get(key);
    if (facts === undefined) throw new Error(`answered ${key}, which was not sent`);
    for (const each of facts) expectFacts(each, row);
  }
  const keys = new Set(given.map(({ key }) => key));
  for (const key of sent.keys())
    if (!keys.has(key) && isWithin(call, key) && !leftOut.some((it) => names(it, key)))
      throw new Error(`${key} is missing, and nothing says so: ${shown(answer)}`);
}

function expectFacts(facts: Facts | Fault, row: ModelRow): void {
  if (facts instanceof Fault) throw new Error(`answered although ${facts.message}: ${shown(row)}`);
  const given = figuresOf(row);
  if (!isDeepStrictEqual(given, facts.figures) && !isSame(given, facts.figures))
    throw new Error(`answered ${shown(given)} where it reads ${shown(facts.figures)}`);
  const name = row.name ?? row.sector?.name;
  if (facts.name !== undefined && name !== facts.name)
    throw new Error(`called ${shown(name)} what is named ${facts.name}`);
}

/** The same figures in any order. */
const isSame = (left: object, right: object): boolean =>
  isDeepStrictEqual(new Map(Object.entries(left)), new Map(Object.entries(right)));

/** Days before the range that was asked need not be read. */
function isWithin({ ask: [, query] }: Call, key: string): boolean {
  const { from } = query as { readonly from?: string };
  return from === undefined || key >= from;
}

const names = ({ day, code, because }: LeftOut, key: string): boolean =>
  day === key || code === key || because.includes(key);
