const STOCK = { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' };
const INDEX = { FID_COND_MRKT_DIV_CODE: 'U', FID_INPUT_ISCD: '0001' };
const PROGRAM = { date: '20261126', amt_qty_tp: '1', mrkt_tp: 'P00101', min_tic_tp: '0', stex_tp: '1' };

/** A good body of every call of Kiwoom's. */
export const KIWOOM_BODIES: Readonly<Record<string, Record<string, string>>> = {
  ka10008: { stk_cd: '005930' },
  ka10010: { stk_cd: '005930' },
  ka10034: { mrkt_tp: '000', trde_tp: '3', dt: '0', stex_tp: '1' },
  ka10035: { mrkt_tp: '000', trde_tp: '2', base_dt_tp: '0', stex_tp: '1' },
  ka10036: { mrkt_tp: '000', dt: '1', stex_tp: '1' },
  ka10037: { mrkt_tp: '000', dt: '0', trde_tp: '3', sort_tp: '1', stex_tp: '3' },
  ka10051: { mrkt_tp: '0', amt_qty_tp: '0', base_dt: '', stex_tp: '1' },
  ka10059: { dt: '20261126', stk_cd: '005930', amt_qty_tp: '1', trde_tp: '0', unit_tp: '1' },
  ka10064: { mrkt_tp: '000', amt_qty_tp: '2', trde_tp: '0', stk_cd: '005930' },
  ka10065: { trde_tp: '1', mrkt_tp: '000', orgn_tp: '9000' },
  ka10099: { mrkt_tp: '0' },
  ka10131: { dt: '1', strt_dt: '', end_dt: '', mrkt_tp: '000', netslmt_tp: '2', stk_inds_tp: '0', amt_qty_tp: '0', stex_tp: '1' },
  ka20001: { mrkt_tp: '0', inds_cd: '001' },
  ka20002: { mrkt_tp: '0', inds_cd: '001', stex_tp: '1' },
  ka20003: { inds_cd: '001' },
  ka20006: { inds_cd: '001', base_dt: '20261126' },
  ka20009: { mrkt_tp: '0', inds_cd: '001' },
  ka90005: PROGRAM,
  ka90009: { mrkt_tp: '001', amt_qty_tp: '1', qry_dt_tp: '0', stex_tp: '1' },
  ka90010: PROGRAM,
  ka90013: { amt_qty_tp: '1', stk_cd: '005930', date: '' },
};

/** A good query of every call of Korea Investment's. */
export const KOREA_INVESTMENT_QUERIES: Readonly<Record<string, Record<string, string>>> = {
  FHKST01010100: STOCK,
  FHKST01010900: STOCK,
  FHKST644100C0: {
    FID_COND_MRKT_DIV_CODE: 'J',
    FID_COND_SCR_DIV_CODE: '16441',
    FID_INPUT_ISCD: '0000',
    FID_RANK_SORT_CLS_CODE: '0',
    FID_RANK_SORT_CLS_CODE_2: '0',
  },
  FHPPG04600001: { FID_COND_MRKT_DIV_CODE: 'J', FID_MRKT_CLS_CODE: 'K', FID_INPUT_DATE_1: '', FID_INPUT_DATE_2: '' },
  FHPPG04600101: {
    FID_COND_MRKT_DIV_CODE: 'J',
    FID_MRKT_CLS_CODE: 'K',
    FID_SCTN_CLS_CODE: '',
    FID_INPUT_ISCD: '',
    FID_COND_MRKT_DIV_CODE1: '',
    FID_INPUT_HOUR_1: '',
  },
  FHPPG04650201: { ...STOCK, FID_INPUT_DATE_1: '20261126' },
  FHPTJ04030000: { FID_INPUT_ISCD: 'KSP', FID_INPUT_ISCD_2: '0001' },
  FHPTJ04040000: { ...INDEX, FID_INPUT_DATE_1: '20261126', FID_INPUT_ISCD_1: 'KSP', FID_INPUT_DATE_2: '20261126', FID_INPUT_ISCD_2: '0001' },
  FHPTJ04160001: { ...STOCK, FID_INPUT_DATE_1: '20261126', FID_ORG_ADJ_PRC: '', FID_ETC_CLS_CODE: '' },
  FHPTJ04400000: {
    FID_COND_MRKT_DIV_CODE: 'V',
    FID_COND_SCR_DIV_CODE: '16449',
    FID_INPUT_ISCD: '0000',
    FID_DIV_CLS_CODE: '0',
    FID_RANK_SORT_CLS_CODE: '0',
    FID_ETC_CLS_CODE: '1',
  },
  FHPUP02100000: INDEX,
  FHPUP02120000: { ...INDEX, FID_PERIOD_DIV_CODE: 'D', FID_INPUT_DATE_1: '20261126' },
  HHPTJ04160200: { MKSC_SHRN_ISCD: '005930' },
};
