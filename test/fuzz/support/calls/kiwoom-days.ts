import { byDay, byTime, type Call, callOf, FROM } from './call.ts';
import {
  always,
  count,
  doubled,
  type Figure,
  gross,
  hundredths,
  level,
  orBlank,
  orMissing,
  percent,
  points,
  signed,
  sum,
  together,
  traded,
  volume,
  won,
} from './figures.ts';

const MILLION = 1_000_000;
const kiwoom = callOf('kiwoom');
const STOCK = { stock: '005930', from: FROM };
const BOTH = { ...STOCK, measures: ['value', 'volume'] };
const YEAR = { market: 'kospi', from: '2026-01-02' };
const MARKET = { market: 'kospi', from: FROM };

const NETS = {
  individual: 'ind_invsr',
  foreignRegistered: 'frgnr_invsr',
  foreignOther: 'natfor',
  institution: 'orgn',
  financialInvestment: 'fnnc_invt',
  insurance: 'insrnc',
  investmentTrust: 'invtrt',
  otherFinance: 'etc_fnnc',
  bank: 'bank',
  pension: 'penfnd_etc',
  privateFund: 'samo_fund',
  government: 'natn',
  otherCorporation: 'etc_corp',
} as const;

const ESTIMATED = {
  investmentTrust: 'invtrt',
  insurance: 'insrnc',
  bank: 'bank',
  pension: 'penfnd_etc',
  otherCorporation: 'etc_corp',
  government: 'natn',
} as const;

const under = (
  path: string,
  columns: Readonly<Record<string, string>>,
  figure: (column: string) => Figure,
): Readonly<Record<string, Figure>> =>
  Object.fromEntries(
    Object.entries(columns).map(([who, column]) => [`${path}.${who}.net`, figure(column)]),
  );

const SIDES = { net: 'netprps', buy: 'buy', sell: 'sel' } as const;
const QUANTITIES = { net: 'netprps_qty', buy: 'buy_qty', sell: 'sell_qty' } as const;

const sides = ['net', 'buy', 'sell'] as const;
const amountOf = (side: (typeof sides)[number]) => (side === 'net' ? signed : gross);
const quantity = (kind: string, side: (typeof sides)[number]): Figure =>
  orMissing(amountOf(side)(`${kind}_${QUANTITIES[side]}`, 1000));

/** Amounts by kind; quantities are there for two kinds and none is told without the others, and the total is their sum. */
const PROGRAM: Readonly<Record<string, Figure>> = {
  ...Object.fromEntries(
    sides.flatMap((side) => [
      [`arbitrage.${side}`, amountOf(side)(`dfrt_trde_${SIDES[side]}`, MILLION)],
      [`nonArbitrage.${side}`, amountOf(side)(`ndiffpro_trde_${SIDES[side]}`, MILLION)],
      [`total.${side}`, amountOf(side)(`all_${SIDES[side]}`, MILLION)],
    ]),
  ),
  ...together(
    Object.fromEntries(
      sides.flatMap((side) => [
        [`volume.arbitrage.${side}`, quantity('dfrt_trde', side)],
        [`volume.nonArbitrage.${side}`, quantity('ndiffpro_trde', side)],
        [`volume.total.${side}`, sum(quantity('dfrt_trde', side), quantity('ndiffpro_trde', side))],
      ]),
    ),
  ),
};

/** What changed since the row behind it, as KRX rounds it. */
const close = hundredths('cur_prc');
const change = (make: (now: number, before: number) => number): Figure => ({
  columns: close.columns,
  read: (reader, row, older) => {
    const now = close.read(reader, row, undefined);
    const before = older === undefined ? undefined : close.read(reader, older, undefined);
    return now === undefined || before === undefined
      ? undefined
      : make(Math.round(now * 100), Math.round(before * 100));
  },
});
const share = (now: number, before: number): number => {
  const percent = Math.round((Math.abs(now - before) * 10_000) / before) / 100;
  return now < before && percent !== 0 ? -percent : percent;
};

/** Kiwoom's series, and lists by time. */
export const KIWOOM_DAYS: readonly Call[] = [
  kiwoom('ka10008 foreignHoldings stk_frgnr', STOCK, byDay('dt'), {
    heldShares: count('poss_stkcnt'),
    limitShares: gross('frgnr_limit'),
    acquirableShares: signed('gain_pos_stkcnt'),
    ownershipPercent: percent('wght'),
    limitUsedPercent: percent('limit_exh_rt'),
    changeShares: signed('chg_qty'),
    limitChangeShares: signed('frgnr_limit_irds'),
    close: won('close_pric'),
    closeChange: signed('pred_pre'),
    tradedShares: volume('trde_qty'),
  }),
  kiwoom('ka10059 stockFlows stk_invsr_orgn', { ...STOCK, measures: ['value'] }, byDay('dt'), {
    ...under('value', NETS, (column) => signed(column, MILLION)),
    'value.foreign.net': sum(signed('frgnr_invsr', MILLION), signed('natfor', MILLION)),
    ...together({
      'trading.lastPrice': won('cur_prc'),
      'trading.change': signed('pred_pre'),
      'trading.shares': traded('acc_trde_qty'),
      'trading.turnover': gross('acc_trde_prica', MILLION),
      'trading.turnoverRounding': always(MILLION),
    }),
  }),
  kiwoom('ka10064 stockEstimates opmr_invsr_trde_chart', { stock: '005930' }, byTime('tm'), {
    'value.foreign.net': signed('frgnr_invsr', MILLION),
    'value.institution.net': signed('orgn', MILLION),
    ...under('value', ESTIMATED, (column) => orMissing(signed(column, MILLION))),
  }),
  kiwoom('ka20006 indexHistory inds_dt_pole_qry', YEAR, byDay('dt'), {
    price: close,
    change: change((now, before) => (now - before) / 100),
    changePercent: change(share),
    ...together({
      open: hundredths('open_pric'),
      high: hundredths('high_pric'),
      low: hundredths('low_pric'),
    }),
    volume: gross('trde_qty', 1000),
    turnover: gross('trde_prica', MILLION),
  }),
  kiwoom('ka20009 indexHistory inds_cur_prc_daly_rept', MARKET, byDay('dt_n'), {
    price: level('cur_prc_n', true),
    change: points('pred_pre_n'),
    changePercent: points('flu_rt_n'),
    volume: gross('acc_trde_qty_n', 1000),
  }),
  kiwoom('ka90005 programTradesIntraday prm_trde_trnsn', { market: 'kospi' }, byTime('cntr_tm'), {
    ...PROGRAM,
    kospi200: hundredths('kospi200'),
    basis: orBlank(doubled('basis')),
  }),
  kiwoom('ka90010 programTrades prm_trde_trnsn', MARKET, byDay('cntr_tm', '000000'), {
    ...PROGRAM,
    kospi200: level('kospi200', true),
    basis: orBlank(doubled('basis')),
  }),
  kiwoom('ka90013 stockProgramTrades stk_daly_prm_trde_trnsn', BOTH, byDay('dt'), {
    'value.net': signed('prm_netprps_amt', MILLION),
    'value.buy': gross('prm_buy_amt', MILLION),
    'value.sell': gross('prm_sell_amt', MILLION),
    'volume.net': signed('prm_netprps_qty'),
    'volume.buy': gross('prm_buy_qty'),
    'volume.sell': gross('prm_sell_qty'),
  }),
];
