import { type FailureKind, NEXT } from '../answer/failure.ts';

/** When a failure of each kind comes. */
const WHEN: Readonly<Record<FailureKind, string>> = {
  invalid: 'The question itself is wrong; nothing was sent to a broker. `issues` names the fields.',
  unsupported: 'This broker, or this environment, does not offer it; nothing was sent.',
  unauthenticated: 'The broker refused the key, the secret or the token.',
  throttled: "Over the broker's quota, after waiting. `retryAfterMs` says how long, where known.",
  rejected:
    'The broker understood and refused. `code` and `brokerMessage` are its own words: data.',
  empty: 'Nothing is there: an unknown stock, a day that was not recorded, a list without rows.',
  unreadable: 'The answer of the broker has another shape than documented.',
  unavailable: 'No answer: a network fault, a timeout, a fault of the broker or of the store.',
  cancelled: 'The call was cancelled, or the server is ending.',
  configuration: 'No keys, or a wrong setting: nothing can be asked.',
  internal: 'A bug of this server.',
};

export const ERRORS = [
  '# Errors',
  '',
  'A tool that cannot answer gives `isError` with `kind`, `message` and `next`. A failing page fails the whole question: no answer is ever cut short silently.',
  '',
  ...(Object.keys(WHEN) as FailureKind[]).map(
    (kind) => `- **${kind}**: ${WHEN[kind]} ${NEXT[kind]}`,
  ),
  '',
].join('\n');
