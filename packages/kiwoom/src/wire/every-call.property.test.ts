import { everyCall } from '../../../../test/support/row-reading.ts';
import * as indexes from '../__fixtures__/index-rows.ts';
import * as programs from '../__fixtures__/program-rows.ts';
import * as rankings from '../__fixtures__/ranking-rows.ts';
import { DAY_ROW, SECTOR_ROW } from '../__fixtures__/rows.ts';
import { INVESTOR_COLUMNS, STOCK_ROW } from '../__fixtures__/stock-rows.ts';
import { ka10008 } from './ka10008.ts';
import { ka10034 } from './ka10034.ts';
import { ka10035 } from './ka10035.ts';
import { ka10036 } from './ka10036.ts';
import * as desks from './ka10037.ts';
import * as sectors from './ka10051.ts';
import * as stocks from './ka10059.ts';
import * as estimates from './ka10064.ts';
import { ka10065 } from './ka10065.ts';
import { ka10099 } from './ka10099.ts';
import * as streaks from './ka10131.ts';
import { ka20001 } from './ka20001.ts';
import { ka20002 } from './ka20002.ts';
import * as quotes from './ka20003.ts';
import * as charts from './ka20006.ts';
import * as latest from './ka20009.ts';
import { ka90005 } from './ka90005.ts';
import * as trades from './ka90009.ts';
import { ka90010 } from './ka90010.ts';
import * as stockPrograms from './ka90013.ts';
import { type ProgramRow, valueOf, volumeOf } from './programs.ts';

const QUANTITIES = Object.keys(programs.PROGRAM_DAY)
  .filter((it) => it.endsWith('_qty'))
  .join(' ');
const INVESTORS = new RegExp(`^(?:${INVESTOR_COLUMNS.join('|')})$`);
const NETS = /_netprps$|_netprps_qty$/;
const kindsOf = (row: ProgramRow) => [valueOf(row), volumeOf(row)];
everyCall('kiwoom', [
  { call: ka10008, list: 'stk_frgnr', row: DAY_ROW },
  {
    call: ka10034,
    list: 'for_dt_trde_upper',
    row: rankings.HOLDING_CHANGE,
    optional: 'rank trde_qty',
  },
  {
    call: ka10035,
    list: 'for_cont_nettrde_upper',
    row: rankings.HOLDING_STREAK,
    optional: 'dm1 dm2 dm3',
  },
  { call: ka10036, list: 'for_limit_exh_rt_incrs_upper', row: rankings.LIMIT_USE },
  {
    call: desks.ka10037,
    list: 'frgn_wicket_trde_upper',
    row: rankings.BROKER_DESK,
    model: desks.figuresOf,
  },
  {
    call: sectors.ka10051,
    list: 'inds_netprps',
    row: SECTOR_ROW,
    optional: 'pre_smbol',
    counts: NETS,
    model: (it) => [
      it,
      sectors.netsOf(it, sectors.STEPS.value),
      sectors.netsOf(it, sectors.STEPS.volume),
      sectors.indexOf(it).unwrapOr(undefined),
    ],
  },
  {
    call: stocks.ka10059,
    list: 'stk_invsr_orgn',
    row: STOCK_ROW,
    optional: 'pre_sig flu_rt',
    counts: INVESTORS,
    model: (it) => [it, stocks.netsOf(it, stocks.STEPS.value), stocks.tradingOf(it)],
  },
  {
    call: estimates.ka10064,
    list: 'opmr_invsr_trde_chart',
    row: programs.ESTIMATE_ROW,
    optional: 'invtrt insrnc bank penfnd_etc etc_corp natn',
    model: (it) => estimates.estimateOf(it, 'value'),
  },
  {
    call: ka10065,
    list: 'opmr_invsr_trde_upper',
    row: rankings.ESTIMATE,
    optional: 'sel_qty buy_qty',
  },
  {
    call: ka10099,
    list: 'list',
    row: indexes.LISTED_STOCK,
    optional:
      'auditInfo regDay lastPrice state marketCode marketName upName upSizeName companyClassName orderWarning nxtEnable',
  },
  {
    call: streaks.ka10131,
    list: 'orgn_frgnr_cont_trde_prst',
    row: rankings.TRADE_STREAK,
    optional: 'rank',
    model: streaks.figuresOf,
  },
  {
    call: ka20001,
    row: indexes.INDEX_NOW,
    optional: 'pred_pre_sig inds_cur_prc_tm',
    model: quotes.indexOf,
  },
  {
    call: ka20002,
    list: 'inds_stkpc',
    row: indexes.SECTOR_STOCK,
    optional: 'pred_pre_sig sel_bid buy_bid',
  },
  {
    call: quotes.ka20003,
    list: 'all_inds_idex',
    row: indexes.INDEX_ROW,
    optional: 'pre_sig wght flo_stk_num',
    model: quotes.indexOf,
  },
  {
    call: charts.ka20006,
    list: 'inds_dt_pole_qry',
    row: indexes.CHART_DAY,
    model: (it) => charts.indexOf(it, it),
  },
  {
    call: latest.ka20009,
    list: 'inds_cur_prc_daly_rept',
    row: indexes.LATEST_DAY,
    optional: 'pred_pre_sig_n',
    model: latest.indexOf,
  },
  {
    call: ka90005,
    list: 'prm_trde_trnsn',
    row: programs.PROGRAM_MINUTE,
    optional: QUANTITIES,
    model: kindsOf,
  },
  {
    call: trades.ka90009,
    list: 'frgnr_orgn_trde_upper',
    row: rankings.TRADE,
    model: (it) =>
      (['foreign', 'institution'] as const).flatMap((investor) =>
        (['buy', 'sell'] as const).map((side) =>
          trades
            .rankedIn(it, { market: 'kospi', venue: 'krx', sessions: 1, investor, side })
            .unwrapOr(undefined),
        ),
      ),
  },
  {
    call: ka90010,
    list: 'prm_trde_trnsn',
    row: programs.PROGRAM_DAY,
    optional: QUANTITIES,
    model: kindsOf,
  },
  {
    call: stockPrograms.ka90013,
    list: 'stk_daly_prm_trde_trnsn',
    row: programs.STOCK_PROGRAM_DAY,
    optional: 'cur_prc prm_netprps_amt_irds prm_netprps_qty_irds stex_tp',
    model: (it) => [stockPrograms.tradeOf(it, 'value'), stockPrograms.tradeOf(it, 'volume')],
  },
]);
