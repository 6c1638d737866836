import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createMcpHandler,
  isLegacyRequest,
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  validateHostHeader,
  validateOriginHeader,
} from '@modelcontextprotocol/server';
import { thrownText } from '../answer/plain-text.ts';
import type { AssistantParts } from '../assistant.ts';
import { mcpServers } from '../mcp-server.ts';
import { isAuthorized, newToken } from './access-token.ts';
import { MOST_BODY_BYTES, refuse, sendWebResponse, webRequest } from './node-exchange.ts';
import { sessionsOf } from './sessions.ts';

const LOOPBACK = '127.0.0.1';
const PATH = '/mcp';

export interface HttpOptions {
  /** Any free port unless given. */
  readonly port?: number | undefined;
}

/** A server on this machine. */
export interface HttpServer {
  /** `http://127.0.0.1:PORT/mcp`. */
  readonly url: string;
  /** What the header `Authorization: Bearer …` must hold; new with each start. */
  readonly token: string;
  close(): Promise<void>;
}

/** Serves clients over HTTP on 127.0.0.1; it rejects where the port cannot be opened. */
export async function serveHttp(
  parts: AssistantParts,
  { port = 0 }: HttpOptions = {},
): Promise<HttpServer> {
  const token = newToken();
  const factory = mcpServers(parts);
  const onerror = (error: unknown): void => parts.log?.(thrownText(error));
  const sessions = sessionsOf(factory);
  const modern = createMcpHandler(factory, { legacy: 'reject', onerror });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (isRefused(request, response, token)) return;
    const asked = await webRequest(request, response);
    if (asked === undefined)
      return refuse(response, 413, `A request has at most ${MOST_BODY_BYTES} bytes.`, {
        connection: 'close',
      });
    const isOld = await isLegacyRequest(asked);
    await sendWebResponse(
      isOld ? await sessions.handle(asked) : await modern.fetch(asked),
      response,
    );
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((reason: unknown) => {
      // A client that hung up is not a fault of the server.
      if (!response.destroyed) onerror(reason);
      if (response.headersSent) response.destroy();
      else refuse(response, 500, 'The server failed; its log has the reason.');
    });
  });
  server.listen(port, LOOPBACK);
  await once(server, 'listening');
  const { port: opened } = server.address() as AddressInfo;
  return {
    url: `http://${LOOPBACK}:${opened}${PATH}`,
    token,
    close: async () => {
      await Promise.all([sessions.close(), modern.close()]);
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
}

/** Refuses what does not come from this machine's own clients: before anything of it is read. */
function isRefused(request: IncomingMessage, response: ServerResponse, token: string): boolean {
  const { host, origin, authorization } = request.headers;
  if (!validateHostHeader(host, localhostAllowedHostnames()).ok)
    refuse(response, 403, 'The Host header names another machine.');
  else if (!validateOriginHeader(origin, localhostAllowedOrigins()).ok)
    refuse(response, 403, 'The Origin header names another site.');
  else if (request.url?.split('?')[0] !== PATH) refuse(response, 404, `There is only ${PATH}.`);
  else if (!isAuthorized(authorization, token))
    refuse(response, 401, 'Send the header Authorization that the server printed on stderr.', {
      'www-authenticate': 'Bearer',
    });
  else return false;
  request.resume();
  return true;
}
