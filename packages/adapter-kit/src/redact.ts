/** Takes known secrets, and whatever looks like one, out of text that may reach a log. */
export interface Redactor {
  (text: string): string;
  /** From now on this text is a secret too; one that ends is forgotten with the first that is learned after its end. */
  learn(secret: string, endsAt?: number, now?: number): void;
}

const MASK = '[redacted]';
/** Shorter texts are no secrets, and masking them would eat ordinary words. */
const SHORTEST = 4;

/** Pieces are bounded, since the host's matcher remembers every character of one. */
const SHORTEST_BEARER = 'Bearer x'.length;
const BEARER = /\bBearer\s+[^\s"',}]{1,4096}/gi;
/** As long as a key, in base64, in hex or as a JSON web token. */
const SHORTEST_RUN = 24;
const LONG_RUN = /[\w+/=.-]{24,4096}/g;
/** In random text capitals, small letters and digits follow one another this often and more; in words and paths less. */
const RANDOM_SHARE = 0.2;
/** Where one kind follows another; a capital that begins a word does not count. */
const CHANGES = /[a-z](?=[A-Z\d])|[A-Z](?=\d)|\d(?=[A-Za-z])/g;

/** A redactor that knows these secrets, written plainly, in JSON or in a URL; capitals do not count. Linear in the text. */
export function redactor(secrets: readonly string[]): Redactor {
  const known = new Map<string, number>();
  let pattern: RegExp | undefined;
  let shortest = Infinity;
  const learn = (secret: string, endsAt = Infinity, now = -Infinity): void => {
    if (secret.length < SHORTEST || known.has(secret)) return;
    for (const [other, end] of known) if (end <= now) known.delete(other);
    known.set(secret, endsAt);
    shortest = Math.min(shortest, secret.length);
    pattern = undefined;
  };
  for (const secret of secrets) learn(secret);
  const redact = (text: string): string => {
    // Most texts are names, and too short for any of this.
    if (text.length < Math.min(shortest, SHORTEST_BEARER)) return text;
    // Made when it is needed: a token is learned with every call, a text redacted with few.
    pattern ??= patternOf([...known.keys()]);
    const masked = text.replaceAll(pattern, MASK).replaceAll(BEARER, MASK);
    if (masked.length < SHORTEST_RUN) return masked;
    return masked.replaceAll(LONG_RUN, (run) => (looksRandom(run) ? MASK : run));
  };
  return Object.assign(redact, { learn });
}

function patternOf(secrets: readonly string[]): RegExp {
  const spellings = secrets.flatMap((secret) => [
    secret,
    JSON.stringify(secret).slice(1, -1),
    secret.replaceAll('/', String.raw`\/`),
    encodeURIComponent(secret),
  ]);
  const longestFirst = [...new Set(spellings)].toSorted((a, b) => b.length - a.length);
  const literal = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
  const nothing = '(?!)';
  return new RegExp(longestFirst.map(literal).join('|') || nothing, 'gi');
}

function looksRandom(run: string): boolean {
  const has = (kind: RegExp): boolean => kind.test(run);
  if (has(/^[\da-f]+$/i)) return has(/[a-f]/i) && has(/\d/);
  if (!has(/[A-Z]/) || !has(/[a-z]/) || !has(/\d/)) return false;
  return (run.match(CHANGES) ?? []).length >= run.length * RANDOM_SHARE;
}

/** The longest text an error quotes. */
const LONGEST_QUOTE = 2000;

/** As much of a broker's text as an error may show; secrets go before it is cut, so that none is torn. */
export const quote = (redact: Redactor, text: string): string =>
  redact(text).slice(0, LONGEST_QUOTE);

/** What Node and the helpers of bundlers say of a module that is not there; no more than its name is quoted. */
const MISSING =
  /^(?:Cannot find (?:package|module) '[^']+'|(?:Dynamic require of|Could not dynamically require) "[^"]+"|require is not defined)/;

/** Why the system failed, in words that hold no secret: an errno with its path, or a missing module. */
export function systemReason(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error)) return undefined;
  const missing = MISSING.exec(thrown.message)?.[0];
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  if (!/^(?:E[A-Z0-9]{2,}|ERR_[A-Z_]+|MODULE_NOT_FOUND)$/.test(code))
    return missing === undefined ? undefined : `${missing}, as in a bundle without it`;
  const path = 'path' in thrown && typeof thrown.path === 'string' ? ` ${thrown.path}` : '';
  return `${code}${path}${missing === undefined ? '' : `: ${missing}`}`;
}
