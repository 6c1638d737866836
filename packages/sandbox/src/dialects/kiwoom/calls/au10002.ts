import { readObject, textIn } from '../../../wire.ts';
import type { TokenCall } from '../call.ts';
import { notJson, refuse, succeed } from '../envelope.ts';
import { refuseKeys } from '../token.ts';

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
