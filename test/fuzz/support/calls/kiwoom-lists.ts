import { NETS } from '../kiwoom-words.ts';
import { byStock, type Call, callOf, ONE, type Rest } from './call.ts';
import {
  count,
  gross,
  hundredths,
  level,
  made,
  orBlank,
  percent,
  points,
  signed,
  sum,
  together,
  volume,
  won,
} from './figures.ts';

const SECTOR = { market: 'kospi', sector: 'chemicals' };
const MILLION = 1_000_000;
const kiwoom = callOf('kiwoom');

/** The share of a limit: the document's own example is below 0, such a row is left out. */
const limitUse = percent('limit_exh_rt');

const BREADTH = {
  'breadth.advancing': gross('rising'),
  'breadth.upperLimit': gross('upl'),
  'breadth.unchanged': gross('stdns'),
  'breadth.declining': gross('fall'),
  'breadth.lowerLimit': gross('lst'),
} as const;

const INDEX = {
  price: level('cur_prc', true),
  change: points('pred_pre'),
  changePercent: points('flu_rt'),
  volume: gross('trde_qty', 1000),
  turnover: gross('trde_prica', MILLION),
  ...BREADTH,
} as const;

const bySector = (column: string, name: string): Rest => ({
  key: {
    column,
    texts: ['001', '002', '008'],
    read: (text) => (/^[0-9A-Z]+$/.test(text) ? text : undefined),
    of: ({ sector }) => sector?.code,
  },
  name,
});

/** Hundredths whose sign belongs to them. */
const hundredthsOf = (column: string) =>
  made([orBlank(signed(column))], ([count = NaN]) => count / 100);

/** ka10051 answers one measure a call. */
const sectorFlows = (measure: 'value' | 'volume', step: number): Call =>
  kiwoom('ka10051 sectorFlows inds_netprps', { market: 'kospi', measures: [measure] }, SECTORS, {
    ...Object.fromEntries(
      Object.entries(NETS).map(([column, who]) => [`${measure}.${who}.net`, signed(column, step)]),
    ),
    [`${measure}.foreign.net`]: sum(
      signed('frgnr_netprps', step),
      signed('native_trmt_frgnr_netprps', step),
    ),
    ...together({
      'index.price': orBlank(hundredths('cur_prc')),
      'index.change': hundredthsOf('pred_pre'),
      'index.changePercent': hundredthsOf('flu_rt'),
      'index.volume': gross('trde_qty', 1000),
    }),
  });
const SECTORS = {
  ...bySector('inds_cd', 'inds_nm'),
  // A count must be exact in either measure.
  unused: Object.keys(NETS).map((column) => signed(column, 100 * MILLION)),
};

/** One of the four lists that stand side by side. */
const ranked = (who: string, side: string) => ({
  netShares: signed(`${who}_${side}_qty`, 1000),
  netValue: signed(`${who}_${side}_amt`, 10 * MILLION),
});

const STOCKS = byStock('stk_cd', 'stk_nm');
const ranking = (api: string, by: string, list: string, figures: Call['figures']): Call =>
  kiwoom(`${api} topStocks ${list}`, { market: 'kospi', by }, STOCKS, figures);

/** Kiwoom's lists of sectors and stocks. */
export const KIWOOM_LISTS: readonly Call[] = [
  sectorFlows('value', 100 * MILLION),
  sectorFlows('volume', 1000),
  kiwoom('ka10099 stocks list', { market: 'kospi' }, byStock('code', 'name'), {
    listedShares: gross('listCount'),
  }),
  kiwoom('ka20001 sectorIndexes', SECTOR, ONE, {
    ...INDEX,
    ...together({
      open: level('open_pric', true),
      high: level('high_pric', true),
      low: level('low_pric', true),
    }),
  }),
  kiwoom('ka20002 sectorStocks inds_stkpc', SECTOR, STOCKS, {
    lastPrice: won('cur_prc'),
    change: signed('pred_pre'),
    changePercent: points('flu_rt'),
    tradedShares: volume('now_trde_qty'),
    open: won('open_pric'),
    high: won('high_pric'),
    low: won('low_pric'),
  }),
  kiwoom(
    'ka20003 sectorIndexes all_inds_idex',
    { market: 'kospi' },
    bySector('stk_cd', 'stk_nm'),
    INDEX,
  ),
  ranking('ka10034', 'holding-change', 'for_dt_trde_upper', { netShares: signed('netprps_qty') }),
  ranking('ka10035', 'holding-streak', 'for_cont_nettrde_upper', {
    netShares: signed('tot'),
    limitUsedPercent: limitUse,
  }),
  ranking('ka10036', 'limit-use', 'for_limit_exh_rt_incrs_upper', {
    heldShares: count('poss_stkcnt'),
    limitUsedPercent: limitUse,
    limitUsedChange: points('exh_rt_incrs'),
  }),
  ranking('ka10037', 'broker-desk', 'frgn_wicket_trde_upper', {
    netShares: signed('netprps_trde_qty'),
    netValue: signed('netprps_prica', MILLION),
  }),
  ranking('ka10065', 'estimate', 'opmr_invsr_trde_upper', { netShares: signed('netslmt') }),
  ranking('ka10131', 'trade-streak', 'orgn_frgnr_cont_trde_prst', {
    'institution.netShares': signed('orgn_nettrde_qty'),
    'institution.netValue': signed('orgn_nettrde_amt', MILLION),
    'institution.streakSessions': signed('orgn_cont_netprps_dys'),
    'foreign.netShares': signed('frgnr_nettrde_qty'),
    'foreign.netValue': signed('frgnr_nettrde_amt', MILLION),
    'foreign.streakSessions': signed('frgnr_cont_netprps_dys'),
  }),
  kiwoom(
    'ka90009 topStocks frgnr_orgn_trde_upper',
    { market: 'kospi', by: 'trade', side: 'sell', investor: 'institution' },
    {
      ...byStock('orgn_netslmt_stk_cd', 'orgn_netslmt_stk_nm'),
      unused: [
        ...Object.values(ranked('orgn', 'netprps')),
        ...Object.values(ranked('for', 'netslmt')),
        ...Object.values(ranked('for', 'netprps')),
      ].map(orBlank),
      texts: {
        for_netslmt_stk_cd: '000020',
        for_netslmt_stk_nm: '동화약품',
        for_netprps_stk_cd: '000040',
        for_netprps_stk_nm: 'KR모터스',
        orgn_netprps_stk_cd: '000050',
        orgn_netprps_stk_nm: '경방',
      },
    },
    ranked('orgn', 'netslmt'),
  ),
];
