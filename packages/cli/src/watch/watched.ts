import {
  type BrokerError,
  type InvestorFlowQuery,
  type Sample,
  type Source,
  watch,
  type WatchedSession,
} from 'investor-flow';
import type { CommandContext } from '../context.ts';
import { EXIT, cancelled, unanswered } from '../exit.ts';
import { koreanMoment } from '../render/numbers.ts';
import { type Lines, linesOf } from './lines.ts';
import { alertsOf, alertText, payloadOf } from './alerts.ts';
import type { WatchArguments } from './watch-options.ts';
import { webhookTo } from './webhook.ts';

export interface Watching {
  readonly context: CommandContext;
  readonly typed: WatchArguments;
  readonly query: InvestorFlowQuery;
  readonly session: WatchedSession;
}

/** Prints the answers of a session as they come, and sends alerts. */
export async function watched(source: Source, watching: Watching): Promise<number> {
  const { context, typed, query, session } = watching;
  const { terminal, clock, say, fail } = context;
  const opens = koreanMoment(iso(session.opens));
  if (context.now() < session.opens)
    say(`${opens}에 시작하는 장을 기다립니다.`, `Waits for the opening at ${opens}.`);
  const printer = printerOf(watching);
  const webhook =
    typed.webhook === undefined
      ? undefined
      : webhookTo({
          url: typed.webhook.url,
          clock,
          signal: terminal.signal,
          onFailure: (because) =>
            say(
              `알림을 보내지 못했습니다(${because}).`,
              `An alert could not be posted (${because}).`,
            ),
        });
  let answers = 0;
  let failure: BrokerError | undefined;
  const { everyMs, until } = typed;
  const walk = watch(source, query, { everyMs, until, clock, signal: terminal.signal });
  try {
    for (;;) {
      const next = await walk.next();
      if (next.done === true) {
        if (terminal.signal.aborted) return fail(cancelled);
        if (failure !== undefined && (answers === 0 || next.value.ended === 'aborted'))
          return fail(unanswered(failure));
        if (next.value.ended === 'until') say('정한 시각이 되었습니다.', 'It is the time to end.');
        else say('장이 끝나 수치가 더 바뀌지 않습니다.', 'The day is at rest.');
        return EXIT.done;
      }
      const answer = next.value;
      failure = answer.isErr() ? answer.error : undefined;
      if (answer.isErr()) {
        const why = unanswered(answer.error);
        if (isOfStore(answer.error)) return fail(why);
        const time = timeOf(iso(context.now()));
        say(`${time} ${why.sentence.ko}`, `${time} ${why.sentence.en}`);
        continue;
      }
      answers += 1;
      await printer.print(answer.value);
      for (const alert of printer.alerts(answer.value)) webhook?.post(alert);
    }
  } finally {
    await walk.return({ ended: 'aborted' });
    await webhook?.close();
  }
}

const iso = (instant: number): string => new Date(instant).toISOString();
const isOfStore = (error: BrokerError): boolean =>
  error.kind === 'unavailable' && error.cause.code.startsWith('STORE_');
/** The time of a moment in Korea. */
const timeOf = (moment: string): string => koreanMoment(moment).slice(11, 19);

interface Printer {
  readonly print: (sample: Sample) => Promise<void>;
  /** The alerts that an answer causes, as bodies to post; each is printed as well. */
  readonly alerts: (sample: Sample) => readonly object[];
}

function printerOf({ context, typed }: Watching): Printer {
  const { display, print, printLines, say } = context;
  const alerts = alertsOf(typed.conditions, typed.alertGapMs);
  const absent = new Set<string>();
  let lines: Lines | undefined;
  return {
    print: async (sample) => {
      if (sample.gap !== undefined) {
        const { from, to, missed } = sample.gap;
        const [first, last] = [timeOf(from), timeOf(to)];
        say(
          `${first}부터 ${last}까지 응답 ${missed}건이 빠졌습니다.`,
          `${missed} answer${missed === 1 ? ' is' : 's are'} missing between ${first} and ${last}.`,
        );
      }
      if (context.given.json === true) return print(`${JSON.stringify(sample)}\n`);
      const heading = lines === undefined;
      lines ??= linesOf(sample, typed.measure, display);
      await printLines([...(heading ? lines.heading : []), lines.line(sample)]);
    },
    alerts: ({ flow }) => {
      for (const figure of alerts.missing(flow).filter((it) => !absent.has(it))) {
        absent.add(figure);
        say(
          `${flow.broker}의 응답에 ${figure} 수치가 없어 그 조건은 알릴 수 없습니다.`,
          `${flow.broker} does not report ${figure}: its condition cannot come true.`,
        );
      }
      return alerts.next(flow, context.now()).map((alert) => {
        say(`알림: ${alertText(alert, 'ko')}`, `Alert: ${alertText(alert, 'en')}`);
        return typed.webhook === undefined
          ? alert
          : payloadOf(alert, { ...typed.webhook, language: display.language });
      });
    },
  };
}
