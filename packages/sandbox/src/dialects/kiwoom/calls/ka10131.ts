import type { Deals } from '../../../market/flow-truth.ts';
import { dateAt, dayOf, type DayNumber, sessionBefore, sessionUpTo } from '../../../days.ts';
import { isPublished } from '../../../market/hours.ts';
import type { Stock } from '../../../stocks/stock.ts';
import { type Asked, type DataCall, oneOf } from '../call.ts';
import { entryOf, VENUES } from '../inputs.ts';
import { doubledIn, MILLION, percent } from '../numbers.ts';
import { issuesOf, listed, nameColumns, rank, RANKED_MARKET, sessionsUpTo } from '../rankings.ts';

/** A streak is looked for no further back. */
const LONGEST_STREAK = 30;

/** ka10131 기관외국인연속매매현황: how long institutions and foreigners have been on one side. */
export const ka10131: DataCall = {
  api: 'ka10131',
  path: '/api/dostk/frgnistt',
  inputs: {
    dt: oneOf(['1', '3', '5', '10', '20', '120', '0']),
    strt_dt: { takes: /^\d{8}$/u, optional: true },
    end_dt: { takes: /^\d{8}$/u, optional: true },
    mrkt_tp: RANKED_MARKET,
    netslmt_tp: oneOf(['1', '2']),
    stk_inds_tp: oneOf(['0', '1']),
    amt_qty_tp: oneOf(['0', '1']),
    stex_tp: oneOf(Object.keys(VENUES)),
  },
  table: {
    list: 'orgn_frgnr_cont_trde_prst',
    labels: ['stk_cd', 'rank', 'stk_nm'],
    column: 'nettrde_amt',
    saturation: { column: 'nettrde_qty', text: '2147483647' },
    pages: 'cursor',
  },
  answer(asked) {
    const { body, instant } = asked;
    // Sectors are not ranked here, and a period of its own has to be named.
    const isUnnamed = body['dt'] === '0';
    if (body['stk_inds_tp'] === '1' || isUnnamed) {
      return { payload: { orgn_frgnr_cont_trde_prst: [] } };
    }
    const today = dateAt(instant);
    const newest = sessionUpTo(isPublished(today, instant) ? today : today - 1);
    const days = sessionsUpTo(newest, Number(body['dt']));
    const side = body['netslmt_tp'] === '1' ? -1 : 1;
    const isByShares = body['amt_qty_tp'] === '1';
    const issues = issuesOf(asked).map((stock) => {
      const figures = figuresOf(asked, stock, days);
      const { value, volume } = figures.both;
      return { stock, by: (isByShares ? volume : value) * side, figures };
    });
    const page = rank(asked, 'ka10131', issues, ({ stock, figures }, place) => ({
      rank: String(place), // 순위
      ...nameColumns(asked, stock),
      prid_stkpc_flu_rt: risenOf(asked, stock, days), // 기간중주가등락률
      ...sideColumns(asked, stock, newest, { prefix: 'orgn', figures: figures.orgn }),
      ...sideColumns(asked, stock, newest, { prefix: 'frgnr', figures: figures.frgnr }),
      nettrde_qty: doubledIn(1, figures.both.volume), // 순매매량
      nettrde_amt: doubledIn(1, figures.both.value), // 순매매액
      ...totalColumns(asked, stock, newest),
    }));
    return listed('orgn_frgnr_cont_trde_prst', page);
  },
};

/** Amounts are 백만원 from here on, so that the sum is the sum of what is written. */
interface Net {
  readonly value: number;
  readonly volume: number;
}
type Who = 'orgn' | 'frgnr' | 'both';
const INVESTORS = { orgn: ['institution'], frgnr: ['foreignRegistered'] } as const;

function netOn(asked: Asked, stock: Stock, day: DayNumber, who: Who): Net {
  const { venue } = entryOf(VENUES, asked, 'stex_tp');
  const at = { stock: stock.code, venue, day: dayOf(day), at: asked.instant };
  const { value, volume } = asked.truth.stockFlow(at);
  const of = (table: typeof value): number =>
    (who === 'both' ? (['orgn', 'frgnr'] as const) : [who])
      .flatMap((it) => INVESTORS[it])
      .reduce((sum, it) => sum + (table[it] satisfies Deals).net, 0);
  return { value: of(value), volume: of(volume) };
}

function figuresOf(
  asked: Asked,
  stock: Stock,
  days: readonly DayNumber[],
): Readonly<Record<Who, Net>> {
  const sumOf = (who: 'orgn' | 'frgnr'): Net => {
    const nets = days.map((day) => netOn(asked, stock, day, who));
    const value = nets.reduce((sum, net) => sum + net.value, 0);
    return {
      value: Math.round(value / MILLION) + 0,
      volume: nets.reduce((sum, net) => sum + net.volume, 0),
    };
  };
  const [orgn, frgnr] = [sumOf('orgn'), sumOf('frgnr')];
  const both = { value: orgn.value + frgnr.value, volume: orgn.volume + frgnr.volume };
  return { orgn, frgnr, both };
}

/** How many sessions in a row are on the newest one's side, and what they add up to. */
function streakOf(asked: Asked, stock: Stock, newest: DayNumber, who: Who) {
  let [sessions, value, volume] = [0, 0, 0];
  let side = 0;
  for (let day = newest; sessions < LONGEST_STREAK; day = sessionBefore(day)) {
    const net = netOn(asked, stock, day, who);
    if (sessions === 0) side = Math.sign(net.volume);
    if (side === 0 || Math.sign(net.volume) !== side) break;
    sessions += 1;
    value += net.value;
    volume += net.volume;
  }
  const signed = side < 0 ? `-${sessions}` : `+${sessions}`;
  return { sessions: signed, value: Math.round(value / MILLION) + 0, volume };
}

function sideColumns(
  asked: Asked,
  stock: Stock,
  newest: DayNumber,
  { prefix, figures }: { readonly prefix: 'orgn' | 'frgnr'; readonly figures: Net },
) {
  const streak = streakOf(asked, stock, newest, prefix);
  const amount = [`${prefix}_nettrde_amt`, doubledIn(1, figures.value)]; // 순매매금액
  const shares = [`${prefix}_nettrde_qty`, doubledIn(1, figures.volume)]; // 순매매량
  return {
    ...Object.fromEntries(prefix === 'orgn' ? [amount, shares] : [shares, amount]),
    [`${prefix}_cont_netprps_dys`]: streak.sessions, // 연속순매수일수
    [`${prefix}_cont_netprps_qty`]: doubledIn(1, streak.volume), // 연속순매수량
    [`${prefix}_cont_netprps_amt`]: doubledIn(1, streak.value), // 연속순매수금액
  };
}

/** The streak of the sum, which is not the sum of the streaks. */
function totalColumns(asked: Asked, stock: Stock, newest: DayNumber) {
  const streak = streakOf(asked, stock, newest, 'both');
  return {
    tot_cont_netprps_dys: streak.sessions, // 합계연속순매수일수
    tot_cont_nettrde_qty: doubledIn(1, streak.volume), // 합계연속순매매수량
    tot_cont_netprps_amt: doubledIn(1, streak.value), // 합계연속순매수금액
  };
}

function risenOf({ world }: Asked, stock: Stock, days: readonly DayNumber[]): string {
  const prices = world.pricesOf(stock);
  const [newest = NaN, oldest = NaN] = [days[0], days.at(-1)];
  const base = prices.baseOn(oldest);
  return percent(prices.lastOn(newest) - base, base);
}
