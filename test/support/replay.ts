import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that answers every token call with a token and every data call with a body somebody has written down. */
export interface Replaying {
  readonly url: string;
  readonly seen: () => number;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

interface Script {
  /** The body for a data call. */
  readonly data: (request: IncomingMessage, body: string) => string;
}

const KIWOOM_TOKEN = {
  token: 'replayed',
  token_type: 'bearer',
  expires_dt: '20991231000000',
  return_code: 0,
  return_msg: '',
};
const KOREA_INVESTMENT_TOKEN = {
  access_token: 'replayed',
  token_type: 'Bearer',
  expires_in: 86_400,
};
const TOKENS: Readonly<Record<string, object>> = {
  '/oauth2/token': KIWOOM_TOKEN,
  '/oauth2/tokenP': KOREA_INVESTMENT_TOKEN,
};

export async function replaying({ data }: Script): Promise<Replaying> {
  let seen = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      seen += 1;
      const token = TOKENS[request.url ?? ''];
      const body =
        token === undefined
          ? data(request, Buffer.concat(chunks).toString('utf8'))
          : JSON.stringify(token);
      response.setHeader('content-type', 'application/json;charset=UTF-8');
      response.end(body);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen: () => seen,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
