import { isTradingDay, type Issue, MARKETS, QUESTIONS } from '@investor-flow/core';
import * as z from 'zod/mini';
import { WHENS } from './plan.ts';

/** More often than once a second is useless: figures change by the minute. */
const LEAST_EVERY_MS = 1000;

const oneOf = (words: readonly string[]): string => `must be one of ${words.join(', ')}`;
const day = z
  .string('must be a day, written YYYY-MM-DD')
  .check(z.refine(isTradingDay, 'must be a day that exists, written YYYY-MM-DD'));
const market = z.enum(MARKETS as unknown as readonly [string], oneOf(MARKETS));
const everyMs = `must be a whole number of milliseconds, at least ${LEAST_EVERY_MS}`;

const each = z.strictObject(
  {
    markets: z
      .optional(
        z.array(market, 'must be a list of markets').check(z.minLength(1, 'must not be empty')),
      )
      .check(z.describe('Markets, each asked by itself')),
    stocks: z
      .optional(
        z.union(
          [
            z.array(z.string()).check(z.minLength(1)),
            z.strictObject({ market: z.enum(MARKETS as unknown as readonly [string]) }),
          ],
          'must be a list of stock codes, or { "market": … } for every stock of a market',
        ),
      )
      .check(z.describe('Stock codes, or a market of which every stock is asked')),
  },
  fieldsMessage('each has markets or stocks'),
);

const entry = z.strictObject(
  {
    question: z
      .enum(QUESTIONS as unknown as readonly [string], oneOf(QUESTIONS))
      .check(z.describe('What is asked')),
    broker: z
      .optional(z.string('must be the name of a broker'))
      .check(z.describe('Who is asked; default every broker that offers the question')),
    query: z
      .optional(z.record(z.string(), z.unknown(), 'must be an object'))
      .check(z.describe('The fields of the question, without days')),
    each: z
      .optional(each)
      .check(z.describe('Fills one field of the query with each of many values')),
    when: z
      .enum(WHENS, oneOf(WHENS))
      .check(z.describe('Through a session, after it, or for the past')),
    everyMs: z
      .optional(z.int(everyMs).check(z.minimum(LEAST_EVERY_MS, everyMs)))
      .check(z.describe('Milliseconds between two questions, for every')),
    from: z.optional(day).check(z.describe('First day of a backfill')),
    to: z.optional(day).check(z.describe('Last day of a backfill')),
  },
  fieldsMessage('an entry has question, broker, query, each, when, everyMs, from, to'),
);

/** The shape of a plan; what its parts mean together is checked by `checkPlan`. */
export const planSchema = z.strictObject(
  {
    $schema: z.optional(z.string('must be text')).check(z.describe('Where this schema is')),
    entries: z
      .array(entry, 'must be a list of entries')
      .check(z.minLength(1, 'must have at least one entry')),
  },
  fieldsMessage('a plan has entries'),
);

/** The JSON Schema by which editors complete and check a plan. */
export const planJsonSchema = (): object => ({
  ...z.toJSONSchema(planSchema, { io: 'input' }),
  title: 'investor-flow plan',
});

function fieldsMessage(fields: string): {
  error: (issue: { readonly code?: string | undefined }) => string;
} {
  return {
    error: ({ code }) =>
      code === 'unrecognized_keys' ? `is not known: ${fields}` : 'must be an object',
  };
}

/** What is wrong with the shape of a plan; one issue for each unknown field. */
export function shapeIssues(plan: unknown): readonly Issue[] {
  const read = z.safeParse(planSchema, plan);
  if (read.success) return [];
  return read.error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    const places =
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
    return places.map((place) => ({ path: place.join('.'), message: issue.message }));
  });
}
