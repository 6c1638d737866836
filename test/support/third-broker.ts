import * as core from '@investor-flow/core';
import type { Broker } from 'investor-flow';
import { createDesk } from './desk.ts';

/** The name of the desk, its clock, and a handler that is called each time the desk is read. */
interface Settings {
  readonly desk: string;
  readonly clock?: { readonly now: () => number };
  readonly onRead?: () => void;
}

const broker = 'mine';
const SECTORS: readonly core.SectorId[] = ['all', ...core.partitionOf('kospi')];
const history = { kind: 'any-day', from: '2024-01-02' } as const;
const FLOWS = {
  support: 'full',
  markets: ['kospi'],
  sectors: { kospi: SECTORS },
  venues: ['krx'],
  measures: core.MEASURES,
  sides: ['net'],
  history,
} as const;
const DAYS_PER_PAGE = 20;

/** What the desk offers; every other question is `none`. */
export const CAPABILITIES: core.Capabilities = core.capabilitiesOf({
  investorFlow: FLOWS,
  sectorFlows: FLOWS,
  foreignHoldings: { support: 'full', venues: ['krx'], history, daysPerCall: DAYS_PER_PAGE },
});

function open({ desk: name, clock: given, onRead = () => undefined }: Settings): core.Source {
  const desk = createDesk(name, onRead);
  const calendar = core.krxCalendar;
  const clock: core.Clock = { ...core.systemClock, ...given };
  const provenance = (day: core.TradingDay) =>
    ({
      broker,
      environment: 'custom',
      api: 'desk',
      observedAt: new Date(clock.now()).toISOString(),
      venue: 'krx',
      day,
      dayBasis: 'stated',
      status: core.koreanTime(clock.now()).day > day ? 'final' : 'provisional',
    }) as const;
  const flowOf = (
    { market, day, measures }: Pick<core.PlanOf<'sectorFlows'>, 'market' | 'day' | 'measures'>,
    id: core.SectorId,
  ): core.InvestorFlow => {
    const level = core.sectorIn(market, id)?.level;
    return {
      ...provenance(day),
      market,
      sector: { id, ...(level === undefined ? {} : { level }), code: id, name: id },
      ...Object.fromEntries(measures.map((it) => [it, desk.table(day, id, it)])),
      volumeUnit: 'share',
      rounding: Object.fromEntries(measures.map((it) => [it, 1])),
      derived: [],
      assumed: [],
    };
  };
  const answers: core.Answers = {
    investorFlow: {
      calls: () => 1,
      answer: (plan) => Promise.resolve(core.ok(flowOf(plan, plan.sector))),
    },
    sectorFlows: {
      calls: () => 1,
      answer: (plan) => Promise.resolve(core.ok(SECTORS.map((id) => flowOf(plan, id)))),
    },
    foreignHoldings: {
      calls: () => 1,
      async *answer({ stock, from = desk.began, to, limit = Infinity }, { at }) {
        if (stock !== desk.stock) {
          yield core.err(core.failure.empty(at, { because: 'the desk does not know the stock' }));
          return;
        }
        const days = core.sessionsBetween(calendar, from, to).toReversed().slice(0, limit);
        for (let first = 0; first < days.length; first += DAYS_PER_PAGE) {
          const page = days.slice(first, first + DAYS_PER_PAGE);
          yield core.ok(page.map((day) => ({ ...provenance(day), stock, ...desk.holding(day) })));
        }
      },
    },
  };
  return core.sourceOf({
    broker,
    capabilities: CAPABILITIES,
    answers,
    callsPerSecond: Infinity,
    lifetime: core.lifetime({ clock, calendar, maxWaitMs: 0, onLeftOut: () => undefined }),
    context: {},
    release: () => undefined,
  });
}

/** A third broker: `connect({ broker: 'mine', mine: { desk: 'seoul' } }, { brokers: [mine] })`. */
export const mine: Broker = {
  name: 'mine',
  check: (settings) => {
    const { desk, clock: _, onRead: __, ...others } = Object(settings) as Record<string, unknown>;
    const unknown = Object.keys(others).map((path) => ({ path, message: 'is not a setting' }));
    return typeof desk === 'string'
      ? unknown
      : [{ path: 'desk', message: 'must be a name' }, ...unknown];
  },
  open: (settings) => open(settings as Settings),
  variables: { MINE_DESK: 'desk' },
};
