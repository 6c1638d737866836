import { PassThrough } from 'node:stream';
import {
  Client as NewClient,
  ReadBuffer,
  serializeMessage,
  type Transport,
  StreamableHTTPClientTransport as NewHttp,
} from '@modelcontextprotocol/client';
import { StdioClientTransport as NewStdio } from '@modelcontextprotocol/client/stdio';
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as OldStdio } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as OldHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { type AssistantParts, type HttpServer, serveHttp, serveStdio } from '@investor-flow/mcp';
import type { Desk } from './desk.ts';

/** What a tool gave, as a client reads it. */
export interface Given {
  readonly isError: boolean;
  readonly text: string;
  readonly structured: Structured;
  /** Of text and structured content, as they are sent. */
  readonly bytes: number;
}
export interface Structured {
  readonly [name: string]: unknown;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  readonly caveats: readonly string[];
  readonly nextCursor?: string;
}

/** One client of either kind over either transport. */
export type Connection = ReturnType<typeof connected>;

const CLIENT = { name: 'test', version: '1.0.0' };
const authorized = ({ token }: HttpServer) => ({
  requestInit: { headers: { authorization: `Bearer ${token}` } },
});

type AnyClient = NewClient | OldClient;

function connected(client: AnyClient) {
  // Both clients have these methods, with types of their own.
  const it = client as NewClient;
  return {
    tools: async () => (await it.listTools()).tools,
    call: async (
      name: string,
      fields: Readonly<Record<string, unknown>> = {},
      signal?: AbortSignal,
    ): Promise<Given> => {
      const options = signal === undefined ? {} : { signal };
      const result = await (client instanceof OldClient
        ? client.callTool({ name, arguments: fields }, undefined, options)
        : client.callTool({ name, arguments: fields }, options));
      const { content, structuredContent, isError } = result as unknown as {
        readonly content: readonly [{ readonly text: string }];
        readonly structuredContent: Structured;
        readonly isError?: boolean;
      };
      return {
        isError: isError === true,
        text: content[0].text,
        structured: structuredContent,
        bytes: Buffer.byteLength(JSON.stringify({ content, structuredContent })),
      };
    },
    resource: async (uri: string): Promise<string> => {
      const { contents } = await it.readResource({ uri });
      return String((contents[0] as { readonly text?: string }).text);
    },
    resources: async () => (await it.listResources()).resources.map(({ uri }) => uri),
    prompt: async (name: string, fields: Record<string, string> = {}): Promise<string> => {
      const { messages } = await it.getPrompt({ name, arguments: fields });
      const [message] = messages;
      return message?.content.type === 'text' ? message.content.text : '';
    },
    prompts: async () => (await it.listPrompts()).prompts.map(({ name }) => name),
    instructions: () => it.getInstructions(),
    close: () => it.close(),
  };
}

async function opened<Way>(
  client: AnyClient & { connect(way: Way): Promise<void> },
  way: Way,
): Promise<Connection> {
  await client.connect(way);
  return connected(client);
}

/** The client of 2 that speaks the protocol of 2026; unless told otherwise it speaks that of 2025. */
const newest = () => new NewClient(CLIENT, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
const newWay = (server: HttpServer) => new NewHttp(new URL(server.url), authorized(server));

export const newHttp = (server: HttpServer) => opened(newest(), newWay(server));
export const newHttpOfOldProtocol = (server: HttpServer) =>
  opened(new NewClient(CLIENT), newWay(server));
export const oldHttp = (server: HttpServer) =>
  opened<OldHttp>(new OldClient(CLIENT), new OldHttp(new URL(server.url), authorized(server)));

type Command = ReturnType<Desk['command']>;
export const newStdio = (command: Command) =>
  opened(new NewClient(CLIENT), new NewStdio({ ...command, stderr: 'ignore' }));
export const oldStdio = (command: Command) =>
  opened(new OldClient(CLIENT), new OldStdio({ ...command, stderr: 'ignore' }));

/** The newest client over the streams of a server in this process. */
export async function newStreams(parts: AssistantParts): Promise<Connection> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const ended = serveStdio(parts, { stdin, stdout, stderr });
  const connection = await opened<Transport>(newest(), overStreams(stdin, stdout));
  return {
    ...connection,
    close: async () => {
      await connection.close();
      await ended;
    },
  };
}

/** A server of its own, and a client that is connected to it. */
export async function serving(parts: AssistantParts, connect = newHttp) {
  const server = await serveHttp(parts);
  const client = await connect(server);
  return {
    server,
    client,
    [Symbol.asyncDispose]: async (): Promise<void> => {
      await client.close();
      await server.close();
    },
  };
}

function overStreams(stdin: PassThrough, stdout: PassThrough): Transport {
  const buffer = new ReadBuffer();
  const transport: Transport = {
    start: () => {
      stdout.on('data', (chunk: Buffer) => {
        buffer.append(chunk);
        for (let it = buffer.readMessage(); it !== null; it = buffer.readMessage())
          transport.onmessage?.(it);
      });
      return Promise.resolve();
    },
    send: (message) => {
      stdin.write(serializeMessage(message));
      return Promise.resolve();
    },
    close: () => {
      stdin.end();
      transport.onclose?.();
      return Promise.resolve();
    },
  };
  return transport;
}

/** A process of its own that has seen the sandbox's clock: on a busy machine the first question may come too soon. */
export async function ready(connecting: Promise<Connection>): Promise<Connection> {
  const connection = await connecting;
  for (let tries = 0; tries < 20; tries += 1) {
    const { isError } = await connection.call('get_market_flow', { market: 'kospi' });
    if (!isError) break;
  }
  return connection;
}
