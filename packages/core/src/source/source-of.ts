import { err, ok, type Result, ResultAsync } from 'neverthrow';
import type { TradingCalendar } from '../calendar/trading-calendar.ts';
import type { BrokerError } from '../error.ts';
import type { Environment } from '../model/provenance.ts';
import type { Capabilities } from '../questions/capability.ts';
import type { AnswerOf, PlanOf, Question, QuestionOf, RowOf } from '../questions/index.ts';
import type { Moment } from '../questions/rules.ts';
import { isSeries, methodsOf } from './ask.ts';
import type { Clock } from './clock.ts';
import { cancelled, type QuestionContext } from './context.ts';
import { guardedCalendar, nowBy, unexpected } from './guarded.ts';
import type { Lifetime } from './lifetime.ts';
import { planQuestion } from './plan-question.ts';
import type { Pages, Source } from './source.ts';

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

export interface SourceParts<Context extends QuestionContext> {
  readonly broker: string;
  readonly environment?: Environment | undefined;
  readonly capabilities: Capabilities;
  readonly calendar: TradingCalendar;
  readonly clock: Clock;
  readonly lifetime: Lifetime;
  readonly answers: Answers<Context>;
  /** What the answers need beside the question's own context. */
  readonly contextOf: (context: QuestionContext) => Context;
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
  const { broker, capabilities, clock, lifetime, contextOf } = parts;
  const calendar = guardedCalendar(parts.calendar);
  const moment = (): Moment => ({ calendar, now: nowBy(clock) });
  const planning = { broker, capabilities, moment };
  const answerTo = (question: Question): AnyAnswer => {
    const found = parts.answers[question] as AnyAnswer | undefined;
    if (found === undefined) throw new TypeError(`no answer to ${question}`);
    return found;
  };

  async function* pagesOf(
    question: Question,
    query: unknown,
    options: unknown,
    form: 'gathered' | 'pages',
  ): Pages<unknown> {
    const opened = lifetime.open({ broker, operation: question }, options);
    if (opened.isErr()) {
      yield err(opened.error);
      return;
    }
    const open = opened.value;
    let walk: Pages<unknown> | undefined;
    try {
      for (;;) {
        // oxlint-disable-next-line no-loop-func -- the first page begins the walk
        const page = await open.run(async () => {
          if (walk === undefined) {
            const plan = planQuestion(planning, question, query, form);
            if (plan.isErr()) return err(plan.error);
            walk = answerTo(question).answer(plan.value, contextOf(open.context)) as Pages<unknown>;
          }
          const next = await walk.next();
          return next.done === true ? ok(undefined) : next.value;
        });
        if (page.isErr()) {
          yield err(page.error);
          return;
        }
        if (page.value === undefined) return;
        if (page.value.length > 0) yield ok(page.value);
        open.context.waitBudget.renew();
      }
    } finally {
      // Not awaited: a page may still be in flight when a question ends early.
      void walk?.return().then(ignore, ignore);
    }
  }

  const gathered = async (
    question: Question,
    query: unknown,
    options: unknown,
  ): Promise<Result<unknown, BrokerError>> => {
    const rows: unknown[] = [];
    for await (const page of pagesOf(question, query, options, 'gathered')) {
      if (page.isErr()) return err(page.error);
      rows.push(...page.value);
    }
    return ok(rows);
  };

  const answered = async (
    question: Question,
    query: unknown,
    options: unknown,
  ): Promise<Result<unknown, BrokerError>> => {
    const opened = lifetime.open({ broker, operation: question }, options);
    if (opened.isErr()) return err(opened.error);
    const { context, run } = opened.value;
    return run(async () => {
      const plan = planQuestion(planning, question, query);
      if (plan.isErr()) return err(plan.error);
      const given = answerTo(question).answer(plan.value, contextOf(context));
      return given as Promise<Result<unknown, BrokerError>>;
    });
  };

  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await lifetime.close();
    await parts.release();
  };

  return {
    broker,
    ...(parts.environment === undefined ? {} : { environment: parts.environment }),
    capabilities,
    ...methodsOf({
      answer: (question, query, options) =>
        new ResultAsync((isSeries(question) ? gathered : answered)(question, query, options)),
      pages: (question, query, options) => pagesOf(question, query, options, 'pages'),
    }),
    refusal: (question, query) => {
      if (lifetime.signal.aborted)
        return cancelled({ broker, operation: question }, lifetime.signal);
      const plan = planQuestion(planning, question, query);
      return plan.isErr() ? plan.error : undefined;
    },
    estimate: (question, query) =>
      planQuestion(planning, question, query, 'gathered').andThen((plan) => {
        try {
          const calls = answerTo(question).calls(plan, moment());
          const seconds = Math.floor(Math.max(0, calls - 1) / parts.callsPerSecond);
          return ok({ calls, atLeastMs: seconds * 1000 });
        } catch (thrown) {
          return err(unexpected({ broker, operation: question }, thrown));
        }
      }),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

const ignore = (): void => undefined;
