import { koreanStamp } from '../../../days.ts';
import { readObject, textIn } from '../../../wire.ts';
import type { TokenCall } from '../call.ts';
import { notJson, refuse, succeed } from '../envelope.ts';
import { refuseKeys } from '../token.ts';

/** au10001 접근토큰 발급. */
export const au10001: TokenCall = {
  api: 'au10001',
  path: '/oauth2/token',
  table: {
    list: undefined,
    labels: ['token_type', 'return_code', 'return_msg'],
    column: 'token',
    pages: 'none',
  },
  answer(tokens, request) {
    const body = readObject(request.text);
    if (body === undefined) return notJson('au10001');
    const grant = textIn(body, 'grant_type');
    if (grant === undefined) return refuse('au10001', 8011);
    if (grant !== 'client_credentials') return refuse('au10001', 8012);
    const refusal = refuseKeys('au10001', body);
    if (refusal !== undefined) return refusal;
    const { value, expiresAt } = tokens.get();
    return succeed('au10001', {
      expires_dt: koreanStamp(expiresAt).replace(/\D/gu, ''), // 만료일
      token_type: 'bearer', // 토큰타입
      token: value, // 접근토큰
    });
  },
};
