import { err, ok, type Result } from 'neverthrow';
import { krxCalendar, type TradingCalendar } from '../calendar/moment.ts';
import type { Clock } from '../source/clock.ts';
import { type BrokerError, failure, type Origin } from '../error.ts';
import { type Capabilities, type Question, QUESTIONS } from '../questions/index.ts';
import { ask, isSeries, pages } from '../source/ask.ts';
import type { LeftOut, QuestionContext } from '../source/context.ts';
import { type Lifetime, lifetime } from '../source/lifetime.ts';
import { type Answers, sourceOf } from '../source/source-of.ts';
import type { Source } from '../source/source.ts';
import { offering } from './questions.ts';
import { stillClock } from './time.ts';

export const AT: Origin = { broker: 'somebody', operation: 'investorFlow' };
export const FAULT: BrokerError = failure.rejected(AT, { code: '1', brokerMessage: 'no' });

type Work = (plan: never, context: QuestionContext) => unknown;

/** How the adapter of a test answers: one question of shape `one` or `list`, and a series. */
export interface Script {
  readonly answer?: Work;
  readonly series?: Work;
  readonly calls?: () => number;
}

interface More {
  readonly calendar?: TradingCalendar;
  readonly capabilities?: Capabilities;
  readonly clock?: Partial<Clock>;
  readonly maxWaitMs?: number;
  /** Questions that the table of answers does not hold. */
  readonly without?: readonly Question[];
}

/** A series of these pages. */
export const series = (...given: readonly unknown[]) =>
  // oxlint-disable-next-line require-await -- a walk is a generator
  async function* walk(): AsyncGenerator<Result<unknown, BrokerError>, void, void> {
    for (const page of given) yield page === FAULT ? err(FAULT) : ok(page);
  };

/** A source whose adapter answers every question alike; by default `the answer`, or one page of it. */
export function opened(script: Script = {}, more: More = {}) {
  const still = stillClock();
  const clock = { ...still, ...more.clock };
  const calendar = more.calendar ?? krxCalendar;
  const [plans, events]: [unknown[], (Origin & LeftOut)[]] = [[], []];
  let released = 0;
  const life: Lifetime = lifetime({
    clock,
    calendar,
    maxWaitMs: more.maxWaitMs ?? 1000,
    onLeftOut: (at, row) => events.push({ ...at, ...row }),
  });
  const table = QUESTIONS.filter((it) => more.without?.includes(it) !== true).map((question) => {
    const work = isSeries(question)
      ? (script.series ?? series(['the answer']))
      : (script.answer ?? (() => Promise.resolve(ok('the answer'))));
    const answer = (plan: never, context: QuestionContext) => {
      plans.push(plan);
      return work(plan, context);
    };
    return [question, { calls: script.calls ?? (() => 1), answer }];
  });
  const source = sourceOf({
    broker: 'somebody',
    capabilities: more.capabilities ?? offering(),
    lifetime: life,
    answers: Object.fromEntries(table) as Answers,
    context: {},
    callsPerSecond: 4,
    release: () => {
      released += 1;
    },
  });
  return { source, life, clock: still, plans, events, released: () => released };
}

/** The forms in which a question may be asked: its method, and for a series its pages, read to the end. */
export const FORMS = QUESTIONS.flatMap((question) => [
  { form: `${question}`, question, put: put(question, false) },
  ...(isSeries(question) ? [{ form: `${question}Pages`, question, put: put(question, true) }] : []),
]);

function put(question: Question, byPages: boolean) {
  return async (source: Source, query: unknown, options?: unknown) => {
    if (!byPages || !isSeries(question))
      return (await ask(source, question, query as never, options as never)) as Result<
        unknown,
        BrokerError
      >;
    let rows: readonly unknown[] = [];
    for await (const page of pages(source, question, query as never, options as never)) {
      if (page.isErr()) return err(page.error);
      rows = [...rows, ...page.value];
    }
    return ok(rows);
  };
}

/** What came of a question: its answer, or the kind of its failure. */
export const outcome = (result: Result<unknown, BrokerError>): unknown =>
  result.match(
    (value) => value,
    (error) => error.kind,
  );
