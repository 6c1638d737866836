import {
  fromJsonSchema,
  McpServer,
  type McpServerFactory,
  type ServerContext,
  type StandardSchemaWithJSON,
} from '@modelcontextprotocol/server';
import { keptAnswers } from './answer/kept-answers.ts';
import { OUTPUT } from './answer/output-schema.ts';
import { type AssistantParts, storeOnce } from './assistant.ts';
import { type CallParts, callTool, type ServerState } from './call-tool.ts';
import type { JsonSchema } from './input/json-schema.ts';
import { addPrompts } from './prompts/index.ts';
import { addResources } from './resources/index.ts';
import { INSTRUCTIONS } from './instructions.ts';
import { TOOLS } from './tools/index.ts';
import { VERSION } from './version.ts';

/** Describes fields and lets every value through: the library checks them, and says what is wrong in its own words. */
const described = (schema: JsonSchema): StandardSchemaWithJSON<Record<string, unknown>> => ({
  '~standard': {
    version: 1,
    vendor: 'investor-flow',
    validate: (value) => ({ value: Object(value) as Record<string, unknown> }),
    jsonSchema: { input: () => ({ ...schema }), output: () => ({ ...schema }) },
  },
});

const DESCRIBED = TOOLS.map((tool) => ({ tool, inputSchema: described(tool.input) }));
const READ_ONLY = { readOnlyHint: true, destructiveHint: false, openWorldHint: true };
const OUTPUTS = fromJsonSchema<Record<string, unknown>>(OUTPUT);

/** Makes the servers of one process: they share the brokers, the store and what cursors name. */
export function mcpServers(parts: AssistantParts): McpServerFactory {
  const state: ServerState = {
    parts,
    kept: keptAnswers(),
    openStore: storeOnce(parts.openStore),
  };
  return () => {
    const server = new McpServer(
      { name: 'investor-flow', title: 'investor-flow (투자자별 매매동향)', version: VERSION },
      { instructions: INSTRUCTIONS, capabilities: { tools: { listChanged: false } } },
    );
    for (const { tool, inputSchema } of DESCRIBED) {
      const { name, title, description } = tool;
      const annotations = { title, ...READ_ONLY };
      const words = { title, description, inputSchema, outputSchema: OUTPUTS, annotations };
      server.registerTool(name, words, async (given, context) => {
        const { content, ...result } = await callTool(tool, given, callOf(context, state), state);
        return { ...result, content: [...content] };
      });
    }
    addResources(server);
    addPrompts(server);
    return server;
  };
}

const META = '_meta';

/** The signal and the progress of one call. */
const callOf = ({ mcpReq }: ServerContext, { parts }: ServerState): CallParts => ({
  signal: mcpReq.signal,
  progress: (progress, total) => {
    const { progressToken } = { ...mcpReq[META] };
    if (progressToken === undefined || mcpReq.signal.aborted) return;
    const params = { progressToken, progress, ...(total === undefined ? {} : { total }) };
    mcpReq
      .notify({ method: 'notifications/progress', params })
      // A client that has gone needs no progress.
      .catch((reason: unknown) => parts.log?.(`progress could not be sent: ${String(reason)}`));
  },
});
