import {
  ANYTHING,
  type Answers,
  type BrokerError,
  type Clock,
  err,
  type InvestorFlow,
  krxCalendar,
  lifetime,
  NO_ANSWER,
  ok,
  type Question,
  type QuestionContext,
  type Result,
  sessionsBetween,
  type Source,
  sourceOf,
  type Stock,
  type StockFlow,
  systemClock,
  type TradingDay,
} from '@investor-flow/core';

/** One call that a steady source was asked for. */
export interface SteadyCall {
  readonly question: Question;
  readonly subject: string;
  /** The newest day asked for, where there is one. */
  readonly day: TradingDay | undefined;
}

export interface SteadyOptions {
  readonly broker?: string;
  readonly clock?: Clock;
  readonly stocks?: readonly string[];
  /** Sees each call, and may fail or delay it. */
  readonly onCall?: (call: SteadyCall) => Promise<BrokerError | undefined> | BrokerError | undefined;
}

const PAGE = 50;
const FIGURES = { volumeUnit: 'share', rounding: {}, derived: [], assumed: [] } as const;

/** A number that depends on nothing but the subject and the day. */
export const steadyNet = (subject: string, day: TradingDay): number =>
  [...`${subject}${day}`].reduce((sum, it) => (sum * 31 + it.charCodeAt(0)) % 1_000_003, 7);

/** A source whose figures depend on nothing but subject and day; it answers flows of markets and stocks, and lists stocks. */
export function steadySource(options: SteadyOptions = {}): Source {
  const { broker = 'steady', clock = systemClock, stocks = ['005930', '000660'] } = options;
  const called = async (call: SteadyCall): Promise<Result<void, BrokerError>> => {
    const failure = await options.onCall?.(call);
    return failure === undefined ? ok(undefined) : err(failure);
  };
  const provenance = () => ({
    broker,
    environment: 'custom' as const,
    api: 'steady',
    observedAt: new Date(clock.now()).toISOString(),
  });
  const value = (subject: string, day: TradingDay) => {
    const net = steadyNet(subject, day);
    return { individual: { net: -net }, foreign: { net }, institution: { net: 0 } } as never;
  };
  const answers: Answers = {
    investorFlow: {
      calls: () => 1,
      answer: async ({ market, venue, day }) => {
        const asked = await called({ question: 'investorFlow', subject: market, day });
        return asked.map((): InvestorFlow => ({
          ...provenance(),
          ...FIGURES,
          market,
          sector: { id: 'all', level: 'total', code: '001', name: '종합' },
          venue,
          day,
          dayBasis: 'assumed',
          status: 'provisional',
          value: value(market, day),
        }));
      },
    },
    stockFlows: {
      calls: ({ from = '2010-01-04', to }) =>
        Math.ceil(sessionsBetween(krxCalendar, from, to).length / PAGE),
      async *answer({ stock, venue, from = '2010-01-04', to }) {
        const days = sessionsBetween(krxCalendar, from, to).toReversed();
        for (let first = 0; first < days.length; first += PAGE) {
          const page = days.slice(first, first + PAGE);
          const asked = await called({ question: 'stockFlows', subject: stock, day: page[0] });
          if (asked.isErr()) return yield err(asked.error);
          yield ok(
            page.map((day): StockFlow => ({
              ...provenance(),
              ...FIGURES,
              stock,
              venue,
              day,
              dayBasis: 'stated',
              status: 'final',
              value: value(stock, day),
            })),
          );
        }
      },
    },
    stocks: {
      calls: () => 1,
      answer: async ({ market }) => {
        const asked = await called({ question: 'stocks', subject: market, day: undefined });
        return asked.map(() =>
          stocks.map((stock): Stock => ({
            ...provenance(),
            stock,
            name: `종목 ${stock}`,
            market,
            listedShares: 1000,
          })),
        );
      },
    },
  };
  return sourceOf<QuestionContext>({
    broker,
    capabilities: Object.fromEntries(
      Object.entries(ANYTHING).map(([question, offer]) => [
        question,
        question in answers ? offer : NO_ANSWER,
      ]),
    ) as never,
    lifetime: lifetime({
      clock,
      calendar: krxCalendar,
      maxWaitMs: 90_000,
      onLeftOut: () => undefined,
    }),
    answers,
    context: {},
    callsPerSecond: 5,
    release: () => undefined,
  });
}
