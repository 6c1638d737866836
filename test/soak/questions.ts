import {
  type BrokerError,
  type ForeignHolding,
  type LeftOut,
  MEASURES,
  type Measure,
  type Result,
  type Source,
} from '@investor-flow/core';
import { type BrokerName, BROKERS, type Pair } from '../support/pair.ts';
import type { Random } from './random.ts';
import { judgeDays, judgeSectors, unfilled } from './lists.ts';
import type { Trouble } from './trouble.ts';
import { lies } from './verdict.ts';

/** Both brokers, and the market behind them. */
export type Desk = Omit<Pair, typeof Symbol.asyncDispose>;

/** How a question ended: right, wrong (and why), or with an error. */
export type Ended =
  | { readonly is: 'right' }
  | { readonly is: 'wrong'; readonly why: readonly string[] }
  | { readonly is: 'error'; readonly error: BrokerError };

/** A question that has been drawn and not yet asked. */
export interface Drawn {
  readonly name: string;
  /** Kills tokens on the way, so that others may be refused. */
  readonly revokes: boolean;
  ask(desk: Desk, signal: AbortSignal, troubles: readonly Trouble[]): Promise<Ended>;
}

const DAYS = ['2026-06-30', '2026-06-12', '2026-03-05', '2025-09-15', '2025-04-01'];
const MARKETS = ['kospi', 'kosdaq'] as const;
const VENUES = ['krx', 'krx', 'nxt', 'unified'] as const;
/** Not listed as delisted or brand-new: these have years of days at every venue. */
const STOCKS = ['005930', '000660', '035420', '039490', '030200'];

const judged = <Value>(
  result: Result<Value, BrokerError>,
  judge: (value: Value) => readonly string[],
): Ended => {
  if (result.isErr()) return { is: 'error', error: result.error };
  const why = judge(result.value);
  return why.length === 0 ? { is: 'right' } : { is: 'wrong', why };
};

const offerOf = (source: Source) => {
  const offer = source.capabilities.investorFlow;
  if (offer.support === 'none') throw new Error(offer.because);
  return offer;
};

function measuresFrom(random: Random): readonly Measure[] {
  const some = random.some([...MEASURES]);
  return some.length === 0 ? ['value'] : some;
}

/** Draws a question; what it needs of chance is drawn now, so that a seed asks the same again. */
export function draw(random: Random): Drawn {
  const kind = random.share();
  if (kind < 0.28) return kiwoomFlow(random);
  if (kind < 0.4) return sectors(random, 'kiwoom');
  if (kind < 0.65) return holdings(random);
  if (kind < 0.72) return holdingPages(random);
  if (kind < 0.97) return koreaInvestmentFlow(random);
  if (kind < 0.985) return sectors(random, 'koreainvestment');
  return revocation(random);
}

const asks = (name: string, ask: Drawn['ask']): Drawn => ({ name, revokes: false, ask });

/** The options of a question, and the rows that it announces as left out. */
function notes(signal: AbortSignal) {
  const leftOut: LeftOut[] = [];
  return { options: { signal, onLeftOut: (row: LeftOut) => leftOut.push(row) }, leftOut };
}

/** A venue, and a day unless it is the latest that is asked for, which is a share of all. */
const when = (random: Random, latest: number) => ({
  venue: random.one(VENUES),
  ...(random.share() < latest ? {} : { day: random.one(DAYS) }),
});

function kiwoomFlow(random: Random): Drawn {
  const market = random.one(MARKETS);
  const [place, measures, at] = [random.share(), measuresFrom(random), when(random, 0.4)];
  return asks('kiwoom investorFlow', async ({ kiwoom, sandbox }, signal) => {
    const sectors = offerOf(kiwoom).sectors[market] ?? [];
    const sector = sectors[Math.floor(place * sectors.length)] ?? 'all';
    const asked = sandbox.clock.now();
    const result = await kiwoom.investorFlow({ market, sector, measures, ...at }, { signal });
    return judged(result, (flow) => [
      ...lies(flow, measures, sandbox, asked),
      ...(flow.sector.id === sector && flow.venue === at.venue ? [] : ['another row came']),
      ...(flow.day === (at.day ?? flow.day) ? [] : [`another day came: ${flow.day}`]),
    ]);
  });
}

function sectors(random: Random, broker: BrokerName): Drawn {
  const [market, measures] = [random.one(MARKETS), measuresFrom(random)];
  const query = { market, measures, ...(broker === 'kiwoom' ? when(random, 0.5) : {}) };
  return asks(`${broker} sectorFlows`, async (desk, signal, troubles) => {
    const { [broker]: source, sandbox }: Desk = desk;
    const asked = sandbox.clock.now();
    const sectors = offerOf(source).sectors[market] ?? [];
    const noted = notes(signal);
    return judged(await (source as Source).sectorFlows(query, noted.options), (rows) =>
      judgeSectors(
        { rows, leftOut: noted.leftOut },
        {
          sectors,
          troubles,
          lie: (flow) => lies(flow, measures, sandbox, asked),
          zeros: unfilled(broker, market),
        },
      ),
    );
  });
}

function holdings(random: Random): Drawn {
  const [stock, limit] = [random.one(STOCKS), random.one([1, 7, 50, 51, 120])];
  return asks('kiwoom foreignHoldings', async ({ kiwoom, sandbox }, signal, troubles) => {
    const asked = sandbox.clock.now();
    const { options, leftOut } = notes(signal);
    const result = await kiwoom.foreignHoldings({ stock, limit }, options);
    return judged(result, (rows) =>
      judgeDays({ rows, leftOut }, { stock, limit, asked, troubles }, sandbox),
    );
  });
}

function holdingPages(random: Random): Drawn {
  const [stock, pages] = [random.one(STOCKS), random.whole(1, 3)];
  return asks('kiwoom foreignHoldingsPages', async ({ kiwoom, sandbox }, signal, troubles) => {
    const asked = sandbox.clock.now();
    const { options, leftOut } = notes(signal);
    const rows: ForeignHolding[] = [];
    let seen = 0;
    for await (const page of kiwoom.foreignHoldingsPages({ stock }, options)) {
      if (page.isErr()) return { is: 'error', error: page.error };
      rows.push(...page.value);
      seen += 1;
      // Most walks are left before their end.
      if (seen === pages) break;
    }
    const wanted = { stock, limit: rows.length, asked, troubles };
    const why = judgeDays({ rows, leftOut }, wanted, sandbox);
    return why.length === 0 ? { is: 'right' } : { is: 'wrong', why };
  });
}

function koreaInvestmentFlow(random: Random): Drawn {
  const [place, sectorPlace, measures] = [random.share(), random.share(), measuresFrom(random)];
  return asks('koreainvestment investorFlow', async ({ koreainvestment, sandbox }, signal) => {
    const { markets, sectors } = offerOf(koreainvestment);
    const market = markets[Math.floor(place * markets.length)] ?? 'kospi';
    const inMarket = sectors[market] ?? ['all'];
    const sector = inMarket[Math.floor(sectorPlace * inMarket.length)] ?? 'all';
    const asked = sandbox.clock.now();
    const result = await koreainvestment.investorFlow({ market, sector, measures }, { signal });
    const isEmpty = result.isErr() && result.error.kind === 'empty';
    const isUnfilled = unfilled('koreainvestment', market).includes(sector);
    if (isEmpty && isUnfilled) return { is: 'right' };
    return judged(result, (flow) => [
      ...lies(flow, measures, sandbox, asked),
      ...(flow.sector.id === sector ? [] : ['another row came']),
      ...(isUnfilled ? ['figures out of zeros'] : []),
    ]);
  });
}

function revocation(random: Random): Drawn {
  const broker = random.one(BROKERS);
  return {
    name: `${broker} revoke`,
    revokes: true,
    ask: async (desk, signal) => judged(await desk[broker].revoke({ signal }), () => []),
  };
}
