// The bodies that are read: the sandbox's answers about one evening, always the same ones.
import { startSandbox } from '@investor-flow/sandbox';
import { same } from './gate.mjs';

/** A Friday after the close. */
export const EVENING = '2026-11-20T18:30:00+09:00';
export const DAY = '2026-11-20';

/** Each call by its path and what it sends; the list of its body, and how many rows that has. */
const CALLS = `
ka10051       sect                             mrkt_tp=0&amt_qty_tp=0&base_dt=20261120&stex_tp=1                    inds_netprps   28
ka10008       frgnistt                         stk_cd=005930                                                        stk_frgnr      50
ka10059       stkinfo                          dt=20261120&stk_cd=005930&amt_qty_tp=1&trde_tp=0&unit_tp=1           stk_invsr_orgn 100
FHPTJ04030000 inquire-investor-time-by-market  FID_INPUT_ISCD=KSP&FID_INPUT_ISCD_2=0001                             output         1
FHPTJ04040000 inquire-investor-daily-by-market FID_COND_MRKT_DIV_CODE=U&FID_INPUT_ISCD=0001&FID_INPUT_DATE_1=20261120&FID_INPUT_ISCD_1=KSP&FID_INPUT_DATE_2=20261120&FID_INPUT_ISCD_2=0001 output 300
FHPTJ04160001 investor-trade-by-stock-daily    FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=005930&FID_INPUT_DATE_1=20261120&FID_ORG_ADJ_PRC=&FID_ETC_CLS_CODE= output2 30`;

export async function bodies() {
  const sandbox = await startSandbox({ seed: 11, now: EVENING });
  try {
    const kiwoom = await kiwoomOf(sandbox);
    const koreaInvestment = await koreaInvestmentOf(sandbox);
    const found = {};
    for (const line of CALLS.trim().split('\n')) {
      const [api, path, query, list, rows] = line.split(/ +/);
      const ask = api.startsWith('ka') ? kiwoom : koreaInvestment;
      const body = await ask(api, path, new URLSearchParams(query));
      same(`rows of ${api}`, JSON.parse(body)[list].length, Number(rows));
      found[api.toLowerCase()] = body;
    }
    return found;
  } finally {
    await sandbox.close();
  }
}

async function kiwoomOf({ url, kiwoom: { appKey: appkey, secretKey: secretkey } }) {
  const authorization = await signIn(`${url}/oauth2/token`, { appkey, secretkey });
  return (api, path, query) =>
    post(`${url}/api/dostk/${path}`, Object.fromEntries(query), { 'api-id': api, authorization });
}

async function koreaInvestmentOf({ url, koreainvestment }) {
  const keys = { appkey: koreainvestment.appKey, appsecret: koreainvestment.appSecret };
  const authorization = await signIn(`${url}/oauth2/tokenP`, keys);
  return (api, path, query) =>
    text(`${url}/uapi/domestic-stock/v1/quotations/${path}?${query}`, {
      headers: { authorization, ...keys, tr_id: api, custtype: 'P' },
    });
}

async function signIn(url, keys) {
  const granted = JSON.parse(await post(url, { grant_type: 'client_credentials', ...keys }));
  return `Bearer ${granted.token ?? granted.access_token}`;
}

const post = (url, body, headers = {}) =>
  text(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
    body: JSON.stringify(body),
  });

async function text(url, request) {
  const response = await fetch(url, request);
  same(`status of ${url}`, response.status, 200);
  return response.text();
}
