import {
  answerList,
  answerTo,
  assumedOn,
  beside,
  call,
  type CallContext,
  empty,
  type Endpoint,
  type Impossible,
  type LazyRow,
} from '@investor-flow/adapter-kit';
import {
  type BrokerError,
  err,
  newestPublished,
  ok,
  type PlanOf,
  type RankedStock,
  type RankingBasis,
  type Result,
  sessionBefore,
  settledAt,
  type TradingDay,
} from '@investor-flow/core';
import * as holdingChange from '../wire/ka10034.ts';
import * as holdingStreak from '../wire/ka10035.ts';
import * as limitUse from '../wire/ka10036.ts';
import * as brokerDesk from '../wire/ka10037.ts';
import * as estimate from '../wire/ka10065.ts';
import * as tradeStreak from '../wire/ka10131.ts';
import { ka90009, rankedIn, STEPS as TRADE_STEPS } from '../wire/ka90009.ts';
import type { RankingQuery } from '../wire/rankings.ts';
import { bareCode, marketOf } from '../wire/codes.ts';
import { assumedDay } from './now.ts';
import { KRX_ONLY } from './offers.ts';

const OFFER = {
  support: 'partial',
  because: 'No answer names its day; sellers of a trade streak are reported and not documented',
  markets: ['kospi', 'kosdaq'],
  venues: ['krx', 'nxt', 'unified'],
  by: {
    'holding-change': holdingChange.SESSIONS,
    'holding-streak': holdingStreak.SESSIONS,
    'limit-use': limitUse.SESSIONS,
    'broker-desk': brokerDesk.SESSIONS,
    'trade-streak': tradeStreak.SESSIONS,
    trade: [],
    estimate: [],
  },
} as const;

/** One call: the first page of the broker's list. */
export const topStocks = answerTo<'topStocks'>()({
  offer: OFFER,
  mock: { ...OFFER, ...KRX_ONLY },
  calls: () => 1,
  async answer(plan, context) {
    const { by, market, sessions = 1 } = plan;
    const { ask, day, api, rounding } = RANKINGS[by];
    const found = await ask(context, { ...plan, market: marketOf(market), sessions });
    return found.andThen(({ ranked, observedAt }) => {
      const known = {
        ...assumedOn(context, { api, observedAt }, day(context, plan)),
        ...(by === 'estimate' ? { status: 'estimated' as const } : {}),
        basis: by,
        sessions,
        rounding,
      };
      return ranked.length === 0
        ? err(empty(context, api, 'the ranking has no stock'))
        : ok(ranked.map((it) => ({ ...known, ...it })));
    });
  },
});

/** What a row of a ranking says; which figures depends on the call. */
type Figures = Pick<RankedStock, 'name'> & Partial<RankedStock>;

/** The stocks of one answer in the broker's order; one keeps its rank where one above it is left out. */
interface Ranking {
  readonly ranked: readonly (Figures & Pick<RankedStock, 'stock' | 'rank'>)[];
  readonly observedAt: number;
}

interface RankingCall {
  readonly api: string;
  readonly rounding: RankedStock['rounding'];
  /** The session that the list is taken to end with: no answer names one. */
  readonly day: (context: CallContext, plan: PlanOf<'topStocks'>) => TradingDay;
  readonly ask: (
    context: CallContext,
    query: RankingQuery,
  ) => Promise<Result<Ranking, BrokerError>>;
}

const latest: RankingCall['day'] = (context, { venue, market }) =>
  assumedDay(context, { venue, market });

/** 전일: the session before the latest. */
const before: RankingCall['day'] = (context, plan) => {
  const day = latest(context, plan);
  return sessionBefore(context.calendar, day) ?? day;
};

/** One session is 전일; several end with the newest whose holdings are known, which is so the next morning. */
const counted: RankingCall['day'] = (context, plan) => {
  const day = latest(context, plan);
  const isKnown = settledAt(day) <= context.clock.now() && plan.sessions !== 1;
  return isKnown ? day : before(context, plan);
};

const published: RankingCall['day'] = ({ calendar, clock }) =>
  newestPublished({ calendar, now: clock.now() });

/** A call whose rows are one list, keyed by the stock's code. */
const list = <Row>(
  endpoint: Endpoint<RankingQuery, readonly LazyRow<Row>[]>,
  figuresOf: (row: Row) => Figures | Impossible,
  parts: Pick<RankingCall, 'day' | 'rounding'>,
): RankingCall => ({
  ...parts,
  api: endpoint.id,
  async ask(context, query) {
    const reply = await call(context, endpoint, query);
    return reply.andThen(({ rows, observedAt, unreadable }) =>
      answerList(context, rows, {
        api: endpoint.id,
        read: ({ key, read }, place) =>
          read()
            .mapErr(unreadable)
            .map((row) => beside({ stock: bareCode(key), rank: place + 1 }, figuresOf(row))),
        leftOut: ({ key }, because) => ({ code: bareCode(key), because }),
      }).map((ranked) => ({ ranked, observedAt })),
    );
  },
});

const trade: RankingCall = {
  api: ka90009.id,
  rounding: TRADE_STEPS,
  day: published,
  async ask(context, query) {
    const reply = await call(context, ka90009, query);
    return reply.andThen(({ rows, observedAt, unreadable }) => {
      const ranked: Ranking['ranked'][number][] = [];
      const seen = new Set<string>();
      for (const [place, { isBlank, read }] of rows.entries()) {
        if (isBlank) continue;
        const row = read().andThen((columns) => rankedIn(columns, query));
        if (row.isErr()) return err(unreadable(row.error));
        if (row.value === undefined) continue;
        const { stock } = row.value;
        if (seen.has(stock)) return err(unreadable([{ path: stock, message: 'is ranked twice' }]));
        seen.add(stock);
        ranked.push({ ...row.value, rank: place + 1 });
      }
      return ok({ ranked, observedAt });
    });
  },
};

const RANKINGS: Readonly<Record<RankingBasis, RankingCall>> = {
  'holding-change': list(holdingChange.ka10034, holdingChange.figuresOf, {
    day: counted,
    rounding: holdingChange.STEPS,
  }),
  'holding-streak': list(holdingStreak.ka10035, holdingStreak.figuresOf, {
    day: before,
    rounding: holdingStreak.STEPS,
  }),
  'limit-use': list(limitUse.ka10036, limitUse.figuresOf, { day: counted, rounding: {} }),
  'broker-desk': list(brokerDesk.ka10037, brokerDesk.figuresOf, {
    day: latest,
    rounding: brokerDesk.STEPS,
  }),
  'trade-streak': list(tradeStreak.ka10131, tradeStreak.figuresOf, {
    day: latest,
    rounding: tradeStreak.STEPS,
  }),
  trade,
  estimate: list(estimate.ka10065, estimate.figuresOf, { day: latest, rounding: estimate.STEPS }),
};
