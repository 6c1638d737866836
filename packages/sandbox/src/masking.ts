const MASK = '***';

/** Hides keys, secrets and tokens: by name wherever they should be, by value wherever they should not. */
export interface Masking {
  /** Learns a value to hide from now on. */
  learn(secret: string): void;
  text(text: string): string;
  fields(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  headers(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
}

export function createMasking(names: readonly string[], secrets: readonly string[]): Masking {
  const known = new Set(secrets);
  const text = (plain: string): string => {
    let masked = plain;
    for (const secret of known) masked = masked.replaceAll(secret, MASK);
    return masked;
  };
  const field = (name: string, value: unknown): unknown => {
    if (names.includes(name.toLowerCase())) return MASK;
    return typeof value === 'string' ? text(value) : value;
  };
  const fields: Masking['fields'] = (plain) =>
    Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, field(name, value)]));

  return {
    learn: (secret) => void known.add(secret),
    text,
    fields,
    headers: (plain) =>
      Object.fromEntries(
        Object.entries(plain).map(([name, value]) => [
          name,
          name === 'authorization'
            ? text(value).replace(/(?<=^\S+ ).+/u, MASK)
            : String(field(name, value)),
        ]),
      ),
  };
}
