/** One row of ka10059 in which every column is another number, so that a mixed-up column shows. */
export const STOCK_ROW = {
  dt: '20260630',
  cur_prc: '-299500',
  pre_sig: '5',
  pred_pre: '-7500',
  flu_rt: '-244',
  acc_trde_qty: '30195334',
  acc_trde_prica: '9008513',
  ind_invsr: '14808',
  frgnr_invsr: '-11909',
  orgn: '-5212',
  fnnc_invt: '-11101',
  insrnc: '1202',
  invtrt: '1303',
  etc_fnnc: '1505',
  bank: '-1404',
  penfnd_etc: '-1606',
  samo_fund: '2111',
  natn: '2778',
  etc_corp: '1707',
  natfor: '606',
} as const;

const OTHERS = ['dt', 'cur_prc', 'pre_sig', 'pred_pre', 'flu_rt', 'acc_trde_qty', 'acc_trde_prica'];
type Other = 'dt' | 'cur_prc' | 'pre_sig' | 'pred_pre' | 'flu_rt' | `acc_${string}`;
export const INVESTOR_COLUMNS = Object.keys(STOCK_ROW).filter(
  (it): it is Exclude<keyof typeof STOCK_ROW, Other> => !OTHERS.includes(it),
);

/** A day on which the stock was not traded, as it was recorded. */
export const UNTRADED_DAY = {
  ...STOCK_ROW,
  cur_prc: '315000',
  pre_sig: '0',
  pred_pre: '0',
  flu_rt: '0',
  acc_trde_qty: '0',
  acc_trde_prica: '0',
  ...Object.fromEntries(INVESTOR_COLUMNS.map((column) => [column, '0'])),
};
