const name = { stk_cd: '047040', stk_nm: '대우건설' };

/** One row of ka10034, ka10035, ka10036, ka10037, ka10131, ka10065, ka90009. */
export const HOLDING_CHANGE = {
  ...name,
  rank: '1',
  trde_qty: '4294967295',
  netprps_qty: '--2667139',
};
export const HOLDING_STREAK = {
  ...name,
  dm1: '1',
  dm2: '2',
  dm3: '3',
  tot: '-5926663',
  limit_exh_rt: '+2.39',
};
export const LIMIT_USE = {
  ...name,
  poss_stkcnt: '2447236',
  limit_exh_rt: '+12.58',
  exh_rt_incrs: '-5.94',
};
export const BROKER_DESK = {
  ...name,
  netprps_trde_qty: '--1073702',
  netprps_prica: '--1704399',
};
export const TRADE_STREAK = {
  ...name,
  rank: '8',
  orgn_nettrde_amt: '+6497',
  orgn_nettrde_qty: '+314056',
  orgn_cont_netprps_dys: '-1',
  frgnr_nettrde_amt: '--46430',
  frgnr_nettrde_qty: '--2444439',
  frgnr_cont_netprps_dys: '+6',
};
export const ESTIMATE = { ...name, sel_qty: '-33000', buy_qty: '+111000', netslmt: '+78000' };
export const TRADE = {
  for_netslmt_stk_cd: '000660',
  for_netslmt_stk_nm: 'SK하이닉스',
  for_netslmt_amt: '-18444',
  for_netslmt_qty: '-101',
  for_netprps_stk_cd: '005930',
  for_netprps_stk_nm: '삼성전자',
  for_netprps_amt: '66821',
  for_netprps_qty: '2580',
  orgn_netslmt_stk_cd: '069500',
  orgn_netslmt_stk_nm: 'KODEX 200',
  orgn_netslmt_amt: '-9148',
  orgn_netslmt_qty: '-853',
  orgn_netprps_stk_cd: '000660',
  orgn_netprps_stk_nm: 'SK하이닉스',
  orgn_netprps_amt: '68211',
  orgn_netprps_qty: '367',
};
