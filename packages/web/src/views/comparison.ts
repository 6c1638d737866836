import {
  addDays,
  compareSources,
  err,
  newestPublished,
  ok,
  type Result,
  sessionsBetween,
  type Source,
} from 'investor-flow';
import type { Compared } from '../api/answers.ts';
import type { Trouble } from '../api/trouble.ts';
import { sourceNamed } from './broker-view.ts';
import { countIn, fieldsOf, type Parameters, queryFrom } from './parameters.ts';
import { ofBroker, wrong } from './trouble.ts';
import { typed } from './typed.ts';
import type { View, ViewContext } from './view.ts';

const QUESTIONS = ['investorFlow', 'flowHistory', 'stockFlows'] as const;

/** Two brokers side by side: one day, or each day of a range. */
export const comparison: View<Compared> = {
  parameters: ['left', 'right', ...QUESTIONS.flatMap(fieldsOf)],
  answer: async (given, context) => {
    const parameters = ranged(given, context);
    const pair = pairOf(parameters, context);
    if (pair.isErr()) return err(pair.error);
    const [left, right] = pair.value;
    const { signal } = context;
    const question = questionOf(parameters);
    const query = queryFrom(question, parameters) as never;
    if (question === 'investorFlow') {
      const compared = await compareSources(left, right, query, { signal });
      return compared.map((it): Compared => ({ of: 'day', comparison: it })).mapErr(ofBroker);
    }
    const compared = await compareSources(left, right, query, { question, signal });
    return compared
      .map((it): Compared => ({ of: 'series', comparison: it as never }))
      .mapErr(ofBroker);
  },
  command: (given, context) =>
    pairOf(given, context).map(([left, right]) => {
      const parameters = ranged(given, context);
      const question = questionOf(parameters);
      const [, ...words] = typed(question, queryFrom(question, parameters));
      const command = question === 'stockFlows' ? 'compare-stock' : 'compare';
      return [command, ...words, '--left', left.broker, '--right', right.broker];
    }),
};

/** A stock has no question of one day; a range of a market is its history. */
function questionOf(parameters: Parameters): (typeof QUESTIONS)[number] {
  if (parameters['stock'] !== undefined) return 'stockFlows';
  return ['from', 'to', 'limit'].some((it) => parameters[it] !== undefined)
    ? 'flowHistory'
    : 'investorFlow';
}

/** The two that are named; by itself the first two. */
function pairOf(
  parameters: Parameters,
  context: ViewContext,
): Result<readonly [Source, Source], Trouble> {
  const [first, second] = Object.keys(context.sources);
  const right = parameters['right'] ?? second;
  if (right === undefined)
    return err(wrong('right', 'two brokers are needed, and the configuration has one'));
  return sourceNamed(context, parameters['left'] ?? first).andThen((one) =>
    sourceNamed(context, right).andThen((other) => ok([one, other] as const)),
  );
}

const MOST_SESSIONS = 1_000;
/** More calendar days than so many sessions ever took. */
const DAYS_A_SESSION = 2;
const LONGEST_CLOSURE_DAYS = 30;

/** The command of a market takes a range and no number of sessions. */
function ranged(parameters: Parameters, { calendar, clock }: ViewContext): Parameters {
  const { limit, ...others } = parameters;
  const count = limit === undefined ? undefined : countIn(limit, MOST_SESSIONS);
  if (count === undefined || others['stock'] !== undefined) return parameters;
  const to = others['to'] ?? newestPublished({ calendar, now: clock.now() });
  const first = addDays(to, -count * DAYS_A_SESSION - LONGEST_CLOSURE_DAYS);
  const from = sessionsBetween(calendar, first, to).at(-count);
  return from === undefined ? parameters : { ...others, from };
}
