import type { Json } from './json-text.ts';

/** What a body says when it is read by the documents alone. */
export type Reading<Value> =
  | { readonly is: 'fault'; readonly why: string }
  /** `sure`: written as the documents write, so that an answer is owed. Otherwise refusing is as good. */
  | { readonly is: 'value'; readonly value: Value; readonly sure: boolean };

/** Ends a reading: there is no right answer to this body. */
export class Fault extends Error {}

/** Notes on the way whether the body keeps to the usual spelling. */
export class Reader {
  sure = true;

  unusual(): void {
    this.sure = false;
  }

  /** The value under a key; of a key that is there twice the last, as `JSON.parse` has it. */
  field(it: Json, key: string): Json | undefined {
    if (it.kind !== 'object') throw new Fault(`no object around ${key}`);
    const found = it.pairs.filter(([name]) => name === key).map(([, value]) => value);
    if (found.length > 1) this.unusual();
    return found.at(-1);
  }

  text(it: Json, key: string): string {
    const found = this.field(it, key);
    if (found?.kind !== 'text') throw new Fault(`${key} is no text`);
    return found.text;
  }

  signed(it: Json, key: string): number {
    return this.whole(it, key, /^(?:[+-]|--)?\d+$/);
  }

  unsigned(it: Json, key: string): number {
    return this.whole(it, key, /^\d+$/);
  }

  /** A share in percent, two decimals. */
  percent(it: Json, key: string): number {
    const said = this.text(it, key);
    if (!/^[+-]?\d+(?:\.\d+)?$/.test(said)) throw new Fault(`${key} is no percentage`);
    if (!/^\+?(?:0|[1-9]\d{0,2})\.\d\d$/.test(said)) this.unusual();
    const value = Number(said);
    if (value < 0 || value > Number.MAX_SAFE_INTEGER / 100)
      throw new Fault(`${key} is out of range`);
    return value === 0 ? 0 : value;
  }

  /** A decimal, exact to the hundredth; its sign belongs to it. */
  decimal(it: Json, key: string, shape = /^[+-]?\d+(?:\.\d+)?$/): number {
    const said = this.text(it, key);
    if (!shape.test(said)) throw new Fault(`${key} is no decimal`);
    if (!/^[+-]?(?:0|[1-9]\d{0,8})\.\d\d$/.test(said)) this.unusual();
    const value = Number(said.replace(/^--/, '-'));
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER / 100) throw new Fault(`${key} is out of range`);
    return value === 0 ? 0 : value;
  }

  private whole(it: Json, key: string, shape: RegExp): number {
    const said = this.text(it, key);
    if (!shape.test(said)) throw new Fault(`${key} is no whole number`);
    const digits = said.replace(/^[+-]+/, '').replace(/^0+(?=\d)/, '');
    if (['4294967295', '2147483647', '2147483648'].includes(digits))
      throw new Fault(`${key} is a column's end`);
    if (BigInt(digits) > BigInt(Number.MAX_SAFE_INTEGER)) throw new Fault(`${key} is too long`);
    if (digits.length > 10 || said.startsWith('--') || !said.endsWith(digits)) this.unusual();
    if (said.replace(/^[+-]+/, '') !== digits) this.unusual();
    const value = Number(digits);
    return said.startsWith('-') && value !== 0 ? -value : value;
  }
}

/** Reads, and gives what came of it. */
export function reading<Value>(read: (reader: Reader) => Value): Reading<Value> {
  const reader = new Reader();
  try {
    return { is: 'value', value: read(reader), sure: reader.sure };
  } catch (error) {
    if (error instanceof Fault) return { is: 'fault', why: error.message };
    throw error;
  }
}

/** An exact product, or none. */
export function exactly(value: number): number {
  if (!Number.isSafeInteger(value)) throw new Fault(`${value} is not exact`);
  return value;
}
