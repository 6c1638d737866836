import { piecesOf, spellings, undressed } from './spellings.ts';

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
/** `Bearer` with one character behind it. */
const SHORTEST_SHAPE = 8;
/** Shorter texts are no secrets, and masking them would eat ordinary words. */
const SHORTEST = 4;

/**
 * A redactor that knows these secrets.
 *
 * Spellings a secret is usually echoed in are masked; a text that still holds a secret in another, or a part of one, is
 * withheld whole.
 */
export function redactor(secrets: readonly string[]): Redactor {
  const known = new Set<string>();
  let knowledge: Knowledge | undefined;
  const learn = (secret: string): void => {
    if (secret.length < SHORTEST || known.has(secret)) return;
    known.add(secret);
    knowledge = undefined;
  };
  for (const secret of secrets) learn(secret);
  const redact = (text: string): string => {
    // Made when it is needed: a token is learned with every call, a text redacted with few.
    knowledge ??= knowledgeOf([...known]);
    const { pattern, pieces, shortest } = knowledge;
    if (text.length < shortest) return text;
    const masked = [pattern, ...TOKEN_SHAPES]
      .reduce((left, shape) => left.replaceAll(shape, MASK), text)
      .replaceAll(LONG_RUN, (run) => (looksDrawn(run) ? MASK : run));
    const bare = undressed(masked.replaceAll(MASK, '\0'));
    return pieces.some((piece) => bare.includes(piece)) ? MASK : masked;
  };
  return Object.assign(redact, { learn });
}

interface Knowledge {
  readonly pattern: RegExp;
  readonly pieces: readonly string[];
  /** No text below this length holds anything to take out. */
  readonly shortest: number;
}

function knowledgeOf(secrets: readonly string[]): Knowledge {
  const longestFirst = [...new Set(secrets.flatMap(spellings))].toSorted(
    (a, b) => b.length - a.length,
  );
  const literal = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
  const nothing = '(?!)';
  const pieces = [...new Set(secrets.flatMap(piecesOf))];
  return {
    pattern: new RegExp(longestFirst.map(literal).join('|') || nothing, 'gi'),
    pieces,
    shortest: Math.min(SHORTEST_SHAPE, ...[...secrets, ...pieces].map(({ length }) => length)),
  };
}
