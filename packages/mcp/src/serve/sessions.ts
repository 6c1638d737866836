import { randomUUID } from 'node:crypto';
import {
  isInitializeRequest,
  type McpServerFactory,
  WebStandardStreamableHTTPServerTransport as Transport,
} from '@modelcontextprotocol/server';

/** Sessions are not always ended by their clients: the one that has been quiet longest is, beyond these. */
const MOST_SESSIONS = 64;

const refused = (status: number, code: number, message: string): Response =>
  Response.json({ jsonrpc: '2.0', error: { code, message }, id: null }, { status });

/**
 * The sessions of clients of the protocol of 2025.
 *
 * They cancel a call with a second request, which must reach the same server as the first: so each has a server of its own.
 */
export function sessionsOf(factory: McpServerFactory) {
  const open = new Map<string, Transport>();

  async function begin(request: Request): Promise<Response> {
    const transport = new Transport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (id) => {
        open.set(id, transport);
      },
      onsessionclosed: (id) => {
        open.delete(id);
      },
    });
    const server = await factory({ era: 'legacy', requestInfo: request });
    await server.connect(transport);
    const answer = await transport.handleRequest(request);
    const [quietest] = open;
    if (open.size > MOST_SESSIONS && quietest !== undefined) {
      const [id, ended] = quietest;
      open.delete(id);
      await ended.close();
    }
    return answer;
  }

  return {
    async handle(request: Request): Promise<Response> {
      const id = request.headers.get('mcp-session-id');
      if (id === null)
        return (await isInitialize(request))
          ? begin(request)
          : refused(400, -32_000, 'Bad Request: a session id is required');
      const transport = open.get(id);
      if (transport === undefined) return refused(404, -32_001, 'Session not found');
      open.delete(id);
      open.set(id, transport);
      return transport.handleRequest(request);
    },
    close: async (): Promise<void> => {
      const transports = [...open.values()];
      open.clear();
      await Promise.all(transports.map((transport) => transport.close()));
    },
  };
}

async function isInitialize(request: Request): Promise<boolean> {
  try {
    return isInitializeRequest(await request.clone().json());
  } catch {
    // A body that is not JSON does not begin a session.
    return false;
  }
}
