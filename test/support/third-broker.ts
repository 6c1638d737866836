import * as core from '@investor-flow/core';
import type { Broker } from 'investor-flow';
import { createDesk } from './desk.ts';

/** The desk by its name, the clock it goes by, and who is told each time it is asked. */
interface Settings {
  readonly desk: string;
  readonly clock?: { readonly now: () => number };
  readonly onRead?: () => void;
}

type Failure = core.BrokerError;
type Holdings = readonly core.ForeignHolding[];
const { err, ok, failure, krxCalendar } = core;
const SECTORS: readonly core.SectorId[] = ['all', ...core.partitionOf('kospi')];
const history = { kind: 'any-day', from: '2024-01-02' } as const;
const offer = { support: 'full', markets: ['kospi'], venues: ['krx'], history } as const;
const all = { kospi: SECTORS };
const flows = { ...offer, sectors: all, measures: core.MEASURES, sides: ['net'] } as const;

/** What it offers; `planFlow` and `planHoldings` refuse everything else. */
export const CAPABILITIES: core.Capabilities = {
  investorFlow: flows,
  sectorFlows: flows,
  foreignHoldings: { ...offer, sectors: {}, measures: [], sides: [] },
};

function open({ desk: name, clock = Date, onRead = () => undefined }: Settings): core.Source {
  const broker = 'mine';
  const desk = createDesk(name, onRead);
  let closed = false;

  const calendar = krxCalendar;
  const terms = () => ({ broker, capabilities: CAPABILITIES, calendar, now: clock.now() });
  const today = () => core.koreanTime(clock.now()).day;
  const from = (day: string) => ({
    ...({ broker, environment: 'custom', api: 'desk', venue: 'krx', day } as const),
    status: today() > day ? ('final' as const) : ('provisional' as const),
    observedAt: new Date(clock.now()).toISOString(),
  });
  const flowOf = (plan: core.FlowPlan, id: core.SectorId): core.InvestorFlow => ({
    ...from(plan.day),
    market: plan.market,
    sector: { id, level: core.sectorIn(plan.market, id)?.level, code: id, name: id },
    dayBasis: 'stated',
    ...Object.fromEntries(plan.measures.map((it) => [it, desk.table(plan.day, id, it)])),
    volumeUnit: 'share',
    rounding: Object.fromEntries(plan.measures.map((it) => [it, 1])),
    derived: [],
  });
  const holdingsOf = (plan: core.HoldingsPlan): core.Result<Holdings, Failure> => {
    const at = { broker, operation: 'foreignHoldings' } as const;
    if (plan.stock !== desk.stock) return err(failure.empty(at, { because: 'an unknown stock' }));
    const { stock, from: first = desk.began, to = today(), limit = Infinity } = plan;
    const rows: core.ForeignHolding[] = [];
    for (let day = today(); day >= first && rows.length < limit; day = core.addDays(day, -1))
      if (day <= to && day >= desk.began && krxCalendar.sessionOn(day) === 'open')
        rows.push({ ...from(day), stock, ...desk.holding(day) });
    return ok(rows);
  };

  /** What is asked of a closed source, or has been cancelled, is answered before it is read. */
  const begun = (operation: core.Question, it?: core.CallOptions): core.Result<void, Failure> =>
    closed || it?.signal?.aborted === true
      ? err(failure.cancelled({ broker, operation }, closed ? 'It is closed' : 'The caller left'))
      : ok();
  const planned = (
    question: 'investorFlow' | 'sectorFlows',
    query: unknown,
    it?: core.CallOptions,
  ) => begun(question, it).andThen(() => core.planFlow(question, query, terms()));
  const held = (query: unknown, it?: core.CallOptions, usual?: number) =>
    begun('foreignHoldings', it).andThen(() => core.planHoldings(query, terms(), usual));

  return {
    broker,
    capabilities: CAPABILITIES,
    investorFlow: (query, options) =>
      soon(planned('investorFlow', query, options).map((plan) => flowOf(plan, plan.sector))),
    sectorFlows: (query, options) =>
      soon(
        planned('sectorFlows', query, options).map((plan) => SECTORS.map((id) => flowOf(plan, id))),
      ),
    foreignHoldings: (query, options) => soon(held(query, options, 30).andThen(holdingsOf)),
    async *foreignHoldingPages(query, options) {
      const rows = await soon(held(query, options).andThen(holdingsOf));
      if (rows.isErr()) yield err(rows.error);
      else
        for (let at = 0; at < rows.value.length; at += 20) yield ok(rows.value.slice(at, at + 20));
    },
    refusal: (question, query) => {
      const plan = question === 'foreignHoldings' ? held(query) : planned(question, query);
      return plan.isErr() ? plan.error : undefined;
    },
    close: () => {
      closed = true;
      return Promise.resolve();
    },
  };
}

const soon = <Value>(result: core.Result<Value, Failure>) =>
  new core.ResultAsync(Promise.resolve(result));

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
