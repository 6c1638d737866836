import { everyCall } from '../../../../test/support/row-reading.ts';
import { MARKET_DAY, STOCK_DAY } from '../__fixtures__/daily-rows.ts';
import { INDEX_DAY, INDEX_NOW } from '../__fixtures__/index-rows.ts';
import * as programs from '../__fixtures__/program-rows.ts';
import { OFFICIAL_ROW } from '../__fixtures__/rows.ts';
import * as stocks from '../__fixtures__/stock-rows.ts';
import { fhkst01010100, holdingIn } from './fhkst01010100.ts';
import * as threeInvestors from './fhkst01010900.ts';
import * as desks from './fhkst644100c0.ts';
import * as programDays from './fhppg04600001.ts';
import * as programMinutes from './fhppg04600101.ts';
import * as stockPrograms from './fhppg04650201.ts';
import * as markets from './fhptj04030000.ts';
import * as marketDays from './fhptj04040000.ts';
import * as stockDays from './fhptj04160001.ts';
import * as rankings from './fhptj04400000.ts';
import { fhpup02100000, indexNow } from './fhpup02100000.ts';
import { fhpup02120000 } from './fhpup02120000.ts';
import * as estimates from './hhptj04160200.ts';
import { indexFigures } from './indexes.ts';

everyCall('koreainvestment', [
  {
    call: fhkst01010100,
    list: 'output',
    row: stocks.QUOTE,
    optional: 'frgn_ntby_qty',
    model: holdingIn,
  },
  {
    call: threeInvestors.fhkst01010900,
    list: 'output',
    row: stocks.THREE_INVESTORS,
    optional: 'stck_clpr prdy_vrss prdy_vrss_sign',
    counts: /_ntby_|_shnu_|_seln_/,
    model: (it) => [threeInvestors.tradesOf(it, 'value'), threeInvestors.tradesOf(it, 'volume')],
  },
  {
    call: desks.fhkst644100c0,
    list: 'output',
    row: stocks.DESK,
    optional: 'glob_ntsl_qty acml_vol',
    model: desks.rankedOf,
  },
  {
    call: programDays.fhppg04600001,
    list: 'output',
    row: programs.PROGRAM_DAY,
    optional:
      'arbt_entm_seln_vol arbt_smtm_seln_vol_rate arbt_smtm_seln_tr_pbmn_rate whol_entm_seln_vol whol_seln_vol_rate whol_seln_tr_pbmn_rate bstp_nmix_prpr',
    model: (it) => [programDays.kindsOf(it, 'value'), programDays.kindsOf(it, 'volume')],
  },
  {
    call: programMinutes.fhppg04600101,
    list: 'output',
    row: programs.PROGRAM_MINUTE,
    optional: 'arbt_smtm_seln_tr_pbmn_rate nabt_smtm_seln_tr_pbmn_rate whol_ntby_tr_pbmn_rate',
    model: programMinutes.kindsOf,
  },
  {
    call: stockPrograms.fhppg04650201,
    list: 'output',
    row: programs.STOCK_PROGRAM_DAY,
    optional: 'stck_clpr prdy_vrss acml_vol acml_tr_pbmn whol_ntby_vol_icdc',
    model: (it) => [stockPrograms.tradeOf(it, 'value'), stockPrograms.tradeOf(it, 'volume')],
  },
  {
    call: markets.fhptj04030000,
    list: 'output',
    row: OFFICIAL_ROW,
    counts: /_/,
    model: (it) => [markets.tradesOf(it, 'value', 1_000_000), markets.tradesOf(it, 'volume', 1000)],
  },
  {
    call: marketDays.fhptj04040000,
    list: 'output',
    row: MARKET_DAY,
    optional:
      'prdy_vrss_sign bstp_nmix_oprc bstp_nmix_hgpr bstp_nmix_lwpr stck_prdy_clpr etc_ntby_qty etc_ntby_tr_pbmn',
    counts: /_ntby_/,
    model: (it) => [
      marketDays.netsOf(it, 'value'),
      marketDays.netsOf(it, 'volume'),
      marketDays.indexOf(it),
    ],
  },
  {
    call: stockDays.fhptj04160001,
    list: 'output2',
    row: STOCK_DAY,
    optional:
      'prdy_vrss_sign prdy_ctrt stck_oprc stck_hgpr stck_lwpr etc_ntby_qty etc_ntby_tr_pbmn etc_seln_vol etc_shnu_vol etc_seln_tr_pbmn etc_shnu_tr_pbmn bold_yn',
    counts: /_(?:ntby|seln|shnu|askp|bidp)_/,
    model: (it) => [stockDays.tradesOf(it, 'value'), stockDays.tradesOf(it, 'volume'), it],
  },
  {
    call: rankings.fhptj04400000,
    list: 'output',
    row: stocks.ESTIMATE_RANKING,
    optional: 'ntby_qty stck_prpr',
    model: (it) => [rankings.rankedOf(it, 'foreign'), rankings.rankedOf(it, 'institution')],
  },
  {
    call: fhpup02100000,
    list: 'output',
    row: INDEX_NOW,
    optional: 'prdy_vrss_sign prdy_vol prdy_tr_pbmn',
    model: indexNow,
  },
  {
    call: fhpup02120000,
    list: 'output2',
    row: INDEX_DAY,
    optional: 'prdy_vrss_sign acml_vol_rlim invt_new_psdg d20_dsrt',
    model: indexFigures,
  },
  {
    call: estimates.hhptj04160200,
    list: 'output2',
    row: stocks.ESTIMATE_SLOT,
    optional: 'sum_fake_ntby_qty',
    model: (it) => estimates.estimatesOf(it, '09:30:00'),
  },
]);
