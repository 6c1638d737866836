export { without } from '../../../../test/support/row-reading.ts';

/** One row of ka10051 in which every column is another number, so that a mixed-up column shows. */
export const SECTOR_ROW = {
  inds_cd: '001',
  inds_nm: '종합(KOSPI)',
  cur_prc: '-830408',
  pre_smbol: '5',
  pred_pre: '-17240',
  flu_rt: '-203',
  trde_qty: '425553',
  sc_netprps: '-1101',
  insrnc_netprps: '+1202',
  invtrt_netprps: '+1303',
  bank_netprps: '-1404',
  jnsinkm_netprps: '+1505',
  endw_netprps: '-1606',
  etc_corp_netprps: '+1707',
  ind_netprps: '+1808',
  frgnr_netprps: '-1909',
  native_trmt_frgnr_netprps: '-19',
  natn_netprps: '+2010',
  samo_fund_netprps: '+2111',
  orgn_netprps: '-2212',
} as const;

type Net = Extract<keyof typeof SECTOR_ROW, `${string}_netprps`>;
export const NET_COLUMNS = Object.keys(SECTOR_ROW).filter((it): it is Net =>
  it.endsWith('_netprps'),
);

/** A sector that did not exist on the day, as it was recorded: two blanks, a flat sign, zeros. */
export const UNBORN_SECTOR = {
  ...SECTOR_ROW,
  inds_cd: '028',
  inds_nm: '부동산',
  cur_prc: '',
  pre_smbol: '3',
  pred_pre: '',
  flu_rt: '0',
  trde_qty: '0',
  ...Object.fromEntries(NET_COLUMNS.map((column) => [column, '+0'])),
};

/** One row of ka10008. */
export const DAY_ROW = {
  dt: '20260630',
  close_pric: '-65000',
  pred_pre: '-27300',
  trde_qty: '4',
  chg_qty: '249',
  poss_stkcnt: '6651461',
  wght: '+26.06',
  gain_pos_stkcnt: '18875245',
  frgnr_limit: '25526706',
  frgnr_limit_irds: '0',
  limit_exh_rt: '+26.07',
} as const;
