/** One minute of ka90005, with its doubled minus and hundredths. */
export const PROGRAM_MINUTE = {
  cntr_tm: '145100',
  dfrt_trde_sel: '429385',
  dfrt_trde_buy: '246460',
  dfrt_trde_netprps: '--182925',
  ndiffpro_trde_sel: '10928833',
  ndiffpro_trde_buy: '9861242',
  ndiffpro_trde_netprps: '--1067591',
  dfrt_trde_sell_qty: '1816',
  dfrt_trde_buy_qty: '1116',
  dfrt_trde_netprps_qty: '--700',
  ndiffpro_trde_sell_qty: '116638',
  ndiffpro_trde_buy_qty: '109416',
  ndiffpro_trde_netprps_qty: '--7222',
  all_sel: '11358218',
  all_buy: '10107702',
  all_netprps: '--1250516',
  kospi200: '+133885',
  basis: '10.00',
} as const;

/** One day of ka90010, with its single minus and decimals. */
export const PROGRAM_DAY = {
  ...PROGRAM_MINUTE,
  cntr_tm: '20260630000000',
  dfrt_trde_netprps: '-182925',
  ndiffpro_trde_netprps: '-1067591',
  dfrt_trde_netprps_qty: '-700',
  ndiffpro_trde_netprps_qty: '-7222',
  all_netprps: '-1250516',
  kospi200: '+1338.85',
  basis: '-1.25',
} as const;

/** Before the opening. */
export const QUIET_PROGRAM = {
  ...Object.fromEntries(Object.keys(PROGRAM_MINUTE).map((column) => [column, '0'])),
  cntr_tm: '085900',
  basis: '',
};

/** One day of ka90013. */
export const STOCK_PROGRAM_DAY = {
  dt: '20260630',
  cur_prc: '+334000',
  prm_sell_amt: '3763482',
  prm_buy_amt: '3371424',
  prm_netprps_amt: '--392058',
  prm_netprps_amt_irds: '+2338427',
  prm_sell_qty: '11333519',
  prm_buy_qty: '10139040',
  prm_netprps_qty: '--1194479',
  prm_netprps_qty_irds: '+7252001',
  stex_tp: 'KRX',
} as const;

/** One row of ka10064. */
export const ESTIMATE_ROW = {
  tm: '143100',
  frgnr_invsr: '-212372',
  orgn: '--451250',
  invtrt: '1',
  insrnc: '2',
  bank: '3',
  penfnd_etc: '4',
  etc_corp: '5',
  natn: '6',
} as const;
