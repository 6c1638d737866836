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
  type Issue,
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
import type { Clock } from './clock.ts';
import { type Asked, type Lifetime, PartFailed, unexpected } from './lifetime.ts';

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
  const terms = (): Terms => ({ broker, capabilities, calendar, now: clock.now() });
  const open = (question: Question, options: unknown): Result<Asked, BrokerError> => {
    const at: Origin = { broker, operation: question };
    return signalOf(options)
      .mapErr((issue) => failure.invalid(at, [issue]))
      .map((signal) => lifetime.ask(at, signal));
  };

  const answer = <Plan, Value>(
    question: Question,
    options: unknown,
    plan: () => Result<Plan, BrokerError>,
    work: (plan: Plan, asking: Asking) => Promise<Result<Value, BrokerError>>,
  ): ResultAsync<Value, BrokerError> =>
    new ResultAsync(
      (async () => {
        const opened = open(question, options);
        if (opened.isErr()) return err(opened.error);
        const asked = opened.value;
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
    const opened = open('foreignHoldings', options);
    if (opened.isErr()) {
      yield err(opened.error);
      return;
    }
    let asked = opened.value;
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
    }
  }

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
        () => planHoldings(query, terms()).map(usualDays),
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
    async close() {
      await lifetime.close();
      parts.release();
    },
  };
}

/** A caller's calendar may throw; that is a failure of the question, not of the caller's program. */
function checked<Plan>(
  at: Origin,
  plan: () => Result<Plan, BrokerError>,
): Result<Plan, BrokerError> {
  try {
    return plan();
  } catch {
    return err(unexpected(at, new PartFailed('CALENDAR')));
  }
}

function signalOf(options: unknown): Result<AbortSignal | undefined, Issue> {
  if (options === undefined) return ok(undefined);
  if (typeof options !== 'object' || options === null)
    return err({ path: 'options', message: 'must be an object' });
  const signal: unknown = Reflect.get(options, 'signal');
  return signal === undefined || signal instanceof AbortSignal
    ? ok(signal)
    : err({ path: 'options.signal', message: 'must be an AbortSignal' });
}

const usualDays = (plan: HoldingsPlan): HoldingsPlan =>
  plan.limit === undefined && plan.from === undefined ? { ...plan, limit: USUAL_DAYS } : plan;

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
