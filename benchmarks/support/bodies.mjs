// The bodies that are read: the sandbox's answers about one evening, always the same ones.
import { startSandbox } from '@investor-flow/sandbox';
import { same } from './gate.mjs';

/** A Friday after the close. */
export const EVENING = '2026-11-20T18:30:00+09:00';
export const DAY = '2026-11-20';

export async function bodies() {
  const sandbox = await startSandbox({ seed: 11, now: EVENING });
  try {
    const kiwoom = await kiwoomOf(sandbox);
    const koreaInvestment = await koreaInvestmentOf(sandbox);
    const [day, stock] = [DAY.replaceAll('-', ''), '005930'];
    const found = {
      ka10051: await kiwoom('ka10051', 'sect', {
        mrkt_tp: '0',
        amt_qty_tp: '0',
        base_dt: day,
        stex_tp: '1',
      }),
      ka10008: await kiwoom('ka10008', 'frgnistt', { stk_cd: stock }),
      ka10059: await kiwoom('ka10059', 'stkinfo', {
        dt: day,
        stk_cd: stock,
        amt_qty_tp: '1',
        trde_tp: '0',
        unit_tp: '1',
      }),
      fhptj04030000: await koreaInvestment('FHPTJ04030000', 'inquire-investor-time-by-market', {
        FID_INPUT_ISCD: 'KSP',
        FID_INPUT_ISCD_2: '0001',
      }),
      fhptj04040000: await koreaInvestment('FHPTJ04040000', 'inquire-investor-daily-by-market', {
        FID_COND_MRKT_DIV_CODE: 'U',
        FID_INPUT_ISCD: '0001',
        FID_INPUT_DATE_1: day,
        FID_INPUT_ISCD_1: 'KSP',
        FID_INPUT_DATE_2: day,
        FID_INPUT_ISCD_2: '0001',
      }),
      fhptj04160001: await koreaInvestment('FHPTJ04160001', 'investor-trade-by-stock-daily', {
        FID_COND_MRKT_DIV_CODE: 'J',
        FID_INPUT_ISCD: stock,
        FID_INPUT_DATE_1: day,
        FID_ORG_ADJ_PRC: '',
        FID_ETC_CLS_CODE: '',
      }),
    };
    for (const [name, [list, rows]] of Object.entries(ROWS))
      same(`rows of ${name}`, JSON.parse(found[name])[list].length, rows);
    return found;
  } finally {
    await sandbox.close();
  }
}

/** The list of each body, and how many rows it has. */
const ROWS = {
  ka10051: ['inds_netprps', 28],
  ka10008: ['stk_frgnr', 50],
  ka10059: ['stk_invsr_orgn', 100],
  fhptj04030000: ['output', 1],
  fhptj04040000: ['output', 300],
  fhptj04160001: ['output2', 30],
};

async function kiwoomOf({ url, kiwoom: { appKey: appkey, secretKey: secretkey } }) {
  const post = (path, body, headers = {}) =>
    text(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
      body: JSON.stringify(body),
    });
  const asked = { grant_type: 'client_credentials', appkey, secretkey };
  const { token } = JSON.parse(await post('/oauth2/token', asked));
  return (api, path, body) =>
    post(`/api/dostk/${path}`, body, { 'api-id': api, authorization: `Bearer ${token}` });
}

async function koreaInvestmentOf({
  url,
  koreainvestment: { appKey: appkey, appSecret: appsecret },
}) {
  const granted = await text(`${url}/oauth2/tokenP`, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ grant_type: 'client_credentials', appkey, appsecret }),
  });
  const authorization = `Bearer ${JSON.parse(granted).access_token}`;
  return (api, path, query) =>
    text(`${url}/uapi/domestic-stock/v1/quotations/${path}?${new URLSearchParams(query)}`, {
      headers: { authorization, appkey, appsecret, tr_id: api, custtype: 'P' },
    });
}

async function text(url, request) {
  const response = await fetch(url, request);
  same(`status of ${url}`, response.status, 200);
  return response.text();
}
