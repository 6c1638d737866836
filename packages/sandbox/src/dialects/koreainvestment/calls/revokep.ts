import { readObject, textIn } from '../../../wire.ts';
import type { TokenCall } from '../call.ts';
import { give, refuse } from '../envelope.ts';
import { refuseKeys } from '../token.ts';

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
