import { dateAt, dayOf, type DayNumber, sessionBefore, sessionUpTo } from '../../../days.ts';
import type { TruthTable } from '../../../market/ledger.ts';
import { isPublished } from '../../../market/hours.ts';
import type { Stock } from '../../../stocks/stock.ts';
import { type Asked, type DataCall, NO_ROWS, oneOf } from '../call.ts';
import { entryOf, VENUE, VENUES } from '../inputs.ts';
import { doubledIn, MILLION, percent } from '../numbers.ts';
import { issuesOf, nameColumns, rank, RANKED_MARKET, sessionsUpTo } from '../rankings.ts';

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
    stex_tp: VENUE,
  },
  table: {
    list: 'orgn_frgnr_cont_trde_prst',
    labels: ['stk_cd', 'rank', 'stk_nm'],
    column: 'nettrde_amt',
    saturation: { column: 'nettrde_qty' },
    continues: true,
  },
  answer(asked) {
    const { body, instant } = asked;
    // Sectors are not ranked here, and a period of its own has to be named.
    if (body['stk_inds_tp'] === '1' || body['dt'] === '0') return NO_ROWS;
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
    return rank(asked, 'ka10131', issues, ({ stock, figures }, place) => ({
      rank: place, // 순위
      ...nameColumns(asked, stock),
      prid_stkpc_flu_rt: risenOf(asked, stock, days), // 기간중주가등락률
      ...sideColumns('orgn', figures.orgn),
      ...streakColumns(asked, stock, newest, 'orgn'),
      ...sideColumns('frgnr', figures.frgnr),
      ...streakColumns(asked, stock, newest, 'frgnr'),
      nettrde_qty: doubledIn(1, figures.both.volume), // 순매매량
      nettrde_amt: doubledIn(1, figures.both.value), // 순매매액
      // The streak of the sum is not the sum of the streaks.
      ...streakColumns(asked, stock, newest, 'both'),
    }));
  },
};

/** Amounts are 백만원, so that the sum is the sum of what is written. */
interface Net {
  readonly value: number;
  readonly volume: number;
}
type Who = 'orgn' | 'frgnr' | 'both';
const INVESTORS = {
  orgn: ['institution'],
  frgnr: ['foreignRegistered'],
  both: ['institution', 'foreignRegistered'],
} as const;

/** What some investors bought less what they sold; won. */
function netOn(asked: Asked, stock: Stock, day: DayNumber, who: Who): Net {
  const { venue } = entryOf(VENUES, asked, 'stex_tp');
  const at = { stock: stock.code, venue, day: dayOf(day), at: asked.instant };
  const { value, volume } = asked.truth.stockFlow(at);
  const of = (table: TruthTable): number =>
    INVESTORS[who].reduce((sum, it) => sum + table[it].net, 0);
  return { value: of(value), volume: of(volume) };
}

const summed = (nets: readonly Net[]): Net => ({
  value: Math.round(nets.reduce((sum, { value }) => sum + value, 0) / MILLION) + 0,
  volume: nets.reduce((sum, { volume }) => sum + volume, 0),
});

function figuresOf(
  asked: Asked,
  stock: Stock,
  days: readonly DayNumber[],
): Readonly<Record<Who, Net>> {
  const sumOf = (who: Who): Net => summed(days.map((day) => netOn(asked, stock, day, who)));
  const [orgn, frgnr] = [sumOf('orgn'), sumOf('frgnr')];
  const both = { value: orgn.value + frgnr.value, volume: orgn.volume + frgnr.volume };
  return { orgn, frgnr, both };
}

/** How many sessions in a row are on the newest one's side, and what they add up to. */
function streakColumns(asked: Asked, stock: Stock, newest: DayNumber, who: Who) {
  const nets: Net[] = [];
  let side = NaN;
  for (let day = newest; nets.length < LONGEST_STREAK; day = sessionBefore(day)) {
    const net = netOn(asked, stock, day, who);
    if (nets.length === 0) side = Math.sign(net.volume);
    if (side === 0 || Math.sign(net.volume) !== side) break;
    nets.push(net);
  }
  const { value, volume } = summed(nets);
  const prefix = who === 'both' ? 'tot' : who;
  const counted = who === 'both' ? 'nettrde' : 'netprps';
  return {
    [`${prefix}_cont_netprps_dys`]: side < 0 ? `-${nets.length}` : `+${nets.length}`, // 연속순매수일수
    [`${prefix}_cont_${counted}_qty`]: doubledIn(1, volume), // 연속순매수량
    [`${prefix}_cont_netprps_amt`]: doubledIn(1, value), // 연속순매수금액
  };
}

function sideColumns(prefix: 'orgn' | 'frgnr', { value, volume }: Net) {
  const amount = [`${prefix}_nettrde_amt`, doubledIn(1, value)]; // 순매매금액
  const shares = [`${prefix}_nettrde_qty`, doubledIn(1, volume)]; // 순매매량
  return Object.fromEntries(prefix === 'orgn' ? [amount, shares] : [shares, amount]);
}

function risenOf({ world }: Asked, stock: Stock, days: readonly DayNumber[]): string {
  const prices = world.pricesOf(stock);
  const [newest = NaN, oldest = NaN] = [days[0], days.at(-1)];
  const base = prices.baseOn(oldest);
  return percent(prices.lastOn(newest) - base, base);
}
