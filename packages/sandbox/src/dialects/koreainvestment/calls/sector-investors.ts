import { type Market, volumeUnitOf } from '@investor-flow/core';
import {
  dateAt,
  type DayNumber,
  dayOf,
  hasSession,
  minutesAt,
  newestSessions,
  sessionUpTo,
} from '../../../days.ts';
import { hoursOf, isPublished } from '../../../market/hours.ts';
import { keptByMarket } from '../../../market/kept.ts';
import { sectorBegan } from '../../../stocks/stock.ts';
import type { World } from '../../../world.ts';
import type { Asked, DataCall } from '../call.ts';
import { fillingOf, type Named, PAIRS, SECTORS, UNFILLED } from '../codes.ts';
import {
  type Column,
  EVERYBODY,
  fillColumns,
  netAmount,
  netShares,
  type Prefix,
  sidesOf,
  swapped,
  writeColumns,
} from '../columns.ts';
import { dayIn, refuseMarket } from '../inputs.ts';
import { compactDay, decimal, directionOf, THOUSAND } from '../numbers.ts';

const WITHOUT: readonly Prefix[] = ['frgn_reg', 'frgn_nreg', 'etc'];
const NAMED = swapped(EVERYBODY, 'etc_corp', 'etc_orgt').filter((it) => !WITHOUT.includes(it));

/** Six figures of each; private funds have an order of their own. */
const SIDES: readonly Column[] = NAMED.flatMap((prefix) => {
  const { sellShares, buyShares, sellAmount, buyAmount } = sidesOf(prefix);
  const [shares, amount] = [netShares(prefix), netAmount(prefix)];
  return prefix === 'pe_fund'
    ? [sellAmount, sellShares, shares, buyAmount, buyShares, amount]
    : [sellShares, buyShares, shares, sellAmount, buyAmount, amount];
});

/** Minutes after the opening until the figures come; zeros before. */
const FILLED_AFTER = 5;

/** FHPTJ04030000 시장별 투자자매매동향(시세): buying and selling of one market or sector, today so far. */
export const fhptj04030000: DataCall = {
  api: 'FHPTJ04030000',
  path: '/uapi/domestic-stock/v1/quotations/inquire-investor-time-by-market',
  inputs: ['FID_INPUT_ISCD', 'FID_INPUT_ISCD_2'],
  table: { list: 'output', labels: [], column: 'frgn_ntby_tr_pbmn' },
  answer({ input, truth, instant }) {
    const market = input('FID_INPUT_ISCD');
    const sector = input('FID_INPUT_ISCD_2');
    const named = PAIRS[market]?.[sector];
    if (named === undefined) return { output: [fillColumns(SIDES, fillingOf(market))] };
    if (UNFILLED.has(sector) || isTooEarly(named.market, instant)) {
      return { output: [fillColumns(SIDES, '0')] };
    }
    const day = dayOf(sessionUpTo(dateAt(instant)));
    const flow = truth.flow({ ...named, day, venue: 'krx', at: instant });
    // Shares are written in thousands, contracts one by one.
    const unit = volumeUnitOf(named.market) === 'share' ? THOUSAND : 1;
    return { output: [writeColumns(SIDES, flow, unit)] };
  },
};

/** Whether today’s session has hardly begun. */
function isTooEarly(market: Market, instant: number): boolean {
  const today = dateAt(instant);
  if (!hasSession(today)) return false;
  return minutesAt(instant) < hoursOf(market, 'krx', today).opening + FILLED_AFTER;
}

const PAGE_ROWS = 300;

const WHO = swapped(EVERYBODY, 'etc_corp', 'etc_orgt');
const COLUMNS: readonly Column[] = [...WHO.map(netShares), ...WHO.map(netAmount)];

const MARKETS: Readonly<Record<string, Market>> = { KSP: 'kospi', KSQ: 'kosdaq' };

/** FHPTJ04040000 시장별 투자자매매동향(일별): net buying of a market or sector, 300 days up to a day. */
export const fhptj04040000: DataCall = {
  api: 'FHPTJ04040000',
  path: '/uapi/domestic-stock/v1/quotations/inquire-investor-daily-by-market',
  inputs: ['FID_COND_MRKT_DIV_CODE', 'FID_INPUT_ISCD', 'FID_INPUT_DATE_1', 'FID_INPUT_ISCD_1'],
  table: { list: 'output', labels: ['stck_bsop_date'], column: 'frgn_ntby_tr_pbmn' },
  answer(asked) {
    const { input, instant } = asked;
    const refused = refuseMarket(asked, 'U');
    if (refused !== undefined) return refused;
    const indexed = SECTORS[input('FID_INPUT_ISCD')];
    const market = MARKETS[input('FID_INPUT_ISCD_1')];
    // Without a market the date is not looked at.
    const isDated = input('FID_INPUT_ISCD_1') !== '';
    const asOf = isDated ? dayIn(asked, 'FID_INPUT_DATE_1') : dateAt(instant);
    const days = newestSessions(
      Math.min(asOf, newestRow(instant)),
      sectorBegan(indexed),
      PAGE_ROWS,
    );
    const traded =
      market === undefined ? undefined : sectorTraded(input('FID_INPUT_ISCD_2'), market);
    return { output: days.map((day) => keptRowOf(asked, day, { indexed, traded })) };
  },
};

/** Today has a row from the opening on. */
const newestRow = (instant: number): DayNumber => {
  const today = dateAt(instant);
  return minutesAt(instant) < hoursOf('kospi', 'krx', today).opening ? today - 1 : today;
};

/** Whose trading a row holds; a blank code is the whole market, and a code that is not its own nothing. */
function sectorTraded(code: string, market: Market): Named | undefined {
  if (code === '') return { market, sector: 'all' };
  const named = SECTORS[code];
  return named?.market === market && !UNFILLED.has(code) ? named : undefined;
}

type Row = Readonly<Record<string, string>>;
interface Shown {
  readonly indexed: Named | undefined;
  readonly traded: Named | undefined;
}

const MOST_ROWS = 10_000;
const keptRows = keptByMarket<Row>();
const rowsOf = new WeakMap<World, () => Map<string, Row>>();

/** Three hundred rows an answer, and each is the same for ever once its day has been corrected. */
function keptRowOf(asked: Asked, day: DayNumber, shown: Shown): Row {
  const { world, instant } = asked;
  if (day >= dateAt(instant) - 1) return rowOf(asked, day, shown);
  const rowsNow = rowsOf.get(world) ?? keptRows(world.marketName, world.versionOf);
  rowsOf.set(world, rowsNow);
  const rows = rowsNow();
  const named = [shown.indexed, shown.traded].map((it) => it && `${it.market} ${it.sector}`);
  const key = `${world.versionOf()} ${day} ${named.join()}`;
  const row = rows.get(key) ?? rowOf(asked, day, shown);
  if (rows.size >= MOST_ROWS) rows.clear();
  rows.set(key, row);
  return row;
}

/** One code is for the index, another for the investors; until 15:41 today’s row has an index alone. */
function rowOf({ truth, instant }: Asked, day: DayNumber, { indexed, traded }: Shown): Row {
  const at = { day: dayOf(day), at: instant };
  const index = indexed && truth.index({ ...indexed, ...at });
  const change = index === undefined ? 0 : index.changeHundredths;
  const points = (hundredths: number | undefined): string =>
    hundredths === undefined ? '0.00' : decimal(hundredths);
  const isTold = traded !== undefined && isPublished(day, instant);
  return {
    stck_bsop_date: compactDay(at.day), // 주식 영업 일자
    bstp_nmix_prpr: points(index?.hundredths), // 업종 지수 현재가
    bstp_nmix_prdy_vrss: points(change), // 업종 지수 전일 대비
    prdy_vrss_sign: directionOf(change), // 전일 대비 부호
    bstp_nmix_prdy_ctrt: points(index?.percentHundredths), // 업종 지수 전일 대비율
    bstp_nmix_oprc: points(index?.openHundredths), // 업종 지수 시가2
    bstp_nmix_hgpr: points(index?.highHundredths), // 업종 지수 최고가
    bstp_nmix_lwpr: points(index?.lowHundredths), // 업종 지수 최저가
    stck_prdy_clpr: points(index && index.hundredths - change), // 주식 전일 종가
    ...(isTold
      ? writeColumns(COLUMNS, truth.flow({ ...traded, ...at }), THOUSAND)
      : fillColumns(COLUMNS, '0')),
  };
}
