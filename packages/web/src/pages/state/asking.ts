import type { Message, Progress } from '../../api/message.ts';
import { parametersOf, type Query } from './address.ts';

/** The last line of an answer. */
export type Outcome<Answer> = Exclude<Message<Answer>, { readonly progress: Progress }>;

export const queryText = (query: Query): string =>
  new URLSearchParams(parametersOf(query).toSorted(([a], [b]) => (a < b ? -1 : 1))).toString();

/** Asks the server for a view, or for its copy; between, it says how far a long walk has come. */
export async function askServer<Answer>(
  what: string,
  query: Query,
  signal: AbortSignal,
  onProgress?: (progress: Progress) => void,
): Promise<Outcome<Answer>> {
  try {
    const response = await fetch(`/api/${what}?${queryText(query)}`, { signal });
    if (!response.ok || response.body === null) return lost(await response.text());
    let rest = '';
    const decoder = new TextDecoder();
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      rest += decoder.decode(value, { stream: !done });
      const complete = rest.split('\n');
      rest = complete.pop() ?? '';
      for (const line of complete) {
        const message = JSON.parse(line) as Message<Answer>;
        if ('progress' in message) onProgress?.(message.progress);
        else return message;
      }
      if (done) return lost('');
    }
  } catch (thrown) {
    if (signal.aborted) return stopped;
    return lost(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

const stopped: Outcome<never> = {
  trouble: { kind: 'cancelled', message: 'The question was stopped.', isTemporary: true },
  now: Number.NaN,
};

/** The program that serves the pages does not answer. */
const lost = (message: string): Outcome<never> => ({
  trouble: {
    kind: 'unavailable',
    where: 'investor-flow open',
    message: message === '' ? 'The server of this page does not answer.' : message,
    isTemporary: true,
  },
  now: Number.NaN,
});
