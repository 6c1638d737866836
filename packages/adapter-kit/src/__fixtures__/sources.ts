import { type Clock, type Lifetime, lifetime, type Answers, sourceOf, AT, type Capabilities, failure, type InvestorFlow, krxCalendar, ok, type Source, type TradingCalendar } from '@investor-flow/core';
import { book, page, rowOn } from './holdings.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';
import { walkHoldings } from '../read/holdings-walk.ts';

const OFFER = {
  support: 'full',
  markets: ['kospi'],
  sectors: { kospi: ['all'] },
  venues: ['krx'],
  measures: ['value'],
  sides: ['net'],
  history: { kind: 'any-day' },
} as const;
export const CAPABILITIES: Capabilities = {
  investorFlow: OFFER,
  sectorFlows: OFFER,
  foreignHoldings: OFFER,
};

export const FLOW: InvestorFlow = {
  broker: 'somebody',
  environment: 'live',
  api: 'tr01',
  market: 'kospi',
  sector: { id: 'all', level: 'total', code: '001', name: '종합' },
  venue: 'krx',
  day: '2026-07-01',
  dayBasis: 'requested',
  status: 'provisional',
  observedAt: '2026-07-01T03:00:00.000Z',
  value: { individual: { net: 1 }, foreign: { net: -1 }, institution: { net: 0 } },
  volumeUnit: 'share',
  rounding: { value: 1 },
  derived: [],
};

export interface Opened {
  readonly source: Source;
  readonly life: Lifetime;
  readonly clock: ManualClock;
  /** How often an answer was asked of the adapter. */
  readonly asked: () => number;
  /** How often everything was let go. */
  readonly released: () => number;
}

/** A source whose adapter answers as told; by default at once and well. */
export function opened(
  answers: { readonly [Name in keyof Answers]?: Answers[Name] | undefined } = {},
  more: {
    readonly calendar?: TradingCalendar;
    readonly capabilities?: Capabilities;
    readonly clock?: Partial<Clock>;
    readonly maxWaitMs?: number;
  } = {},
): Opened {
  const clock = manualClock();
  const life = lifetime({ ...clock, ...more.clock }, more.maxWaitMs ?? 90_000);
  let [asked, released] = [0, 0];
  const counted = <Given extends unknown[], It>(work: (...given: Given) => It) =>
    (...given: Given): It => {
      asked += 1;
      return work(...given);
    };
  const usual: Answers = {
    investorFlow: () => Promise.resolve(ok(FLOW)),
    sectorFlows: () => Promise.resolve(ok([FLOW])),
    foreignHoldings: (plan) =>
      walkHoldings(
        plan,
        book([page(['2026-06-30', '2026-06-29'].map((day) => rowOn(day)))]).fetch,
        () => failure.empty(AT, { because: 'no days' }),
      ),
  };
  const all = { ...usual, ...answers } as Answers;
  const source = sourceOf({
    broker: 'somebody',
    capabilities: more.capabilities ?? CAPABILITIES,
    calendar: more.calendar ?? krxCalendar,
    clock: { ...clock, ...more.clock },
    lifetime: life,
    answers: {
      investorFlow: counted(all.investorFlow),
      sectorFlows: counted(all.sectorFlows),
      ...(all.foreignHoldings === undefined
        ? {}
        : { foreignHoldings: counted(all.foreignHoldings) }),
    },
    release: () => {
      released += 1;
    },
  });
  return { source, life, clock, asked: () => asked, released: () => released };
}
