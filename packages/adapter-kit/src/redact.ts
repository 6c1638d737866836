/** Takes known secrets, and whatever looks like one, out of text that may reach a log. */
export interface Redactor {
  (text: string): string;
  /** From now on this text is a secret too. */
  learn(secret: string): void;
}

const MASK = '[redacted]';
/** A JSON web token, torn or whole, and anything behind `Bearer`. */
const TOKEN_SHAPES = [/\beyJ[\w-]{8,}(?:\.[\w-]*){0,2}/g, /\bBearer\s+[^\s"',}]+/gi];
/** A text that reads like no word: an answer that brings a token is quoted before the token is known. */
const LONG_RUN = /[\w+/=-]{24,}/g;
const looksDrawn = (run: string): boolean =>
  /[A-Z]/.test(run) && /[a-z]/.test(run) && /\d/.test(run);
/** Shorter texts are no secrets, and masking them would eat ordinary words. */
const SHORTEST = 4;

export function redactor(secrets: readonly string[]): Redactor {
  const known = new Set<string>();
  const learn = (secret: string): void => {
    if (secret.length < SHORTEST) return;
    for (const spelling of spellings(secret)) known.add(spelling);
  };
  for (const secret of secrets) learn(secret);
  const redact = (text: string): string => {
    const longestFirst = [...known].toSorted((a, b) => b.length - a.length);
    const masked = longestFirst.reduce((left, secret) => left.replaceAll(secret, MASK), text);
    return TOKEN_SHAPES.reduce((left, shape) => left.replaceAll(shape, MASK), masked).replaceAll(
      LONG_RUN,
      (run) => (looksDrawn(run) ? MASK : run),
    );
  };
  return Object.assign(redact, { learn });
}

/** How a secret reads when it is echoed plainly, inside JSON, or inside a URL. */
const spellings = (secret: string): readonly string[] => [
  secret,
  JSON.stringify(secret).slice(1, -1),
  secret.replaceAll('/', String.raw`\/`),
  encodeURIComponent(secret),
];
