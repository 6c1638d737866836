import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { loopback } from '../../packages/adapter-kit/src/__fixtures__/loopback.ts';

const TOKENS: Readonly<Record<string, object>> = {
  '/oauth2/token': { token: 'replayed', expires_dt: '20991231000000', return_code: 0 },
  '/oauth2/tokenP': { access_token: 'replayed', token_type: 'Bearer', expires_in: 86_400 },
};

/** A server that answers every token call with a token and every data call with a body somebody has written down. */
export async function replaying(data: (request: IncomingMessage, body: string) => string) {
  let seen = 0;
  const answer = (request: IncomingMessage, body: string): string => {
    seen += 1;
    const token = TOKENS[request.url ?? ''];
    return token === undefined ? data(request, body) : JSON.stringify(token);
  };
  const server = await loopback((request, response) => {
    response.setHeader('content-type', 'application/json;charset=UTF-8');
    void text(request).then((body) => response.end(answer(request, body)));
  });
  return { url: server.url, seen: () => seen, [Symbol.asyncDispose]: () => server.stop() };
}
