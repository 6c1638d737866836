import { koreanStamp } from '../../../days.ts';
import { type Body, readObject, textIn } from '../../../wire.ts';
import type { TokenCall } from '../call.ts';
import { notJson, refuse, succeed } from '../envelope.ts';
import { refuseKeys } from '../token.ts';

/** au10001 접근토큰 발급. */
export const au10001: TokenCall = {
  api: 'au10001',
  path: '/oauth2/token',
  table: {
    labels: ['token_type', 'return_code', 'return_msg'],
    column: 'token',
    saturation: false,
  },
  answer(tokens, request) {
    const body = readObject(request.text);
    if (body === undefined) return notJson('au10001');
    const refusal = refuseGrant(body) ?? refuseKeys('au10001', body);
    if (refusal !== undefined) return refusal;
    const { value, expiresAt } = tokens.get();
    return succeed('au10001', {
      expires_dt: koreanStamp(expiresAt).replace(/\D/gu, ''), // 만료일
      token_type: 'bearer', // 토큰타입
      token: value, // 접근토큰
    });
  },
};

function refuseGrant(body: Body) {
  const grant = textIn(body, 'grant_type');
  if (grant === undefined) return refuse('au10001', 8011);
  return grant === 'client_credentials' ? undefined : refuse('au10001', 8012);
}

/** au10002 접근토큰 폐기. */
export const au10002: TokenCall = {
  api: 'au10002',
  path: '/oauth2/revoke',
  table: undefined,
  answer(tokens, request) {
    const body = readObject(request.text);
    if (body === undefined) return notJson('au10002');
    const refusal = refuseKeys('au10002', body);
    if (refusal !== undefined) return refusal;
    const token = textIn(body, 'token');
    if (token === undefined) return refuse('au10002', 8016);
    if (!tokens.isGood(token)) return refuse('au10002', 8015);
    tokens.kill();
    return succeed('au10002', {});
  },
};
