import {
  check,
  decimal,
  type Endpoint,
  magnitude,
  signedWhole,
  unsignedWhole,
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
import * as z from 'zod';
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

const compactDay = z.string('is no text').transform((text, context) => {
  const [, year, month, date] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  const day = `${year}-${month}-${date}`;
  if (isTradingDay(day)) return day;
  context.addIssue({ code: 'custom', message: 'is no day written YYYYMMDD' });
  return z.NEVER;
});

/** A share of something: never below zero, and exact to the hundredth. */
const percent = decimal
  .refine((it) => it >= 0, 'is below zero')
  .refine((it) => Math.abs(it) * 100 <= Number.MAX_SAFE_INTEGER, 'is too large to be exact');

const body = z.object({ stk_frgnr: z.array(z.looseObject({ dt: compactDay }), 'is no list') }); // 일자

const row = z.object({
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
    check(body, received).map(({ stk_frgnr: rows }) =>
      rows.map(({ dt: day, ...columns }, place) => ({
        day,
        figures: () => check(row, columns, ['stk_frgnr', place]).map((it) => figuresOf(day, it)),
      })),
    ),
};

const figuresOf = (day: TradingDay, it: z.output<typeof row>): HoldingFigures => ({
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
