import type { Market } from '@investor-flow/core';
import { dateAt, dayOf } from '../../../days.ts';
import { latestSession } from '../../../market/hours.ts';
import { isListed, listedSharesOn, type Size, type Stock } from '../../../stocks/stock.ts';
import { textIn } from '../../../wire.ts';
import { type Asked, type DataCall, oneOf } from '../call.ts';
import { entryOf, VENUE, VENUES } from '../inputs.ts';
import { compactDay, saturated } from '../numbers.ts';
import { pageOf } from '../pages.ts';
import { SECTOR_CODE, sectorOf, type SectorOfCode, SECTORS_OF } from '../sectors.ts';
import { nameColumns, priceColumns } from '../rankings.ts';

/** Notes and warrants that are listed and that the market does not trade: code, name, listed units. */
const ONLY_LISTED: Readonly<Record<string, readonly (readonly [string, string, number])[]>> = {
  '60': [
    ['500019', '신한 레버리지 WTI원유 선물 ETN(H)', 30_000_000],
    ['530031', '삼성 레버리지 WTI원유 선물 ETN', 25_000_000],
  ],
  '3': [
    ['57JB01', '한국JB01삼성전자콜', 5_000_000],
    ['58JB02', 'KBJB02KOSPI200풋', 8_000_000],
  ],
};
const NOTES: Readonly<Record<string, string>> = { '60': 'ETN', '3': 'ELW' };

/** Markets of stocks that are traded here; what is neither here nor above has no rows. */
const MARKETS: Readonly<Record<string, { readonly market: Market; readonly name: string }>> = {
  '0': { market: 'kospi', name: '거래소' },
  '10': { market: 'kosdaq', name: '코스닥' },
  '8': { market: 'etf', name: 'ETF' },
};

const SIZES: Readonly<Record<Size, string>> = {
  'large-cap': '대형주',
  'mid-cap': '중형주',
  'small-cap': '소형주',
};

/** ka10099 종목정보 리스트: every issue of a market. */
export const ka10099: DataCall = {
  api: 'ka10099',
  path: '/api/dostk/stkinfo',
  inputs: { mrkt_tp: { takes: /^\d{1,2}$/u } },
  table: {
    list: 'list',
    labels: ['code', 'name', 'marketCode', 'marketName'],
    column: 'listCount',
    saturation: false,
  },
  answer(asked) {
    const code = textIn(asked.body, 'mrkt_tp') ?? '';
    const asks = MARKETS[code];
    const today = dateAt(asked.instant);
    const stocks = [...asked.world.stocks.values()]
      .filter((stock) => stock.market === asks?.market && isListed(stock, today))
      .toSorted((a, b) => (a.code < b.code ? -1 : 1));
    const traded = stocks.map((stock) => rowOf(asked, stock, [code, asks?.name ?? '']));
    const listed = (ONLY_LISTED[code] ?? []).map((it) => noteOf(it, code));
    return { rows: [...traded, ...listed] };
  },
};

const noteOf = ([note, name, units]: readonly [string, string, number], marketCode: string) => ({
  code: note,
  name,
  listCount: String(units).padStart(16, '0'),
  auditInfo: '정상',
  regDay: '20250301',
  lastPrice: String(10_000).padStart(8, '0'),
  state: '관리종목',
  marketCode,
  marketName: NOTES[marketCode] ?? '',
  upName: '',
  upSizeName: '',
  companyClassName: '',
  orderWarning: '0',
  nxtEnable: '',
  kind: 'A',
});

function rowOf(
  { world, instant }: Asked,
  stock: Stock,
  [marketCode, marketName]: readonly [string, string],
) {
  const today = dateAt(instant);
  const sectors =
    stock.market === 'etf' ? [] : SECTORS_OF[stock.market === 'kospi' ? 'kospi' : 'kosdaq'];
  const upName = sectors.find(({ sector }) => sector === stock.sector)?.name ?? '';
  return {
    code: stock.code, // 종목코드
    name: stock.name, // 종목명
    listCount: String(listedSharesOn(stock, today)).padStart(16, '0'), // 상장주식수
    auditInfo: '정상', // 감리구분
    regDay: compactDay(dayOf(stock.listedOn)), // 상장일
    lastPrice: String(world.pricesOf(stock).baseOn(today)).padStart(8, '0'), // 전일종가
    state: '증거금20%|담보대출|신용가능', // 종목상태
    marketCode, // 시장구분코드
    marketName, // 시장명
    upName, // 업종명
    upSizeName: stock.market === 'etf' ? '' : SIZES[stock.size], // 회사크기분류
    companyClassName: '', // 회사분류
    orderWarning: '0', // 투자유의종목여부
    nxtEnable: stock.onNextrade ? 'Y' : '', // NXT가능여부
    kind: 'A', // 종목구분
  };
}

/** ka20002 업종별주가: the stocks of a sector now, in the order of their codes. */
export const ka20002: DataCall = {
  api: 'ka20002',
  path: '/api/dostk/sect',
  inputs: {
    mrkt_tp: oneOf(['0', '1', '2', '3', '4', '5', '6', '7']),
    inds_cd: SECTOR_CODE,
    stex_tp: VENUE,
  },
  table: {
    list: 'inds_stkpc',
    labels: ['stk_cd', 'stk_nm'],
    column: 'cur_prc',
    saturation: saturated('now_trde_qty'),
    continues: true,
  },
  answer(asked) {
    const sector = sectorOf(asked);
    if ('refused' in sector) return sector;
    const { venue } = entryOf(VENUES, asked, 'stex_tp');
    const members = membersOf(asked, sector).filter(
      ({ onNextrade }) => venue !== 'nxt' || onNextrade,
    );
    return pageOf(asked, sector.code, members, (stock) => {
      const { price, rate, traded, bids, range } = priceColumns(asked, stock);
      return {
        ...nameColumns(asked, stock),
        ...price,
        ...rate,
        now_trde_qty: traded, // 현재거래량
        ...bids,
        ...range,
      };
    });
  },
};

/** The whole of KOSPI lists the funds as well. */
function membersOf({ truth, world, instant }: Asked, { code, market, sector }: SectorOfCode) {
  const day = dayOf(latestSession('krx', instant, market));
  const codes = [
    ...truth.members({ market, sector, day }),
    ...(code === '001' ? truth.members({ market: 'etf', day }) : []),
  ];
  return codes.toSorted().flatMap((it) => world.stocks.get(it) ?? []);
}
