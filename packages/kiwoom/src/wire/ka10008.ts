import {
  columns,
  decimal,
  type Endpoint,
  type FiguresOf,
  magnitude,
  shaped,
  signedWhole,
  unsignedWhole,
  refined,
} from '@investor-flow/adapter-kit';
import {
  type ForeignHolding,
  type Issue,
  isTradingDay,
  type Result,
  type StockCode,
  type TradingDay,
  type Venue,
} from '@investor-flow/core';
import * as z from 'zod/mini';
import { cursorHeaders } from './dialect.ts';

/** One page of one stock; the call has no dates, so a range is walked to. */
export interface HoldingsQuery {
  readonly stock: StockCode;
  readonly venue: Venue;
  readonly cursor: string | undefined;
}

/** What a row says of a day, the rest of the model being known without it. */
export type HoldingFigures = Omit<
  ForeignHolding,
  'broker' | 'environment' | 'api' | 'stock' | 'venue' | 'status' | 'observedAt'
>;

/** A row whose day is known; its figures are read when they are wanted. */
export interface DayRow {
  readonly day: TradingDay;
  readonly figures: () => Result<HoldingFigures, readonly Issue[]>;
}

const SUFFIX = { krx: '', nxt: '_NX', unified: '_AL' } as const satisfies Record<Venue, string>;

/** `20260701` as the day it is. */
const dayIn = (text: string): TradingDay =>
  `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
const compactDay = z
  .string('is no text')
  .check(z.refine((text) => isTradingDay(dayIn(text)), 'is no day written YYYYMMDD'));

/** A share of something: never below zero, and exact to the hundredth. */
const percent = refined(decimal, (it) => {
  if (it < 0) return 'is below zero';
  return it * 100 <= Number.MAX_SAFE_INTEGER ? it : 'is too large to be exact';
});

const dayRow = z.object({ dt: compactDay }, 'is no object'); // 일자
const body = z.compile(z.object({ stk_frgnr: z.array(dayRow, 'is no list') }, 'is no object'));

const figures = columns({
  close_pric: magnitude, // 종가, 원; its sign is a colour (measured)
  pred_pre: signedWhole, // 전일대비, 원
  trde_qty: unsignedWhole, // 거래량, 주
  chg_qty: signedWhole, // 변동수량, 주
  poss_stkcnt: unsignedWhole, // 보유주식수, 주
  wght: percent, // 비중, % of the listed shares
  gain_pos_stkcnt: signedWhole, // 취득가능주식수, 주: below zero where more is held than the limit allows
  frgnr_limit: unsignedWhole, // 외국인한도, 주
  frgnr_limit_irds: signedWhole, // 외국인한도증감, 주
  limit_exh_rt: percent, // 한도소진률, % of the limit
});

/**
 * ka10008 주식외국인종목별매매동향: what foreigners hold of a stock, fifty days a page, newest first.
 * POST /api/dostk/frgnistt
 */
export const ka10008: Endpoint<HoldingsQuery, readonly DayRow[]> = {
  id: 'ka10008',
  request: ({ stock, venue, cursor }) => {
    const headers = cursorHeaders(cursor);
    return {
      method: 'POST',
      path: '/api/dostk/frgnistt',
      body: { stk_cd: `${stock}${SUFFIX[venue]}` },
      ...(headers === undefined ? {} : { headers }),
    };
  },
  read: (received) =>
    shaped(body, received).map(({ stk_frgnr: rows }) =>
      rows.map((row, place) => {
        const day = dayIn(row.dt);
        return {
          day,
          figures: () => figures(row, ['stk_frgnr', place]).map((it) => figuresOf(day, it)),
        };
      }),
    ),
};

const figuresOf = (day: TradingDay, it: FiguresOf<typeof figures>): HoldingFigures => ({
  day,
  heldShares: it.poss_stkcnt,
  limitShares: it.frgnr_limit,
  acquirableShares: it.gain_pos_stkcnt,
  ownershipPercent: it.wght,
  limitUsedPercent: it.limit_exh_rt,
  changeShares: it.chg_qty,
  limitChangeShares: it.frgnr_limit_irds,
  close: it.close_pric,
  closeChange: it.pred_pre,
  tradedShares: it.trde_qty,
});
