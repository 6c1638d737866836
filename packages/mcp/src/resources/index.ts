import type { McpServer } from '@modelcontextprotocol/server';
import { capabilitiesText } from './capabilities.ts';
import { ERRORS } from './errors.ts';
import { GLOSSARY } from './glossary.ts';

const RESOURCES = [
  {
    name: 'capabilities',
    title: 'What each broker answers',
    description: 'By broker and question: markets, venues, measures, how far back, and why not.',
    text: capabilitiesText(),
  },
  {
    name: 'glossary',
    title: 'Glossary (용어)',
    description: 'Units (억원, 백만원), investors, and what flow, holdings and estimates are.',
    text: GLOSSARY,
  },
  {
    name: 'errors',
    title: 'Errors',
    description: 'The kinds of failure of a tool, and what to do about each.',
    text: ERRORS,
  },
];

/** Pages that a client can give to its model. */
export function addResources(server: McpServer): void {
  for (const { name, title, description, text } of RESOURCES)
    server.registerResource(
      name,
      `investor-flow://${name}`,
      { title, description, mimeType: 'text/markdown' },
      ({ href }) => ({ contents: [{ uri: href, mimeType: 'text/markdown', text }] }),
    );
}
