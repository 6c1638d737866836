import { krxCalendar, type Moment, type TradingCalendar } from '../calendar/moment.ts';
import type { Capabilities, Question } from '../questions/index.ts';
import type { AnyPlan } from '../questions/fields.ts';
import { planQuestion } from '../source/plan.ts';
import { offering } from './questions.ts';
import { at, NOON } from './time.ts';

export interface Given {
  readonly now?: string;
  readonly capabilities?: Capabilities;
  readonly calendar?: TradingCalendar;
  readonly form?: 'gathered' | 'pages';
}

export const momentAt = (now: string, calendar = krxCalendar): Moment => ({
  calendar,
  now: at(now),
});

/** Plans a question as a source does. */
export const planning = (question: Question, query: unknown, given: Given = {}) =>
  planQuestion(
    {
      broker: 'somebody',
      capabilities: given.capabilities ?? offering(),
      moment: () => ({
        calendar: given.calendar ?? krxCalendar,
        now: given.now === undefined ? NOON : at(given.now),
      }),
    },
    question,
    query,
    given.form,
  ).map((plan) => plan as unknown as AnyPlan);

/** The plan, the refusal's kind, or `invalid` with its paths. */
export const planOrKind = (question: Question, query: unknown, given?: Given): AnyPlan | string =>
  planning(question, query, given).match<AnyPlan | string>(
    (plan) => plan,
    (error) =>
      error.kind === 'invalid'
        ? `invalid ${error.issues.map(({ path }) => path).join()}`
        : error.kind,
  );
