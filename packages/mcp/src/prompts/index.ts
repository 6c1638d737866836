import {
  fromJsonSchema,
  type McpServer,
  ProtocolError,
  ProtocolErrorCode,
} from '@modelcontextprotocol/server';
import { inputOf, readInput } from '../input/read-input.ts';
import { type PromptEntry, PROMPTS } from './entries.ts';

/** Said at the end of every prompt. */
const RULES_OF_ANSWERS =
  'Answer in the language of the user. Give the day, the unit and the status of the figures, and every caveat that the tools return. If the figures are of the sandbox or a mock environment, say so first. Say what you could not get, and why. Do not forecast and do not advise to buy or sell.';

/** Questions that a person picks from a menu. */
export function addPrompts(server: McpServer): void {
  for (const prompt of PROMPTS) {
    const { name, title, description, fields } = prompt;
    const argsSchema = fromJsonSchema<Record<string, unknown>>({ ...inputOf(fields) });
    server.registerPrompt(name, { title, description, argsSchema }, (given) => ({
      description,
      messages: [{ role: 'user', content: { type: 'text', text: textOf(prompt, given) } }],
    }));
  }
}

/** What is typed goes into the text, so it must be one of the words that are known. */
function textOf({ fields, text }: PromptEntry, given: Readonly<Record<string, unknown>>): string {
  const read = readInput(given, fields);
  if (read.isErr()) throw new ProtocolError(ProtocolErrorCode.InvalidParams, read.error.message);
  const [asked, ...steps] = text(read.value as Readonly<Record<string, string | undefined>>);
  const numbered = steps.map((step, before) => `${before + 1}. ${step}`);
  return [asked, '', ...numbered, '', RULES_OF_ANSWERS].join('\n');
}
