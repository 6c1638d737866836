import type { Clock } from 'investor-flow';

interface WebhookOptions {
  /** It holds a secret: it is in no message. */
  readonly url: string;
  readonly clock: Clock;
  /** Ends what waits to be posted. */
  readonly signal: AbortSignal;
  /** Called with the reason why an alert did not arrive, a word that names no address. */
  readonly onFailure: (because: string) => void;
}

const ATTEMPTS = 3;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;
const TIMEOUT_MS = 10_000;

/** Posts alerts, one after another, beside the watching. */
export function webhookTo({ url, clock, signal, onFailure }: WebhookOptions) {
  let last = Promise.resolve();
  const posted = async (body: object): Promise<void> => {
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      const answer = await sent(url, body, signal);
      if ('arrived' in answer || signal.aborted) return;
      if (!answer.isTemporary || attempt === ATTEMPTS) return onFailure(answer.because);
      const usual = FIRST_WAIT_MS * 4 ** (attempt - 1);
      await slept(clock, Math.min(LONGEST_WAIT_MS, answer.retryAfterMs ?? usual), signal);
    }
  };
  return {
    /** Takes a body to post; a failure goes to `onFailure` and ends nothing. */
    post: (body: object): void => {
      last = last.then(() => posted(body));
    },
    /** Waits until everything has been posted, or given up. */
    close: (): Promise<void> => last,
  };
}

type Answer =
  | { readonly arrived: true }
  | {
      readonly because: string;
      readonly isTemporary: boolean;
      readonly retryAfterMs?: number | undefined;
    };

/** One attempt; a redirection is not followed: the address is for this host alone. */
async function sent(url: string, body: object, signal: AbortSignal): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    const { status, ok, headers } = response;
    await response.body?.cancel();
    if (ok) return { arrived: true };
    const seconds = Number(headers.get('retry-after') ?? NaN);
    return {
      because: status === 0 || (status >= 300 && status < 400) ? 'a redirection' : `HTTP ${status}`,
      isTemporary: status === 429 || status >= 500,
      retryAfterMs: seconds > 0 ? seconds * 1000 : undefined,
    };
  } catch (thrown) {
    return { because: reasonOf(thrown), isTemporary: true };
  }
}

/** A code or a name; texts of `fetch` may quote the address. */
function reasonOf(thrown: unknown): string {
  const { cause, name } = Object(thrown) as { readonly cause?: unknown; readonly name?: unknown };
  const { code } = Object(cause) as { readonly code?: unknown };
  if (typeof code === 'string') return code;
  return name === 'TimeoutError' ? 'no answer in time' : 'no connection';
}

async function slept(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  try {
    await clock.sleep(ms, signal);
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
  }
}

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** What is wrong with an address; never the address. */
export function webhookFault(url: string): string | undefined {
  if (!URL.canParse(url)) return 'must be an address that begins with https://';
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== '' || password !== '') return 'must not hold a user or a password';
  const isAllowed = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
  return isAllowed ? undefined : 'must begin with https:// (http:// on this machine alone)';
}
