import { dayOf } from '../../../days.ts';
import { latestSession } from '../../../truth.ts';
import { type Asked, type DataCall, oneOf } from '../call.ts';
import {
  changedDecimal,
  coloured,
  decimal,
  directionOf,
  MILLION,
  percent,
  THOUSAND,
} from '../numbers.ts';
import { SECTORS_OF, type SectorOfCode } from '../sector-codes.ts';

/** Indexes beside the sectors: how far from the market's each is. */
const OTHERS = {
  kospi: [
    ['603', '변동성지수', 0.01],
    ['604', '코스피고배당50', 1.1],
    ['605', '코스피배당성장50', 1.7],
  ],
  kosdaq: [
    ['160', 'F-KOSDAQ150', 1.4],
    ['165', 'F-KOSDAQ150인버스', 0.6],
  ],
} as const;

/** ka20003 전업종지수: every index of a market, and how its issues fared. */
export const ka20003: DataCall = {
  api: 'ka20003',
  path: '/api/dostk/sect',
  inputs: { inds_cd: oneOf(['001', '101']) },
  table: {
    list: 'all_inds_idex',
    labels: ['stk_cd', 'stk_nm', 'wght'],
    column: 'cur_prc',
    saturation: { column: 'trde_qty', text: '4294967295' },
    pages: 'none',
  },
  answer(asked) {
    const market = asked.body['inds_cd'] === '001' ? 'kospi' : 'kosdaq';
    const sectors = SECTORS_OF[market].flatMap((sector) => rowOf(asked, sector) ?? []);
    return { payload: { all_inds_idex: [...sectors, ...othersOf(asked, market)] } };
  },
};

function rowOf({ truth, instant }: Asked, { code, name, market, sector }: SectorOfCode) {
  const day = dayOf(latestSession('krx', instant, market));
  const index = truth.index({ market, sector, day, at: instant });
  if (index === undefined) return undefined;
  const breadth = truth.breadth({ market, sector, day, at: instant });
  return {
    stk_cd: code, // 종목코드
    stk_nm: name, // 종목명
    ...levelOf(index.hundredths, index.changeHundredths),
    trde_qty: String(Math.round(index.volume / THOUSAND)), // 거래량: 천주
    wght: '', // 비중
    trde_prica: String(Math.round(index.turnover / MILLION)), // 거래대금: 백만원
    upl: String(breadth.upperLimit), // 상한
    rising: String(breadth.advancing), // 상승
    stdns: String(breadth.unchanged), // 보합
    fall: String(breadth.declining), // 하락
    lst: String(breadth.lowerLimit), // 하한
    flo_stk_num: String(breadth.listed), // 상장종목수
  };
}

const levelOf = (hundredths: number, changeHundredths: number) => ({
  cur_prc: coloured(decimal(hundredths), changeHundredths), // 현재가
  pre_sig: directionOf(changeHundredths), // 대비기호
  pred_pre: changedDecimal(changeHundredths), // 전일대비
  flu_rt: percent(changeHundredths, hundredths - changeHundredths), // 등락률
});

/** Baskets that are no sectors count no issues. */
function othersOf({ world, instant }: Asked, market: 'kospi' | 'kosdaq') {
  const day = latestSession('krx', instant, market);
  const level = world.indexLevels(market, 'all', day, instant);
  return OTHERS[market].map(([code, name, factor]) => {
    const base = Math.round((level.hundredths - level.changeHundredths) * factor);
    const hundredths = Math.round(level.hundredths * factor);
    return {
      stk_cd: code,
      stk_nm: name,
      ...levelOf(hundredths, hundredths - base),
      trde_qty: '0',
      wght: '',
      trde_prica: '0',
      upl: '0',
      rising: '0',
      stdns: '0',
      fall: '0',
      lst: '0',
      flo_stk_num: '0',
    };
  });
}
