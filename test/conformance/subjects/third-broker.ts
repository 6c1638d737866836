import { createHash } from 'node:crypto';
import * as core from '@investor-flow/core';
import type { Broker } from 'investor-flow';

/** A desk that has KOSPI to the won and to the share, and one stock's foreign holdings: a name has always the same figures. */
interface Settings {
  readonly desk: string;
  readonly clock?: { readonly now: () => number };
  /** Called each time figures are looked at. */
  readonly onRead?: () => void;
}

const broker = 'mine';
const STOCK = '005930';
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

/** What the desk offers; every other question is `none`. */
export const CAPABILITIES: core.Capabilities = core.capabilitiesOf({
  investorFlow: FLOWS,
  sectorFlows: FLOWS,
  foreignHoldings: { support: 'full', venues: ['krx'], history, daysPerCall: 10_000 },
});

/** A number below 2³² that belongs to its words. */
const draw = (...words: readonly string[]): number =>
  createHash('sha256').update(words.join(' ')).digest().readUInt32BE();

function open({ desk, clock: given, onRead = () => undefined }: Settings): core.Source {
  const calendar = core.krxCalendar;
  const clock: core.Clock = { ...core.systemClock, ...given };
  const provenance = (day: core.TradingDay) => {
    onRead();
    return {
      broker,
      environment: 'custom',
      api: 'desk',
      observedAt: new Date(clock.now()).toISOString(),
      venue: 'krx',
      day,
      dayBasis: 'stated',
      status: core.koreanTime(clock.now()).day > day ? 'final' : 'provisional',
    } as const;
  };
  const flowOf = (
    { market, day, measures }: Pick<core.PlanOf<'sectorFlows'>, 'market' | 'day' | 'measures'>,
    id: core.SectorId,
  ): core.InvestorFlow => {
    const level = core.sectorIn(market, id)?.level;
    const parts = id === 'all' ? core.partitionOf(market) : [id];
    const net = (...words: readonly string[]): number =>
      parts.reduce((sum, it) => sum + draw(desk, day, it, ...words) - 2 ** 31, 0);
    const table = (measure: core.Measure): core.InvestorTable => {
      const [foreign, institution] = [net(measure, 'foreign'), net(measure, 'institution')];
      return {
        individual: { net: 0 - foreign - institution }, // somebody sold what the others bought
        foreign: { net: foreign },
        institution: { net: institution },
      };
    };
    return {
      ...provenance(day),
      market,
      sector: { id, ...(level === undefined ? {} : { level }), code: id, name: id },
      ...Object.fromEntries(measures.map((it) => [it, table(it)])),
      volumeUnit: 'share',
      rounding: Object.fromEntries(measures.map((it) => [it, 1])),
      derived: [],
      assumed: [],
    };
  };
  const holdingOn = (day: core.TradingDay): core.ForeignHolding => {
    const heldShares = draw(desk, day);
    const percent = Math.round((heldShares / 2 ** 32) * 10_000) / 100;
    const shares = { heldShares, ownershipPercent: percent, limitUsedPercent: percent };
    return { ...provenance(day), stock: STOCK, ...shares };
  };
  const calls = () => 1;
  const answers: core.Answers = {
    investorFlow: {
      calls,
      answer: (plan) => Promise.resolve(core.ok(flowOf(plan, plan.sector))),
    },
    sectorFlows: {
      calls,
      answer: (plan) => Promise.resolve(core.ok(SECTORS.map((id) => flowOf(plan, id)))),
    },
    foreignHoldings: {
      calls,
      async *answer({ stock, from = history.from, to, limit = Infinity }, { at }) {
        if (stock !== STOCK) {
          yield core.err(core.failure.empty(at, { because: 'the desk does not know the stock' }));
          return;
        }
        const days = core.sessionsBetween(calendar, from, to).toReversed().slice(0, limit);
        if (days.length > 0) yield core.ok(days.map(holdingOn));
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
  name: broker,
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
