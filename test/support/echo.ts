import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Planted } from './planted.ts';

/** What a broker says in one of its answers. */
export interface Said {
  /** Everything it was ever told, in some encoding. */
  readonly text: string;
  readonly broker: 'kiwoom' | 'koreainvestment';
  /** A host where no one should ever be sent. */
  readonly elsewhere: string;
}

/** One way to give back what one was reported. */
export type Way = (said: Said, response: ServerResponse, request: IncomingMessage) => void;

interface Told {
  readonly on: 'data' | 'sign-in';
  readonly way: Way;
  readonly text: (granted: readonly string[], broker: Said['broker']) => string;
}

/** A broker that lets everybody in and answers every other call as it is reported to. */
export interface Echo {
  readonly url: string;
  readonly requests: readonly string[];
  /** From now on; the text is made of the tokens that were granted since. */
  say(told: Told): void;
  [Symbol.asyncDispose](): Promise<void>;
}

const GOOD_KIWOOM = { token_type: 'bearer', expires_dt: '20991231000000', return_code: 0 };

export async function echoing({ tokens }: Planted, elsewhere: string): Promise<Echo> {
  const requests: string[] = [];
  let told: Told | undefined;
  let granted: string[] = [];
  let grants = 0;
  const grant = (response: ServerResponse, isKiwoom: boolean): void => {
    const token = tokens[grants % 2 === 0 ? 0 : 1];
    grants += 1;
    granted.push(token);
    const body = isKiwoom
      ? { ...GOOD_KIWOOM, token }
      : { access_token: token, token_type: 'Bearer', expires_in: 86_400 };
    response.end(JSON.stringify(body));
  };
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const sent = `${url} ${request.rawHeaders.join(' ')} ${Buffer.concat(chunks).toString()}`;
      requests.push(sent);
      const isSignIn = url.startsWith('/oauth2/token');
      if (told === undefined || isSignIn !== (told.on === 'sign-in'))
        return grant(response, url === '/oauth2/token');
      const broker = /^\/oauth2\/(?:token|revoke)$|^\/api\/dostk/.test(url)
        ? 'kiwoom'
        : 'koreainvestment';
      return told.way({ text: told.text(granted, broker), broker, elsewhere }, response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    say: (it) => {
      told = it;
      granted = [];
    },
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
