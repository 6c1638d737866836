import {
  fromJsonSchema,
  type McpServer,
  ProtocolError,
  ProtocolErrorCode,
} from '@modelcontextprotocol/server';
import { closed } from '../input/field-schemas.ts';
import { type Rules, readInput } from '../input/read-input.ts';
import { dailyBrief } from './daily-brief.ts';
import { foreignHeadroom } from './foreign-headroom.ts';
import type { PromptEntry } from './prompt.ts';
import { sectorRotation } from './sector-rotation.ts';

const PROMPTS: readonly PromptEntry[] = [dailyBrief, sectorRotation, foreignHeadroom];

/** Questions that a person picks from a menu. */
export function addPrompts(server: McpServer): void {
  for (const prompt of PROMPTS)
    server.registerPrompt(
      prompt.name,
      {
        title: prompt.title,
        description: prompt.description,
        argsSchema: schemaOf(prompt),
      },
      (given) => ({
        description: prompt.description,
        messages: [{ role: 'user', content: { type: 'text', text: textOf(prompt, given) } }],
      }),
    );
}

const schemaOf = ({ fields, rules }: PromptEntry) =>
  fromJsonSchema<Record<string, unknown>>({
    ...closed(
      Object.fromEntries(
        Object.entries(fields).map(([name, description]) => [
          name,
          { type: 'string', description },
        ]),
      ),
      Object.keys(rules.required),
    ),
  });

/** What is typed goes into the text, so it must be one of the words that are known. */
function textOf(prompt: PromptEntry, given: Readonly<Record<string, unknown>>): string {
  const read = readInput(given, prompt.rules satisfies Rules);
  if (read.isErr()) throw new ProtocolError(ProtocolErrorCode.InvalidParams, read.error.message);
  return prompt.text(read.value as Readonly<Record<string, string | undefined>>);
}
