import {
  type BrokerError,
  type BrokerErrorKind,
  type CallOptions,
  byQuestion,
  type Capabilities,
  err,
  errAsync,
  failure,
  type ForeignHolding,
  type InvestorFlow,
  methodsOf,
  ok,
  okAsync,
  type Origin,
  type Question,
  type Result,
  type Source,
  specOf,
} from '@investor-flow/core';

/** One failure of every kind. */
export function failuresOf(
  broker: string,
  operation: Question = 'investorFlow',
): Readonly<Record<BrokerErrorKind, BrokerError>> {
  const at: Origin = { broker, operation };
  return {
    invalid: failure.invalid(at, [{ path: 'market', message: 'is wrong' }]),
    unsupported: failure.unsupported(at, `${broker} does not offer it`),
    unauthenticated: failure.unauthenticated(at, { reason: 'key-refused' }),
    throttled: failure.throttled(at, { retryAfterMs: 1000 }, 'Too fast'),
    rejected: failure.rejected(at, { code: '9', brokerMessage: 'no' }),
    empty: failure.empty(at, { because: 'an unknown stock' }),
    unreadable: failure.unreadable(at, { issues: [], received: '<html>' }),
    unavailable: failure.unavailable(at, { cause: { code: 'ECONNRESET', message: 'reset' } }),
    cancelled: failure.cancelled(at, 'The caller cancelled the question'),
  };
}

export const flowOf = (broker: string): InvestorFlow => ({
  broker,
  environment: 'live',
  api: 'any',
  market: 'kospi',
  sector: { id: 'all', level: 'total', code: '001', name: '종합' },
  venue: 'krx',
  day: '2026-07-01',
  dayBasis: 'stated',
  status: 'final',
  observedAt: '2026-07-02T00:00:00.000Z',
  volumeUnit: 'share',
  rounding: {},
  derived: [],
  assumed: [],
});

export const holdingOf = (broker: string, day: string): ForeignHolding => ({
  broker,
  environment: 'live',
  api: 'any',
  stock: '005930',
  venue: 'krx',
  day,
  dayBasis: 'stated',
  status: 'final',
  observedAt: '2026-07-02T00:00:00.000Z',
  heldShares: 1,
  limitShares: 3,
  acquirableShares: 2,
  ownershipPercent: 33.33,
  limitUsedPercent: 33.33,
  changeShares: 0,
  limitChangeShares: 0,
  close: 1,
  closeChange: 0,
  tradedShares: 0,
});

export const NOTHING: Capabilities = byQuestion(() => ({
  support: 'none' as const,
  because: 'It is scripted',
}));

type Page = Result<readonly ForeignHolding[], BrokerError>;

/** What a source says; where a question has no script, it answers with rows of its own name. */
export interface Script {
  readonly says?: BrokerError | undefined;
  readonly pages?: readonly Page[] | undefined;
  readonly refuses?: BrokerError | undefined;
  readonly capabilities?: Capabilities | undefined;
}

export interface Fake extends Source {
  readonly asked: readonly (readonly [Question, unknown, CallOptions | undefined])[];
  /** How many pages were given, how many walks ended, how often it was closed. */
  readonly seen: { pages: number; ended: number; closed: number };
}

/** A source that gives the failure it was made with, else its own name. */
export function fakeSource(broker: string, script: Script = {}): Fake {
  const asked: [Question, unknown, CallOptions | undefined][] = [];
  const seen = { pages: 0, ended: 0, closed: 0 };
  const rowOf = (question: Question): unknown =>
    question === 'foreignHoldings' ? holdingOf(broker, '2026-07-01') : flowOf(broker);
  return {
    broker,
    capabilities: script.capabilities ?? NOTHING,
    asked,
    seen,
    ...methodsOf({
      answer: (question, query, options) => {
        asked.push([question, query, options]);
        const row = rowOf(question);
        const value = specOf(question).shape === 'one' ? row : [row];
        return script.says === undefined ? okAsync(value) : errAsync(script.says);
      },
      async *pages(question, query, options) {
        asked.push([question, query, options]);
        try {
          for (const page of script.pages ?? []) {
            seen.pages += 1;
            yield await Promise.resolve(page);
          }
        } finally {
          seen.ended += 1;
        }
      },
    }),
    refusal: () => script.refuses,
    estimate: () =>
      script.refuses === undefined ? ok({ calls: 1, atLeastMs: 0 }) : err(script.refuses),
    close: () => {
      seen.closed += 1;
      return Promise.resolve();
    },
  };
}
