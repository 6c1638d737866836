// The bodies that are read: the sandbox's answers about one evening, always the same ones.
import { startSandbox } from '@investor-flow/sandbox';
import { same } from './gate.mjs';

/** A Friday after the close. */
export const EVENING = '2026-11-20T18:30:00+09:00';
export const DAY = '2026-11-20';

export async function bodies() {
  const sandbox = await startSandbox({ seed: 11, now: EVENING });
  try {
    const { appKey, secretKey } = sandbox.kiwoom;
    const post = (path, body, headers = {}) =>
      text(`${sandbox.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
        body: JSON.stringify(body),
      });
    const { token } = JSON.parse(
      await post('/oauth2/token', {
        grant_type: 'client_credentials',
        appkey: appKey,
        secretkey: secretKey,
      }),
    );
    const kiwoom = (api, path, body) =>
      post(path, body, { 'api-id': api, authorization: `Bearer ${token}` });
    const sectors = { mrkt_tp: '0', amt_qty_tp: '0', base_dt: '20261120', stex_tp: '1' };
    const found = {
      ka10051: await kiwoom('ka10051', '/api/dostk/sect', sectors),
      ka10008: await kiwoom('ka10008', '/api/dostk/frgnistt', { stk_cd: '005930' }),
      fhptj04030000: await marketBody(sandbox),
    };
    same('rows of ka10051', JSON.parse(found.ka10051).inds_netprps.length, 28);
    same('rows of ka10008', JSON.parse(found.ka10008).stk_frgnr.length, 50);
    same('rows of FHPTJ04030000', JSON.parse(found.fhptj04030000).output.length, 1);
    return found;
  } finally {
    await sandbox.close();
  }
}

async function marketBody({ url, koreainvestment: { appKey: appkey, appSecret: appsecret } }) {
  const granted = await text(`${url}/oauth2/tokenP`, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ grant_type: 'client_credentials', appkey, appsecret }),
  });
  const query = new URLSearchParams({ FID_INPUT_ISCD: 'KSP', FID_INPUT_ISCD_2: '0001' });
  const path = '/uapi/domestic-stock/v1/quotations/inquire-investor-time-by-market';
  return text(`${url}${path}?${query}`, {
    headers: {
      authorization: `Bearer ${JSON.parse(granted).access_token}`,
      appkey,
      appsecret,
      tr_id: 'FHPTJ04030000',
      custtype: 'P',
    },
  });
}

async function text(url, request) {
  const response = await fetch(url, request);
  same(`status of ${url}`, response.status, 200);
  return response.text();
}
