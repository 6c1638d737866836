import { dateAt, dayOf, type DayNumber, sessionBefore, sessionUpTo } from '../../../days.ts';
import { isAtRest } from '../../../market/hours.ts';
import type { Stock } from '../../../stocks/stock.ts';
import { textIn } from '../../../wire.ts';
import { type Asked, type DataCall, oneOf } from '../call.ts';
import { DAY, VENUE, VENUES } from '../inputs.ts';
import { plainIn, THOUSAND } from '../numbers.ts';
import { issuesOf, nameColumns, RANKED_MARKET } from '../rankings.ts';

const ROWS = 25;
/** 천만원. */
const TEN_MILLION = 10_000_000;

interface Net {
  readonly stock: Stock;
  readonly value: number;
  readonly volume: number;
}

/** Four rankings stand side by side. */
const LISTS = [
  { prefix: 'for_netslmt', investor: 'foreignRegistered', side: -1 }, // 외인순매도
  { prefix: 'for_netprps', investor: 'foreignRegistered', side: 1 }, // 외인순매수
  { prefix: 'orgn_netslmt', investor: 'institution', side: -1 }, // 기관순매도
  { prefix: 'orgn_netprps', investor: 'institution', side: 1 }, // 기관순매수
] as const;

/** ka90009 외국인기관매매상위: who bought and sold most on the last finished day. */
export const ka90009: DataCall = {
  api: 'ka90009',
  path: '/api/dostk/rkinfo',
  inputs: {
    mrkt_tp: RANKED_MARKET,
    amt_qty_tp: oneOf(['1', '2']),
    qry_dt_tp: oneOf(['0', '1']),
    date: { ...DAY, optional: true },
    stex_tp: VENUE,
  },
  table: {
    list: 'frgnr_orgn_trde_upper',
    labels: LISTS.flatMap(({ prefix }) => [`${prefix}_stk_cd`, `${prefix}_stk_nm`]),
    column: 'for_netprps_amt',
  },
  answer(asked) {
    // A day that is promised and not named makes four columns of one.
    const isSpoilt = asked.body['qry_dt_tp'] === '1' && textIn(asked.body, 'date') === undefined;
    const lists = LISTS.map((list) => rankedBy(asked, isSpoilt ? LISTS[0] : list));
    const cellsAt = (place: number) =>
      LISTS.map(({ prefix }, at) => ({
        ...cellOf(asked, prefix, lists[at]?.[place]),
        ...(at < LISTS.length - 1 && { [`pipe${at + 1}`]: '' }),
      }));
    return {
      rows: Array.from({ length: ROWS }, (_, place): object =>
        Object.assign({}, ...cellsAt(place)),
      ),
    };
  },
};

/** The newest session that nothing changes any more; whatever day is asked for. */
function finishedDay(instant: number): DayNumber {
  const newest = sessionUpTo(dateAt(instant));
  return isAtRest(newest, instant) ? newest : sessionBefore(newest);
}

function rankedBy(asked: Asked, { investor, side }: (typeof LISTS)[number]): readonly Net[] {
  const isByShares = asked.body['amt_qty_tp'] === '2';
  const venue = VENUES[String(asked.body['stex_tp'])]?.venue ?? 'krx';
  const day = dayOf(finishedDay(asked.instant));
  const sizeOf = ({ value, volume }: Net): number => (isByShares ? volume : value) * side;
  return issuesOf(asked)
    .map((stock): Net => {
      const at = { stock: stock.code, venue, day, at: asked.instant };
      const { value, volume } = asked.truth.stockFlow(at);
      return { stock, value: value[investor].net, volume: volume[investor].net };
    })
    .filter((net) => sizeOf(net) > 0)
    .toSorted((a, b) => sizeOf(b) - sizeOf(a))
    .slice(0, ROWS);
}

function cellOf(asked: Asked, prefix: string, net: Net | undefined) {
  const { stk_cd: code = '', stk_nm: name = '' } = net ? nameColumns(asked, net.stock) : {};
  return {
    [`${prefix}_stk_cd`]: code, // 종목코드
    [`${prefix}_stk_nm`]: name, // 종목명
    [`${prefix}_amt`]: net ? plainIn(TEN_MILLION, net.value) : '', // 금액
    [`${prefix}_qty`]: net ? plainIn(THOUSAND, net.volume) : '', // 수량
  };
}
