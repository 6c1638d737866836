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
  prsn_ntby_qty: '-287624',
  frgn_ntby_qty: '797458',
  orgn_ntby_qty: '-503653',
  prsn_ntby_tr_pbmn: '-37176',
  frgn_ntby_tr_pbmn: '102959',
  orgn_ntby_tr_pbmn: '-64984',
  prsn_shnu_vol: '467525',
  frgn_shnu_vol: '1442791',
  orgn_shnu_vol: '2219433',
  prsn_shnu_tr_pbmn: '60368',
  frgn_shnu_tr_pbmn: '186166',
  orgn_shnu_tr_pbmn: '286505',
  prsn_seln_vol: '755149',
  frgn_seln_vol: '645333',
  orgn_seln_vol: '2723086',
  prsn_seln_tr_pbmn: '97544',
  frgn_seln_tr_pbmn: '83207',
  orgn_seln_tr_pbmn: '351489',
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
