import { measuresOf, type Question, subjectOf, type TradingDay } from '@investor-flow/core';

interface Asked {
  readonly broker: string;
  readonly question: Question;
  /** The subject's fields, without days. */
  readonly query: Readonly<Record<string, unknown>>;
}

/** One thing to do, as data, so that another machine can do it. */
export type Task = Asked &
  (
    | {
        readonly step: 'sample';
        /** Epoch milliseconds of the moment that the answer stands for. */
        readonly at: number;
        readonly everyMs: number;
      }
    | {
        readonly step: 'rest' | 'settle';
        readonly day: TradingDay;
        /** The first session that was due before and could not be had. */
        readonly since?: TradingDay | undefined;
      }
    | { readonly step: 'backfill'; readonly from: TradingDay; readonly to: TradingDay }
    /** The stocks of a market, which are asked before they can be asked for. */
    | { readonly step: 'list'; readonly since: number }
  );

export type Step = Task['step'];

/** The name of a task: the same for the same question, subject and day, and without a colon. */
export function taskId(task: Task): string {
  const subject = Object.values(subjectOf(task.question, task.query));
  const measures = measuresOf(task.question, task.query).join('+');
  return [task.step, task.broker, task.question, ...subject, measures, ...days(task)]
    .filter((it) => it !== '')
    .map((it) => encodeURIComponent(String(it)).replaceAll('.', '%2E'))
    .join('.');
}

function days(task: Task): readonly string[] {
  if (task.step === 'backfill') return [task.from, task.to];
  if (task.step === 'sample') return [instant(task.at)];
  return task.step === 'list' ? [instant(task.since)] : [task.day];
}

/** `20260701T000000Z` */
const instant = (at: number): string => new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '');
