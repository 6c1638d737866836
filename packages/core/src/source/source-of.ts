import { err, errAsync, ok, type Result, ResultAsync } from 'neverthrow';
import { type BrokerError, unexpected } from '../error.ts';
import type { Environment } from '../model/provenance.ts';
import {
  type AnswerOf,
  type Capabilities,
  type PlanOf,
  type Queries,
  type Question,
  type QuestionOf,
  QUESTIONS,
  type RowOf,
} from '../questions/index.ts';
import { REGISTRY } from '../questions/registry.ts';
import type { Moment } from '../calendar/moment.ts';
import { isSeries } from './ask.ts';
import { cancelled, type QuestionContext } from './context.ts';
import type { Lifetime } from './lifetime.ts';
import { planQuestion } from './plan.ts';
import type { CallOptions } from './options.ts';
import type { Methods, Pages, Source } from './source.ts';

/** How one question is answered; every plan has been checked against the capabilities. */
export interface Answer<Q extends Question, Context = QuestionContext> {
  /** The least number of calls that the plan takes. */
  readonly calls: (plan: PlanOf<Q>, moment: Moment) => number;
  readonly answer: Q extends QuestionOf<'pages'>
    ? /** A page at a time, newest first; a page without rows is skipped. */
      (plan: PlanOf<Q>, context: Context) => Pages<RowOf<Q>>
    : (plan: PlanOf<Q>, context: Context) => Promise<Result<AnswerOf<Q>, BrokerError>>;
}

/** Where a question is missing, the capability map must say `none`. */
export type Answers<Context = QuestionContext> = { readonly [Q in Question]?: Answer<Q, Context> };

type Asked<Q = Question> = [question: Q, query: unknown, options?: CallOptions];

/** How a source answers any question. */
interface Asking {
  readonly answer: (...asked: Asked) => ResultAsync<unknown, BrokerError>;
  readonly pages: (...asked: Asked<QuestionOf<'pages'>>) => Pages<unknown>;
}

/** The methods of a source, one for each question and one for the pages of each series. */
export function methodsOf({ answer, pages: pagesOf }: Asking): Methods<Queries> {
  const methods: Record<string, unknown> = {};
  for (const question of QUESTIONS) {
    methods[question] = answer.bind(undefined, question);
    if (isSeries(question)) methods[`${question}Pages`] = pagesOf.bind(undefined, question);
  }
  return methods as unknown as Methods<Queries>;
}

export interface SourceParts<Context extends QuestionContext> {
  readonly broker: string;
  readonly environment?: Environment | undefined;
  readonly capabilities: Capabilities;
  /** Brings calendar and clock along. */
  readonly lifetime: Lifetime;
  readonly answers: Answers<Context>;
  /** What the answers find in their context beside the question's own. */
  readonly context: Omit<Context, keyof QuestionContext>;
  /** How many calls a second the quota allows; for estimates. */
  readonly callsPerSecond: number;
  /** Lets go of what the source holds, after every question has ended. */
  readonly release: () => Promise<void> | void;
}

type AnyAnswer = {
  readonly calls: (plan: unknown, moment: Moment) => number;
  readonly answer: (plan: unknown, context: unknown) => unknown;
};

/** Answers behind the one interface: checked before sending, ended by close, never throwing. */
export function sourceOf<Context extends QuestionContext>(parts: SourceParts<Context>): Source {
  const { broker, capabilities, lifetime } = parts;
  const planning = { broker, capabilities, moment: lifetime.moment };
  // A question that is offered and has no answer here fails as what it is: a fault of the adapter.
  const answers = parts.answers as unknown as Readonly<Record<Question, AnyAnswer>>;

  async function* pagesOf(
    form: 'gathered' | 'pages',
    ...[question, query, options]: Asked
  ): Pages<unknown> {
    const opened = lifetime.open({ broker, operation: question }, options);
    if (opened.isErr()) return yield err(opened.error);
    const open = opened.value;
    let walk: Pages<unknown> | undefined;
    try {
      for (;;) {
        const page = await open.run(async () => {
          if (walk === undefined) {
            const plan = planQuestion(planning, question, query, form);
            if (plan.isErr()) return err(plan.error);
            walk = answers[question].answer(plan.value, {
              ...open.context,
              ...parts.context,
            }) as Pages<unknown>;
          }
          const next = await walk.next();
          return next.done === true ? ok(undefined) : next.value;
        });
        if (page.isErr()) return yield err(page.error);
        if (page.value === undefined) return;
        if (page.value.length > 0) yield ok(page.value);
        open.context.waitBudget.renew();
      }
    } finally {
      // Not awaited: a page may still be in flight when a question ends early.
      void walk?.return().then(ignore, ignore);
    }
  }

  async function gathered(...asked: Asked): Promise<Result<unknown, BrokerError>> {
    const rows: unknown[] = [];
    for await (const page of pagesOf('gathered', ...asked)) {
      if (page.isErr()) return err(page.error);
      rows.push(...page.value);
    }
    return ok(rows);
  }

  const answer: Asking['answer'] = (question, query, options) => {
    if (REGISTRY[question].shape === 'pages')
      return new ResultAsync(gathered(question, query, options));
    const opened = lifetime.open({ broker, operation: question }, options);
    if (opened.isErr()) return errAsync(opened.error);
    const { context, run } = opened.value;
    const work = run(async () => {
      const plan = planQuestion(planning, question, query);
      if (plan.isErr()) return err(plan.error);
      const given = answers[question].answer(plan.value, { ...context, ...parts.context });
      return given as Promise<Result<unknown, BrokerError>>;
    });
    return new ResultAsync(work);
  };

  let closing: Promise<void> | undefined;

  return {
    broker,
    ...(parts.environment === undefined ? {} : { environment: parts.environment }),
    capabilities,
    ...methodsOf({ answer, pages: pagesOf.bind(undefined, 'pages') }),
    refusal: (question, query) => {
      if (lifetime.signal.aborted)
        return cancelled({ broker, operation: question }, lifetime.signal);
      const plan = planQuestion(planning, question, query);
      return plan.isErr() ? plan.error : undefined;
    },
    estimate: (question, query) =>
      planQuestion(planning, question, query, 'gathered').andThen((plan) => {
        try {
          const calls = answers[question].calls(plan, lifetime.moment());
          const seconds = Math.floor(Math.max(0, calls - 1) / parts.callsPerSecond);
          return ok({ calls, atLeastMs: seconds * 1000 });
        } catch (thrown) {
          return err(unexpected({ broker, operation: question }, thrown));
        }
      }),
    close: () => {
      closing ??= lifetime.close().then(parts.release);
      return closing;
    },
  };
}

const ignore = (): void => undefined;
