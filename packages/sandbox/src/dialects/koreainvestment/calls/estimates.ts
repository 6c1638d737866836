import { dateAt, dayOf } from '../../../days.ts';
import type { EstimateTruth } from '../../../market/estimates.ts';
import { latestSession } from '../../../market/hours.ts';
import { isListed, type Stock } from '../../../stocks/stock.ts';
import { listedAt } from '../../../world.ts';
import { type Asked, type DataCall, invalid, rank } from '../call.ts';
import { SECTORS } from '../codes.ts';
import { refuseMarket, stockOf } from '../inputs.ts';
import { directionOf, MILLION, percent, plainIn } from '../numbers.ts';

type Who = keyof EstimateTruth['shares'];
const COLUMNS: readonly (readonly [prefix: string, who: Who | undefined, word: 'qty' | 'vol'])[] = [
  ['frgn', 'foreign', 'qty'], // 외국인
  ['orgn', 'institution', 'qty'], // 기관계
  ['ivtr', 'investmentTrust', 'qty'], // 투자신탁
  ['bank', 'bank', 'qty'], // 은행
  ['insu', 'insurance', 'qty'], // 보험
  ['mrbn', 'otherFinance', 'qty'], // 종금
  ['fund', 'pension', 'qty'], // 기금
  ['etc_orgt', undefined, 'vol'], // 기타 단체
  ['etc_corp', 'otherCorporation', 'vol'], // 기타 법인
];

/** Whose net is ranked. */
const RANKED: Readonly<Record<string, readonly Who[]>> = {
  '0': ['foreign', 'institution'],
  '1': ['foreign'],
  '2': ['institution'],
  '3': ['otherCorporation'],
};

/** FHPTJ04400000 국내기관_외국인 매매종목가집계: what the staff of the brokers guessed, ranked. */
export const fhptj04400000: DataCall = {
  api: 'FHPTJ04400000',
  path: '/uapi/domestic-stock/v1/quotations/foreign-institution-total',
  inputs: [
    'FID_COND_MRKT_DIV_CODE',
    'FID_COND_SCR_DIV_CODE',
    'FID_INPUT_ISCD',
    'FID_DIV_CLS_CODE',
    'FID_RANK_SORT_CLS_CODE',
    'FID_ETC_CLS_CODE',
  ],
  table: { list: 'output', labels: ['mksc_shrn_iscd', 'hts_kor_isnm'], column: 'ntby_qty' },
  answer(asked) {
    const { input } = asked;
    const refused = refuseMarket(asked, 'V');
    if (refused !== undefined) return refused;
    const who = RANKED[input('FID_ETC_CLS_CODE')];
    if (who === undefined) return invalid('FID_ETC_CLS_CODE');
    const side = input('FID_RANK_SORT_CLS_CODE') === '1' ? -1 : 1;
    const isByAmount = input('FID_DIV_CLS_CODE') === '1';
    const issues = stocksOf(asked).flatMap((stock) => {
      const guess = guessOf(asked, stock);
      if (guess === undefined) return [];
      const net = who.reduce((sum, it) => sum + guess.shares[it], 0);
      return [{ stock, guess, net, by: side * (isByAmount ? net * guess.last : net) }];
    });
    return rank(issues, ({ stock, guess, net }) => rowOf(stock, guess, net));
  },
};

/** 0000 is every market; any other code is a sector. */
function stocksOf({ world, input, instant }: Asked): readonly Stock[] {
  const code = input('FID_INPUT_ISCD');
  const named = SECTORS[code];
  const stocks = listedAt(world, instant);
  if (code === '0000') return stocks;
  return stocks.filter(
    (stock) =>
      stock.market === named?.market &&
      world.flows.cellOf(stock).sectorsOn(dateAt(instant)).includes(named.sector),
  );
}

function guessOf({ truth, instant }: Asked, stock: Stock) {
  const at = { stock: stock.code, day: dayOf(latestSession('krx', instant)), at: instant };
  const guess = truth.estimates(at).at(-1);
  if (guess === undefined) return undefined;
  const { last, change, shares: traded } = truth.stockTrading(at);
  return { last, change, traded, shares: guess.shares };
}

type Guess = NonNullable<ReturnType<typeof guessOf>>;

/** Amounts are shares times the price of now. */
function rowOf(stock: Stock, guess: Guess, net: number) {
  const { last, change, traded, shares } = guess;
  const sharesOf = (who: Who | undefined): number => (who === undefined ? 0 : shares[who]);
  return {
    hts_kor_isnm: stock.name, // HTS 한글 종목명
    mksc_shrn_iscd: stock.code, // 유가증권 단축 종목코드
    ntby_qty: plainIn(1, net), // 순매수 수량
    stck_prpr: String(last), // 주식 현재가
    prdy_vrss_sign: directionOf(change), // 전일 대비 부호
    prdy_vrss: String(change), // 전일 대비
    prdy_ctrt: percent(change, last - change), // 전일 대비율
    acml_vol: String(traded), // 누적 거래량
    ...Object.fromEntries(
      COLUMNS.map(([prefix, who, word]) => [`${prefix}_ntby_${word}`, plainIn(1, sharesOf(who))]),
    ),
    ...Object.fromEntries(
      COLUMNS.map(([prefix, who]) => [
        `${prefix}_ntby_tr_pbmn`,
        plainIn(MILLION, sharesOf(who) * last),
      ]),
    ),
  };
}

const WIDTH = 18;

/** HHPTJ04160200 종목별 외인기관 추정가집계: what the staff of the brokers guessed of one stock, newest first. */
export const hhptj04160200: DataCall = {
  api: 'HHPTJ04160200',
  path: '/uapi/domestic-stock/v1/quotations/investor-trend-estimate',
  inputs: ['MKSC_SHRN_ISCD'],
  table: { list: 'output2', labels: ['bsop_hour_gb'], column: 'frgn_fake_ntby_qty' },
  answer(asked) {
    const stock = stockOf(asked, 'MKSC_SHRN_ISCD');
    if (stock === undefined || !isListed(stock, dateAt(asked.instant))) return { output2: [] };
    const slots = asked.truth.estimates({ stock: stock.code, at: asked.instant });
    return {
      output2: slots.toReversed().map(({ slot, shares: { foreign, institution } }) => ({
        bsop_hour_gb: String(slot), // 입력구분
        frgn_fake_ntby_qty: padded(foreign), // 외국인수량
        orgn_fake_ntby_qty: padded(institution), // 기관수량
        sum_fake_ntby_qty: padded(foreign + institution), // 합산수량
      })),
    };
  },
};

/** The sign first, then zeros. */
const padded = (shares: number): string =>
  shares < 0 ? `-${String(-shares).padStart(WIDTH - 1, '0')}` : String(shares).padStart(WIDTH, '0');
