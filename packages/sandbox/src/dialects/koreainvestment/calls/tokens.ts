import { koreanStamp } from '../../../days.ts';
import { readObject, textIn, type WireRequest } from '../../../wire.ts';
import type { TokenCall } from '../call.ts';
import { type ErrorCode, give, refuse } from '../envelope.ts';
import { LIFE_MS, refuseKeys } from '../token.ts';

/** tokenP 접근토큰발급. */
export const tokenP: TokenCall = {
  api: 'tokenP',
  path: '/oauth2/tokenP',
  table: { labels: ['token_type'], column: 'access_token', saturation: false },
  answer(tokens, request) {
    const refusal = refuseIssue(request);
    if (refusal !== undefined) return refuse('tokenP', refusal);
    const issued = tokens.issue();
    if (issued === undefined) return refuse('tokenP', 'EGW00133');
    return give({
      access_token: issued.value,
      access_token_token_expired: koreanStamp(issued.expiresAt),
      token_type: 'Bearer',
      expires_in: LIFE_MS / 1_000,
    });
  },
};

function refuseIssue(request: WireRequest): ErrorCode | undefined {
  const body = readObject(request.text);
  if (body === undefined) return 'EGW00132';
  const grant = textIn(body, 'grant_type');
  if (grant === undefined) return 'EGW00115';
  if (grant !== 'client_credentials') return 'EGW00116';
  return refuseKeys(textIn(body, 'appkey'), textIn(body, 'appsecret'));
}

/** revokeP 접근토큰폐기. */
export const revokeP: TokenCall = {
  api: 'revokeP',
  path: '/oauth2/revokeP',
  table: undefined,
  answer(tokens, request) {
    const body = readObject(request.text) ?? {};
    const refusal = refuseKeys(textIn(body, 'appkey'), textIn(body, 'appsecret'));
    if (refusal !== undefined) return refuse('revokeP', refusal);
    const token = textIn(body, 'token');
    if (token === undefined || !tokens.revoke(token)) return refuse('revokeP', 'EGW00121');
    return give({ code: 200, message: '접근토큰 폐기에 성공하였습니다' });
  },
};
