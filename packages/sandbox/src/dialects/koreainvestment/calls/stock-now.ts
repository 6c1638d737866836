import {
  dateAt,
  type DayNumber,
  dayOf,
  newestSessions,
  sessionBefore,
  sessionUpTo,
} from '../../../days.ts';
import { isAtRest } from '../../../market/hours.ts';
import { isListed, listedSharesOn, type Stock } from '../../../stocks/stock.ts';
import { type Asked, type DataCall, Refused } from '../call.ts';
import { marketNameOf } from '../codes.ts';
import { changeColumns } from '../columns.ts';
import { stockOf, venueOf } from '../inputs.ts';
import { compactDay, percent } from '../numbers.ts';

const EOK = 100_000_000;
const FACE = 5_000;

/** FHKST01010100 주식현재가 시세: a stock now, and what foreigners hold of it. */
export const fhkst01010100: DataCall = {
  api: 'FHKST01010100',
  path: '/uapi/domestic-stock/v1/quotations/inquire-price',
  inputs: ['FID_COND_MRKT_DIV_CODE', 'FID_INPUT_ISCD'],
  table: { list: 'output', labels: ['stck_shrn_iscd'], column: 'frgn_hldn_qty' },
  answer(asked) {
    const venue = venueOf(asked);
    if (venue instanceof Refused) return venue;
    const stock = stockOf(asked);
    if (stock === undefined || !isListed(stock, dateAt(asked.instant))) return { output: {} };
    const now = asked.truth.stockTrading({ stock: stock.code, venue, at: asked.instant });
    return {
      output: {
        ...stateOf(stock, now),
        ...quoteOf(now),
        ...holdingOf(asked, stock),
        ...pivotsOf(now),
        ...sharesOf(asked, stock, now),
        ...extremesOf(asked, stock),
        ...warningsOf(stock),
      },
    };
  },
};

type Trading = ReturnType<Asked['truth']['stockTrading']>;

const stateOf = (stock: Stock, { range }: Trading) => ({
  iscd_stat_cls_code: range === undefined ? '58' : '55', // 종목 상태 구분 코드
  marg_rate: '20.00', // 증거금 비율
  rprs_mrkt_kor_name: marketNameOf(stock), // 대표 시장 한글 명
  bstp_kor_isnm: '', // 업종 한글 종목명
  temp_stop_yn: range === undefined ? 'Y' : 'N', // 임시 정지 여부
  oprc_rang_cont_yn: 'N', // 시가 범위 연장 여부
  clpr_rang_cont_yn: 'N', // 종가 범위 연장 여부
  crdt_able_yn: 'Y', // 신용 가능 여부
  grmn_rate_cls_code: '40', // 보증금 비율 구분 코드
  elw_pblc_yn: 'N', // ELW 발행 여부
});

function quoteOf({ last, change, range, shares, turnover }: Trading) {
  const base = last - change;
  return {
    stck_prpr: String(last), // 주식 현재가
    ...changeColumns({ last, change }),
    acml_tr_pbmn: String(turnover), // 누적 거래 대금: 원
    acml_vol: String(shares), // 누적 거래량
    prdy_vrss_vol_rate: '0.00', // 전일 대비 거래량 비율
    stck_oprc: String(range?.open ?? base), // 주식 시가2
    stck_hgpr: String(range?.high ?? base), // 주식 최고가
    stck_lwpr: String(range?.low ?? base), // 주식 최저가
    stck_mxpr: String(Math.floor(base * 1.3)), // 주식 상한가
    stck_llam: String(Math.ceil(base * 0.7)), // 주식 하한가
    stck_sdpr: String(base), // 주식 기준가
    wghn_avrg_stck_prc: (shares === 0 ? base : turnover / shares).toFixed(2), // 가중 평균 주식 가격
  };
}

/** What is held is of the latest session at rest, and nothing says which. */
function holdingOf({ truth, world, instant }: Asked, stock: Stock) {
  const today = dateAt(instant);
  const newest = sessionUpTo(today);
  const isIn = newest < today || isAtRest(newest, instant);
  const settled = Math.max(isIn ? newest : sessionBefore(newest), stock.listedOn);
  const { held, change } = world.holdings.positionOn(stock, settled);
  const program = truth.stockProgram({ stock: stock.code, at: instant }).volume.total.net;
  return {
    hts_frgn_ehrt: percent(held, stock.limitShares), // HTS 외국인 소진율
    frgn_ntby_qty: String(isIn ? change : 0), // 외국인 순매수 수량
    pgtr_ntby_qty: String(program), // 프로그램매매 순매수 수량
    frgn_hldn_qty: String(held), // 외국인 보유 수량
  };
}

function pivotsOf({ last, change, range }: Trading) {
  const base = last - change;
  const [high, low] = [range?.high ?? base, range?.low ?? base];
  const pivot = Math.round((high + low + last) / 3);
  return {
    pvt_scnd_dmrs_prc: String(pivot + high - low), // 피벗 2차 디저항 가격
    pvt_frst_dmrs_prc: String(2 * pivot - low), // 피벗 1차 디저항 가격
    pvt_pont_val: String(pivot), // 피벗 포인트 값
    pvt_frst_dmsp_prc: String(2 * pivot - high), // 피벗 1차 디지지 가격
    pvt_scnd_dmsp_prc: String(pivot - high + low), // 피벗 2차 디지지 가격
    dmrs_val: String(2 * pivot - low), // 디저항 값
    dmsp_val: String(2 * pivot - high), // 디지지 값
  };
}

function sharesOf({ instant }: Asked, stock: Stock, { last, change, shares }: Trading) {
  const listed = listedSharesOn(stock, dateAt(instant));
  const base = last - change;
  const capital = Math.round((listed * FACE) / EOK);
  return {
    cpfn: String(capital), // 자본금: 억원
    rstc_wdth_prc: String(Math.floor(base * 0.3)), // 제한 폭 가격
    stck_fcam: String(FACE), // 주식 액면가
    stck_sspr: String(Math.floor(base * 0.76)), // 주식 대용가
    aspr_unit: '1', // 호가단위
    hts_deal_qty_unit_val: '1', // HTS 매매 수량 단위 값
    lstn_stcn: String(listed), // 상장 주수
    hts_avls: String(Math.round((listed * last) / EOK)), // HTS 시가총액: 억원
    per: '0.00', // PER
    pbr: '0.00', // PBR
    stac_month: '12', // 결산 월
    vol_tnrt: percent(shares, listed), // 거래량 회전율
    eps: '0.00', // EPS
    bps: '0.00', // BPS
    fcam_cnnm: FACE.toLocaleString('en-US'), // 액면가 통화명
    cpfn_cnnm: `${capital.toLocaleString('en-US')} 억`, // 자본금 통화명
  };
}

const warningsOf = (stock: Stock) => ({
  whol_loan_rmnd_rate: '0.00', // 전체 융자 잔고 비율
  ssts_yn: 'Y', // 공매도가능여부
  stck_shrn_iscd: stock.code, // 주식 단축 종목코드
  vi_cls_code: 'N', // VI적용구분코드
  ovtm_vi_cls_code: 'N', // 시간외단일가VI적용구분코드
  last_ssts_cntg_qty: '0', // 최종공매도체결수량
  invt_caful_yn: 'N', // 투자유의여부
  mrkt_warn_cls_code: '00', // 시장경고코드
  short_over_yn: 'N', // 단기과열여부
  sltr_yn: 'N', // 정리매매여부
});

const YEAR_DAYS = 364;
const SESSIONS = 250;

interface Extreme {
  readonly price: number;
  readonly day: DayNumber;
}

/** The highest and the lowest price of 250 sessions, of this year and of 52 weeks. */
function extremesOf({ world, instant }: Pick<Asked, 'world' | 'instant'>, stock: Stock) {
  const prices = world.pricesOf(stock);
  const today = dateAt(instant);
  const oldest = Math.max(stock.listedOn, today - 2 * YEAR_DAYS);
  const days = newestSessions(today, oldest, SESSIONS).map((day) => ({
    day,
    range: prices.at('krx', day, instant).range,
  }));
  const { last } = prices.at('krx', days[0]?.day ?? today, instant);
  const pickFrom = (side: 'high' | 'low', isMeant: (day: DayNumber) => boolean): Extreme => {
    let found: Extreme = { price: last, day: days[0]?.day ?? today };
    for (const { day, range } of days) {
      if (range === undefined || !isMeant(day)) continue;
      const isBeyond = side === 'high' ? range.high > found.price : range.low < found.price;
      if (isBeyond) found = { price: range[side], day };
    }
    return found;
  };
  const columnsOf = (
    span: 'd250' | 'dryy' | 'w52',
    side: 'high' | 'low',
    isMeant: (day: DayNumber) => boolean,
  ) => {
    const { price, day } = pickFrom(side, isMeant);
    const name = `${span}_${side === 'high' ? 'hgpr' : 'lwpr'}`;
    const figure = [span === 'dryy' ? `stck_${name}` : name, String(price)];
    const date = [`${name}_date`, compactDay(dayOf(day))];
    const ending = span === 'w52' ? 'ctrt' : 'rate';
    const rate = [`${name}_vrss_prpr_${ending}`, percent(last - price, price)];
    return Object.fromEntries(span === 'd250' ? [figure, date, rate] : [figure, rate, date]);
  };
  const isOfYear = (day: DayNumber): boolean => dayOf(day).slice(0, 4) === dayOf(today).slice(0, 4);
  const isOfWeeks = (day: DayNumber): boolean => day > today - YEAR_DAYS;
  return {
    ...columnsOf('d250', 'high', () => true), // 250일 최고가
    ...columnsOf('d250', 'low', () => true), // 250일 최저가
    ...columnsOf('dryy', 'high', isOfYear), // 연중 최고가
    ...columnsOf('dryy', 'low', isOfYear), // 연중 최저가
    ...columnsOf('w52', 'high', isOfWeeks), // 52주일 최고가
    ...columnsOf('w52', 'low', isOfWeeks), // 52주일 최저가
  };
}
