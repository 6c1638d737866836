/** What the two calls of an index have in common: KOSPI on 2024-06-20. */
const KOSPI = {
  bstp_nmix_prpr: '2807.63',
  bstp_nmix_prdy_vrss: '10.30',
  prdy_vrss_sign: '2',
  bstp_nmix_prdy_ctrt: '0.37',
  bstp_nmix_oprc: '2802.10',
  bstp_nmix_hgpr: '2812.62',
  bstp_nmix_lwpr: '2796.37',
  acml_vol: '758166',
  acml_tr_pbmn: '13576970',
};

export const INDEX_NOW = {
  ...KOSPI,
  prdy_vol: '646706',
  prdy_tr_pbmn: '14069564',
  ascn_issu_cnt: '499',
  uplm_issu_cnt: '4',
  stnr_issu_cnt: '62',
  down_issu_cnt: '371',
  lslm_issu_cnt: '0',
};

export const INDEX_DAY = {
  stck_bsop_date: '20240620',
  ...KOSPI,
  acml_vol_rlim: '100.00',
  invt_new_psdg: '61.12',
  d20_dsrt: '103.37',
};

/** An index as the broker answers a code that it does not know. */
export const zeroIndex = <Row extends object>(row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, text]) => [
      name,
      name === 'stck_bsop_date' ? text : name.includes('nmix') ? '0.00' : '0',
    ]),
  ) as Row;
