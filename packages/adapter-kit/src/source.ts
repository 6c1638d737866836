import {
  type BrokerError,
  type CallOptions,
  type Capabilities,
  err,
  failure,
  type FlowPlan,
  type ForeignHolding,
  type ForeignHoldingsQuery,
  type HoldingsPlan,
  type InvestorFlow,
  type Origin,
  ok,
  planFlow,
  planHoldings,
  type Question,
  QUESTIONS,
  type Result,
  ResultAsync,
  type Source,
  type Terms,
  type TradingCalendar,
} from '@investor-flow/core';
import { type Asking, cancelled } from './asking.ts';
import { opened } from './call-options.ts';
import type { Clock } from './clock.ts';
import type { Asked, Lifetime } from './lifetime.ts';
import { checked, termsNow } from './terms.ts';

/** What an adapter answers; every plan has been checked against its capabilities. */
export interface Answers {
  investorFlow(plan: FlowPlan, asking: Asking): Promise<Result<InvestorFlow, BrokerError>>;
  sectorFlows(
    plan: FlowPlan,
    asking: Asking,
  ): Promise<Result<readonly InvestorFlow[], BrokerError>>;
  /** A page at a time; `ask` gives the question as it stands when the page is fetched. Absent where the map says none. */
  foreignHoldings?(
    plan: HoldingsPlan,
    ask: () => Asking,
  ): AsyncGenerator<Result<readonly ForeignHolding[], BrokerError>, void, void>;
}

export interface SourceParts {
  readonly broker: string;
  readonly capabilities: Capabilities;
  readonly calendar: TradingCalendar;
  readonly clock: Clock;
  readonly lifetime: Lifetime;
  readonly answers: Answers;
  /** Lets go of what the adapter holds, after every question has ended. */
  readonly release: () => void;
}

/** How many days a holdings question gives that names neither a beginning nor a number. */
const USUAL_DAYS = 30;

/** An adapter's answers behind the one interface: checked before sending, ended by close, never throwing. */
export function sourceOf(parts: SourceParts): Source {
  const { broker, capabilities, calendar, clock, lifetime, answers } = parts;
  const terms = (): Terms => termsNow({ broker, capabilities, calendar }, clock);
  const open = (question: Question, options: unknown): Result<Asked, BrokerError> =>
    opened(lifetime, { broker, operation: question }, options);

  const answer = <Plan, Value>(
    question: Question,
    options: unknown,
    plan: () => Result<Plan, BrokerError>,
    work: (plan: Plan, asking: Asking) => Promise<Result<Value, BrokerError>>,
  ): ResultAsync<Value, BrokerError> =>
    new ResultAsync(
      (async () => {
        const begun = open(question, options);
        if (begun.isErr()) return err(begun.error);
        const asked = begun.value;
        try {
          return await asked.run(async () => {
            const planned = checked({ broker, operation: question }, plan);
            return planned.isErr() ? err(planned.error) : work(planned.value, asked.asking);
          });
        } finally {
          asked.done();
        }
      })(),
    );

  async function* pages(
    query: ForeignHoldingsQuery,
    options?: CallOptions,
  ): AsyncGenerator<Result<readonly ForeignHolding[], BrokerError>, void, void> {
    const first = open('foreignHoldings', options);
    if (first.isErr()) {
      yield err(first.error);
      return;
    }
    let asked = first.value;
    const at = asked.asking.at;
    let walk:
      | AsyncGenerator<Result<readonly ForeignHolding[], BrokerError>, void, void>
      | undefined;
    try {
      for (;;) {
        // oxlint-disable-next-line no-loop-func -- the walk asks for the question as it stands at each page
        const page = await asked.run(async () => {
          if (walk === undefined) {
            const planned = checked(at, () => planHoldings(query, terms()));
            if (planned.isErr()) return err(planned.error);
            walk = holdingsOf(answers, planned.value, () => asked.asking);
          }
          const next = await walk.next();
          return next.done === true ? ok(undefined) : next.value;
        });
        if (page.isErr()) {
          yield err(page.error);
          return;
        }
        if (page.value === undefined) return;
        yield ok(page.value);
        asked = asked.refreshed();
      }
    } finally {
      asked.done();
      // Not waited for: a page may still be under way when a question ends early.
      void walk?.return().then(ignore, ignore);
    }
  }

  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await lifetime.close();
    parts.release();
  };

  return {
    broker,
    capabilities,
    investorFlow: (query, options) =>
      answer(
        'investorFlow',
        options,
        () => planFlow('investorFlow', query, terms()),
        (plan, asking) => answers.investorFlow(plan, asking),
      ),
    sectorFlows: (query, options) =>
      answer(
        'sectorFlows',
        options,
        () => planFlow('sectorFlows', query, terms()),
        (plan, asking) => answers.sectorFlows(plan, asking),
      ),
    foreignHoldings: (query, options) =>
      answer(
        'foreignHoldings',
        options,
        () => planHoldings(query, terms(), USUAL_DAYS),
        (plan, asking) => gathered(holdingsOf(answers, plan, () => asking)),
      ),
    foreignHoldingPages: pages,
    refusal: (question, query) => {
      const at: Origin = { broker, operation: question };
      if (lifetime.signal.aborted) return cancelled(at, lifetime.signal);
      if (!QUESTIONS.includes(question))
        return failure.invalid(at, [
          { path: 'question', message: `must be one of ${QUESTIONS.join(', ')}` },
        ]);
      const planned = checked<unknown>(at, () =>
        question === 'foreignHoldings'
          ? planHoldings(query, terms())
          : planFlow(question, query, terms()),
      );
      return planned.isErr() ? planned.error : undefined;
    },
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

const ignore = (): void => undefined;

function holdingsOf(
  answers: Answers,
  plan: HoldingsPlan,
  ask: () => Asking,
): AsyncGenerator<Result<readonly ForeignHolding[], BrokerError>, void, void> {
  const walk = answers.foreignHoldings?.(plan, ask);
  return walk ?? onlyFailure(failure.unsupported(ask().at, 'The adapter has no holdings'));
}

async function* onlyFailure(error: BrokerError): AsyncGenerator<Result<never, BrokerError>, void> {
  yield await Promise.resolve(err(error));
}

async function gathered<Row>(
  pages: AsyncGenerator<Result<readonly Row[], BrokerError>, void, void>,
): Promise<Result<readonly Row[], BrokerError>> {
  const rows: Row[] = [];
  for await (const page of pages) {
    if (page.isErr()) return err(page.error);
    rows.push(...page.value);
  }
  return ok(rows);
}
