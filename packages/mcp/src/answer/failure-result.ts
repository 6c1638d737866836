import { plainText } from './plain-text.ts';
import type { Failure } from './failure.ts';

/** A failure as a tool gives it: the same as data and as text, marked as an error. */
export function failureResult({ kind, message, next, detail = {} }: Failure): {
  readonly content: readonly [{ readonly type: 'text'; readonly text: string }];
  readonly structuredContent: Readonly<Record<string, unknown>>;
  readonly isError: true;
} {
  const more = Object.entries(detail).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const text = [`kind: ${kind}`, `message: ${message}`, `next: ${next}`, ...more].join('\n');
  return {
    content: [{ type: 'text', text }],
    structuredContent: { kind, message, next, ...detail },
    isError: true,
  };
}

/** What was thrown, for the log alone: its text may be anything, so it is in no answer. */
export const thrownText = (thrown: unknown): string =>
  plainText(thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown), 1_000);
