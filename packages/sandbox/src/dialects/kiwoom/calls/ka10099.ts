import type { Market } from '@investor-flow/core';
import { dateAt, dayOf } from '../../../days.ts';
import { isListed, listedSharesOn, type Size, type Stock } from '../../../stocks/stock.ts';
import { textIn } from '../../../wire.ts';
import type { Asked, DataCall } from '../call.ts';
import { compactDay } from '../numbers.ts';
import { SECTORS_OF } from '../sector-codes.ts';

/** Markets that are listed here; the others have no rows. */
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
    pages: 'none',
  },
  answer(asked) {
    const code = textIn(asked.body, 'mrkt_tp') ?? '';
    const asks = MARKETS[code];
    const today = dateAt(asked.instant);
    const stocks = [...asked.world.stocks.values()]
      .filter((stock) => stock.market === asks?.market && isListed(stock, today))
      .toSorted((a, b) => (a.code < b.code ? -1 : 1));
    const rows = stocks.map((stock) => rowOf(asked, stock, [code, asks?.name ?? '']));
    return { payload: { list: rows } };
  },
};

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
