import nock from 'nock';
import { afterEach, beforeEach, expect } from 'vitest';

/** What the broker answers once, or how the connection breaks. */
export type Answer = (
  | {
      readonly status?: number;
      readonly body: string | object;
      readonly headers?: Readonly<Record<string, string>>;
      readonly delayMs?: number;
    }
  | { readonly broken: string; readonly code: string }
  /** No answer ever comes; this is done once the call has arrived. */
  | { readonly unanswered: () => void }
) & {
  /** Whether everything that was sent comes back in the answer's text. */
  readonly echo?: boolean;
};

/** How to answer a broker. */
export interface Answering {
  readonly callTo: (path: string, host: string) => nock.Interceptor;
  readonly host: string;
  /** What a broken connection may repeat. */
  readonly keys: readonly string[];
  /** Columns of a refusal that hold a sentence. */
  readonly sentences: readonly string[];
}

/** Lines up answers for a path, one call each. */
export const answeringWith =
  ({ callTo, host: usual, keys, sentences }: Answering) =>
  (path: string, answers: readonly Answer[], host = usual): void => {
    for (const answer of answers) {
      const call = callTo(path, host);
      if ('unanswered' in answer) call.reply((_uri, _sent, _callback) => answer.unanswered());
      else if ('broken' in answer) {
        const message = answer.echo === true ? `${answer.broken} ${keys.join(' ')}` : answer.broken;
        call.replyWithError(Object.assign(new Error(message), { code: answer.code }));
      } else {
        const { status = 200, body, headers = {}, delayMs = 0, echo = false } = answer;
        call.delay(delayMs).reply(function reply(_, sent) {
          const request = JSON.stringify([this.req.headers, sent]);
          const said = echo ? ` ${request} ${tokenIn(request)}` : '';
          return [status, textOf(body, sentences, said), headers];
        });
      }
    }
  };

const tokenIn = (request: string): string => /Bearer ([^"]+)/.exec(request)?.[1] ?? '';

/** An echo is in the sentence of a refusal, in a column that is not read, and behind a text that is not JSON. */
function textOf(body: string | object, sentences: readonly string[], echo: string): string {
  if (typeof body === 'string') return `${body}${echo}`;
  if (echo === '') return JSON.stringify(body);
  const said = Object.entries(body).map(([name, value]: readonly [string, unknown]) =>
    sentences.includes(name) ? [name, `${String(value)}${echo}`] : [name, value],
  );
  return JSON.stringify({ echo, ...Object.fromEntries(said) });
}

export const times = (count: number, answer: Answer): readonly Answer[] =>
  Array.from({ length: count }, () => answer);

/** Every test starts without a network and ends with no answer left. */
export function offline(): void {
  beforeEach(() => nock.disableNetConnect());
  afterEach(() => {
    const left = nock.pendingMocks();
    nock.abortPendingRequests();
    nock.cleanAll();
    expect(left).toEqual([]);
  });
}
