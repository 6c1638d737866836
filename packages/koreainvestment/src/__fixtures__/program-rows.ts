import { figuresOf } from './rows.ts';

/** FHPPG04600001 of KOSPI on 2024-07-01: 합계 and 위탁, with the rates that prove the units. */
export const PROGRAM_DAY = {
  stck_bsop_date: '20240701',
  ...figuresOf('arbt_smtn', '523 1308 785 34800 87228 52428'),
  ...figuresOf('nabt_smtn', '68450 58749 -9700 2069545 1887065 -182480'),
  ...figuresOf('whol_smtn', '68972 60057 -8915 2104346 1974294 -130052'),
  arbt_entm_seln_vol: '492',
  arbt_smtm_seln_vol_rate: '0.11',
  arbt_smtm_seln_tr_pbmn_rate: '0.35',
  whol_entm_seln_vol: '68484',
  whol_seln_vol_rate: '15.02',
  whol_seln_tr_pbmn_rate: '21.16',
  bstp_nmix_prpr: '',
};

/** A minute of FHPPG04600101, from the document's example. */
export const PROGRAM_MINUTE = {
  bsop_hour: '150000',
  arbt_smtn_seln_tr_pbmn: '63370',
  arbt_smtm_seln_tr_pbmn_rate: '0.58',
  arbt_smtn_shnu_tr_pbmn: '340275',
  nabt_smtn_seln_tr_pbmn: '2122439',
  nabt_smtm_seln_tr_pbmn_rate: '19.40',
  nabt_smtn_shnu_tr_pbmn: '2981823',
  arbt_smtn_ntby_tr_pbmn: '276905',
  nabt_smtn_ntby_tr_pbmn: '859384',
  whol_smtn_ntby_tr_pbmn: '1136289',
  whol_ntby_tr_pbmn_rate: '10.39',
};

/** FHPPG04650201 of 005930 on 2024-05-31. */
export const STOCK_PROGRAM_DAY = {
  stck_bsop_date: '20240531',
  stck_clpr: '73500',
  prdy_vrss: '0',
  acml_vol: '26198776',
  acml_tr_pbmn: '1935963757832',
  ...figuresOf('whol_smtn', '13242141 9690098 -3552043 976753206700 714977274500 -261775932200'),
  whol_ntby_vol_icdc: '-336694',
};

/** The same with another text in every figure. */
export const withFigure = <Row extends object>(row: Row, text: string): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, own]) => [name, name.includes('smtn') ? text : own]),
  ) as Row;
