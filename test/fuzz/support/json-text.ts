/** A JSON text as it is written: pairs keep their order and their repetitions, scalars their spelling. */
export type Json =
  | { readonly kind: 'object'; readonly pairs: readonly Pair[] }
  | { readonly kind: 'list'; readonly items: readonly Json[] }
  | { readonly kind: 'text'; readonly text: string }
  /** Numbers, `true`, `false`, `null`; or anything else a mutation has put in its place. */
  | { readonly kind: 'raw'; readonly raw: string };
export type Pair = readonly [key: string, value: Json];

export const text = (it: string): Json => ({ kind: 'text', text: it });
export const raw = (it: string): Json => ({ kind: 'raw', raw: it });
export const list = (items: readonly Json[]): Json => ({ kind: 'list', items });
export const object = (pairs: readonly Pair[]): Json => ({ kind: 'object', pairs });

/** Deeper than this no one looks. */
const DEEPEST = 1000;
const SPACE = /[ \t\n\r]*/y;
// oxlint-disable-next-line no-control-regex -- JSON forbids them in a string, and so must this
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Reads RFC 8259 to the letter, without the host's own reader of objects; nothing where the text is no JSON. */
export function parseJson(source: string): Json | undefined {
  let at = 0;
  const match = (shape: RegExp): string | undefined => {
    shape.lastIndex = at;
    const found = shape.exec(source)?.[0];
    at += found?.length ?? NaN;
    return found;
  };
  const eat = (mark: string): boolean => {
    match(SPACE);
    if (source[at] !== mark) return false;
    at += 1;
    return true;
  };
  const need = (mark: string): void => {
    if (!eat(mark)) throw new SyntaxError(`no ${mark} at ${at}`);
  };
  const string = (): string => {
    match(SPACE);
    const found = match(STRING);
    if (found === undefined) throw new SyntaxError('no string');
    return JSON.parse(found) as string;
  };
  const many = (end: string, one: () => void): void => {
    if (eat(end)) return;
    do one();
    while (eat(','));
    need(end);
  };
  const value = (depth: number): Json => {
    if (depth > DEEPEST) throw new RangeError('too deep');
    if (eat('{')) {
      const pairs: Pair[] = [];
      many('}', () => {
        const key = string();
        need(':');
        pairs.push([key, value(depth + 1)]);
      });
      return object(pairs);
    }
    if (eat('[')) {
      const items: Json[] = [];
      many(']', () => items.push(value(depth + 1)));
      return list(items);
    }
    if (source[at] === '"') return text(string());
    const scalar = match(SCALAR);
    if (scalar === undefined) throw new SyntaxError('no value');
    return raw(scalar);
  };
  try {
    const whole = value(0);
    match(SPACE);
    return at === source.length ? whole : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Writes it down again, repetitions and all. */
export function writeJson(it: Json): string {
  switch (it.kind) {
    case 'object':
      return `{${it.pairs.map(([key, value]) => `${JSON.stringify(key)}:${writeJson(value)}`).join(',')}}`;
    case 'list':
      return `[${it.items.map(writeJson).join(',')}]`;
    case 'text':
      return JSON.stringify(it.text);
    case 'raw':
      return it.raw;
  }
}
