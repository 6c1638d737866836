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
import { type AssistantParts, type HttpServer, serveStdio } from '@investor-flow/mcp';
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

export interface ListedTool {
  readonly name: string;
  readonly description?: string | undefined;
  readonly inputSchema: { readonly [name: string]: unknown };
  readonly outputSchema?: { readonly [name: string]: unknown } | undefined;
  readonly annotations?: { readonly readOnlyHint?: boolean | undefined } | undefined;
}

/** One client of either kind over either transport. */
export interface Connection {
  readonly tools: () => Promise<readonly ListedTool[]>;
  readonly call: (
    name: string,
    fields?: Readonly<Record<string, unknown>>,
    signal?: AbortSignal,
  ) => Promise<Given>;
  readonly resource: (uri: string) => Promise<string>;
  readonly resources: () => Promise<readonly string[]>;
  readonly prompt: (name: string, fields?: Readonly<Record<string, string>>) => Promise<string>;
  readonly prompts: () => Promise<readonly string[]>;
  readonly instructions: () => string | undefined;
  readonly close: () => Promise<void>;
}

const CLIENT = { name: 'test', version: '1.0.0' };
const authorized = ({ token }: HttpServer) => ({
  requestInit: { headers: { authorization: `Bearer ${token}` } },
});

type AnyClient = NewClient | OldClient;

function connected(client: AnyClient): Connection {
  // Both clients have these methods, with types of their own.
  const it = client as NewClient;
  return {
    tools: async () => {
      const { tools } = await it.listTools();
      return tools;
    },
    call: async (name, fields = {}, signal) => {
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
    resource: async (uri) => {
      const { contents } = await it.readResource({ uri });
      return String((contents[0] as { readonly text?: string }).text);
    },
    resources: async () => (await it.listResources()).resources.map(({ uri }) => uri),
    prompt: async (name, fields = {}) => {
      const { messages } = await it.getPrompt({ name, arguments: fields });
      const [message] = messages;
      return message?.content.type === 'text' ? message.content.text : '';
    },
    prompts: async () => (await it.listPrompts()).prompts.map(({ name }) => name),
    instructions: () => it.getInstructions(),
    close: () => it.close(),
  };
}

/** The client of 2 that speaks the protocol of 2026. */
export async function newHttp(server: HttpServer): Promise<Connection> {
  const client = new NewClient(CLIENT, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
  await client.connect(new NewHttp(new URL(server.url), authorized(server)));
  return connected(client);
}

/** The client of 2 that speaks the protocol of 2025, as it does unless told otherwise. */
export async function newHttpOfOldProtocol(server: HttpServer): Promise<Connection> {
  const client = new NewClient(CLIENT);
  await client.connect(new NewHttp(new URL(server.url), authorized(server)));
  return connected(client);
}

export async function oldHttp(server: HttpServer): Promise<Connection> {
  const client = new OldClient(CLIENT);
  await client.connect(new OldHttp(new URL(server.url), authorized(server)));
  return connected(client);
}

export async function newStdio(command: ReturnType<Desk['command']>): Promise<Connection> {
  const client = new NewClient(CLIENT);
  await client.connect(new NewStdio({ ...command, stderr: 'ignore' }));
  return connected(client);
}

/** The client of 2 that speaks the protocol of 2026, over the streams of a server in this process. */
export async function newStreams(parts: AssistantParts): Promise<Connection> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const ended = serveStdio(parts, { stdin, stdout, stderr });
  const client = new NewClient(CLIENT, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
  await client.connect(overStreams(stdin, stdout));
  const connection = connected(client);
  return {
    ...connection,
    close: async () => {
      await connection.close();
      await ended;
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

export async function oldStdio(command: ReturnType<Desk['command']>): Promise<Connection> {
  const client = new OldClient(CLIENT);
  await client.connect(new OldStdio({ ...command, stderr: 'ignore' }));
  return connected(client);
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
