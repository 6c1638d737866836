import { figuresOf } from './rows.ts';

/** FHKST01010100: of a quote, what foreigners hold. */
export const QUOTE = {
  frgn_hldn_qty: '2736287683',
  hts_frgn_ehrt: '46.80',
  lstn_stcn: '5846278608',
  frgn_ntby_qty: '249',
};

/** FHKST01010900: the official example, 000660 on 2022-01-13. */
export const THREE_INVESTORS = {
  stck_bsop_date: '20220113',
  stck_clpr: '129500',
  prdy_vrss: '1000',
  prdy_vrss_sign: '2',
  ...figuresOf('prsn', '755149 467525 -287624 97544 60368 -37176'),
  ...figuresOf('frgn', '645333 1442791 797458 83207 186166 102959'),
  ...figuresOf('orgn', '2723086 2219433 -503653 351489 286505 -64984'),
};

/** FHPTJ04400000: 005930 after the close of 2024-07-02. */
export const ESTIMATE_RANKING = {
  hts_kor_isnm: '삼성전자 ',
  mksc_shrn_iscd: '005930',
  ntby_qty: '-903000',
  stck_prpr: '81800',
  frgn_ntby_qty: '2272000',
  orgn_ntby_qty: '-903000',
  frgn_ntby_tr_pbmn: '185850',
  orgn_ntby_tr_pbmn: '-73865',
};

/** FHKST644100C0: the same of 2024-07-05. */
export const DESK = {
  stck_shrn_iscd: '005930',
  hts_kor_isnm: '삼성전자',
  glob_ntsl_qty: '10409817',
  acml_vol: '45791193',
  glob_total_seln_qty: '0',
  glob_total_shnu_qty: '10409817',
};

/** HHPTJ04160200: the last slot of the official example. */
export const ESTIMATE_SLOT = {
  bsop_hour_gb: '5',
  frgn_fake_ntby_qty: '-00000000000030000',
  orgn_fake_ntby_qty: '000000000000121000',
  sum_fake_ntby_qty: '0',
};
