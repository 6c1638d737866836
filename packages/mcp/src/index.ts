/** A read-only MCP server: the questions of investor-flow for AI assistants. */
export type { AssistantParts, NotSetUp } from './assistant.ts';
export type { Answering, Broker } from './tools/tool.ts';
export { claimStdout, type ProtocolStream } from './serve/protocol-stream.ts';
export { type HttpOptions, type HttpServer, serveHttp } from './serve/serve-http.ts';
export { serveStdio, type StdioOptions } from './serve/serve-stdio.ts';
