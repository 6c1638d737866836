/** From this length on a text is long enough that a part of it, or it in base64, is no word of anybody's. */
const LONG = 8;

/** How a secret reads when it is echoed plainly, inside JSON, a URL, a page or a header; capitals do not count. */
export const spellings = (secret: string): readonly string[] => [
  secret,
  JSON.stringify(secret).slice(1, -1),
  secret.replaceAll('/', String.raw`\/`),
  encodeURIComponent(secret),
  ...(secret.length < LONG ? [] : [...inBase64(secret), Buffer.from(secret).toString('hex')]),
];

/** The characters of base64 that a secret alone decides, wherever in a longer text it begins. */
const inBase64 = (secret: string): readonly string[] =>
  [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
    const [from, to] = [Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6)];
    return [bytes.toString('base64').slice(from, to), bytes.toString('base64url').slice(from, to)];
  });

/** A text this long is no word, even if it stands in a key that somebody made up of words. */
const PIECE = 12;
const STEP = 4;

/** Parts of a secret, plain and in base64, so close that none of its runs of fifteen characters is without one. */
export const piecesOf = (secret: string): readonly string[] =>
  [secret, ...(secret.length < LONG ? [] : inBase64(secret))].flatMap(pieces);

function pieces(secret: string): readonly string[] {
  const bare = undressed(secret);
  if (bare.length < PIECE + STEP) return bare.length < LONG ? [] : [bare];
  const count = Math.floor((bare.length - PIECE) / STEP) + 1;
  return Array.from({ length: count }, (_, at) => bare.slice(at * STEP, at * STEP + PIECE));
}

/** The deepest a text is unwrapped: JSON inside JSON inside a URL. */
const DEEPEST = 4;

/** A text without whatever can stand between or instead of its characters: escapes, entities, breaks, capitals. */
export function undressed(text: string): string {
  let bare = text;
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const barer = bare
      .replaceAll(ESCAPED, (_, ...codes: (string | undefined)[]) => character(codes))
      .replaceAll(NAMED, (_, name: string) => ENTITIES[name.toLowerCase()] ?? '');
    if (barer === bare) break;
    bare = barer;
  }
  return bare.replaceAll(/\\[nrt]|[\s\\]/g, '').toLowerCase();
}

/** `\u0041`, `\x41`, `%41`, `&#x41;` and `&#65;`. */
const ESCAPED = /\\+u([\da-f]{4})|\\+x([\da-f]{2})|%([\da-f]{2})|&#x([\da-f]{1,6});|&#(\d{1,7});/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};
const NAMED = /&(amp|lt|gt|quot|apos);/gi;

function character(codes: readonly (string | undefined)[]): string {
  const decimal = codes[4];
  const code =
    decimal === undefined
      ? Number.parseInt(codes.slice(0, 4).find((it) => it !== undefined) ?? '', 16)
      : Number(decimal);
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
}
