/** One row of ka20003, one of ka20001, ka20009, ka20006, ka20002: every column another number. */
export const INDEX_ROW = {
  stk_cd: '001',
  stk_nm: '종합(KOSPI)',
  cur_prc: '-8305.80',
  pre_sig: '5',
  pred_pre: '-170.68',
  flu_rt: '-2.01',
  trde_qty: '427049',
  wght: '',
  trde_prica: '34431897',
  upl: '11',
  rising: '640',
  stdns: '28',
  fall: '249',
  lst: '1',
  flo_stk_num: '945',
} as const;

export const INDEX_NOW = {
  cur_prc: '-8305.80',
  pred_pre_sig: '5',
  pred_pre: '-170.68',
  flu_rt: '-2.01',
  trde_qty: '427049',
  trde_prica: '34431897',
  open_pric: '+8591.50',
  high_pric: '+8620.15',
  low_pric: '-8143.33',
  upl: '11',
  rising: '640',
  stdns: '28',
  fall: '249',
  lst: '1',
  inds_cur_prc_tm: [{ tm_n: '999999' }, { tm_n: '888888' }],
} as const;

export const LATEST_DAY = {
  dt_n: '20260630',
  cur_prc_n: '+8476.48',
  pred_pre_sig_n: '2',
  pred_pre_n: '+81.83',
  flu_rt_n: '+0.97',
  acc_trde_qty_n: '449824',
} as const;

export const CHART_DAY = {
  cur_prc: '847648',
  trde_qty: '449824',
  dt: '20260630',
  open_pric: '840000',
  high_pric: '850101',
  low_pric: '839902',
  trde_prica: '29690576',
} as const;

export const SECTOR_STOCK = {
  stk_cd: '000050',
  stk_nm: '경방',
  cur_prc: '-8180',
  pred_pre_sig: '5',
  pred_pre: '-120',
  flu_rt: '-1.45',
  now_trde_qty: '34020',
  sel_bid: '-8180',
  buy_bid: '-8160',
  open_pric: '8300',
  high_pric: '+8400',
  low_pric: '-8110',
} as const;

export const LISTED_STOCK = {
  code: '005930',
  name: '삼성전자',
  listCount: '0000005846278608',
  auditInfo: '정상',
  regDay: '19750611',
  lastPrice: '00315500',
  state: '증거금20%|담보대출|신용가능',
  marketCode: '0',
  marketName: '거래소',
  upName: '전기/전자',
  upSizeName: '대형주',
  companyClassName: '',
  orderWarning: '0',
  nxtEnable: 'Y',
} as const;
