import { type AnswerOf, err, ok, type Question, type Result, type Source } from 'investor-flow';
import type { Trouble } from '../api/trouble.ts';
import { fieldsOf, type Parameters, queryFrom } from './parameters.ts';
import { wrong } from './trouble.ts';
import { typed } from './typed.ts';
import type { View, ViewContext } from './view.ts';

/** A source by its name; without one the first. */
export function sourceNamed(
  { sources }: Pick<ViewContext, 'sources'>,
  name: string | undefined,
): Result<Source, Trouble> {
  const known = Object.keys(sources);
  const chosen = name ?? known[0];
  const found = chosen !== undefined && known.includes(chosen) ? sources[chosen] : undefined;
  return found === undefined
    ? err(wrong('broker', `must be one of ${known.join(', ')}`))
    : ok(found);
}

/** The parts of a view that asks one broker; `parameters` are those beside its name. */
interface BrokerView<Answer> extends Pick<View<Answer>, 'parameters' | 'rows'> {
  readonly answer: (
    source: Source,
    parameters: Parameters,
    context: ViewContext,
  ) => Promise<Result<Answer, Trouble>>;
  readonly command?: (source: Source, parameters: Parameters) => Result<readonly string[], Trouble>;
}

/** A view that asks the broker of its address. */
export function brokerView<Answer>(parts: BrokerView<Answer>): View<Answer> {
  const { parameters: names, answer, command, ...others } = parts;
  return {
    ...others,
    parameters: ['broker', ...names],
    answer: async (parameters, context) => {
      const source = sourceNamed(context, parameters['broker']);
      return source.isErr() ? err(source.error) : answer(source.value, parameters, context);
    },
    ...(command && {
      command: (parameters, context) =>
        sourceNamed(context, parameters['broker']).andThen((it) => command(it, parameters)),
    }),
  };
}

/** A view of one question, with the fields that the question has; its command asks the same. */
export const questionView = <Q extends Question, Answer>(
  question: Q,
  shaped: (answer: AnswerOf<Q>, context: ViewContext) => Answer,
): View<Answer> =>
  brokerView({
    parameters: fieldsOf(question),
    answer: async (source, parameters, context) =>
      (await context.ask(source, question, queryFrom(question, parameters))).map((it) =>
        shaped(it, context),
      ),
    command: ({ broker }, parameters) =>
      ok(typed(question, queryFrom(question, parameters), broker)),
  });
