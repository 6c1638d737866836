import fc from 'fast-check';
import { delivered, type Delivery, isWhole, type Manner, manners } from './delivery.ts';
import { type Json, parseJson, writeJson } from './json-text.ts';
import { byteChanges } from './mutate-bytes.ts';
import { valueChanges } from './mutate-values.ts';

/** What is done to one answer on its way. */
export interface Spoiling {
  readonly values: (it: Json) => Json;
  readonly bytes: (it: Buffer) => Buffer;
  readonly manner: Manner;
}

/** Mostly one kind of harm at a time: two hide each other. */
export const spoilings: fc.Arbitrary<Spoiling> = fc
  .tuple(
    fc.oneof(
      { weight: 9, arbitrary: fc.record({ values: valueChanges }) },
      { weight: 2, arbitrary: fc.record({ bytes: byteChanges }) },
      { weight: 1, arbitrary: fc.record({ values: valueChanges, bytes: byteChanges }) },
    ),
    manners,
  )
  .map(([harm, manner]) => ({ values: same, bytes: same, ...harm, manner }));

const same = <It>(it: It): It => it;

/** An answer as it is sent, and as a careful reader gets it: nothing where it is no success, or no JSON. */
export interface Sent {
  readonly delivery: Delivery;
  readonly body: Json | undefined;
  /** Nothing about the delivery is odd. */
  readonly plain: boolean;
}

export function sent(
  base: Json,
  { values, bytes, manner }: Spoiling,
  headers: Delivery['headers'] = {},
): Sent {
  const written = Buffer.from(writeJson(values(base)));
  const spoilt = bytes(written);
  const read = spoilt.toString('utf8');
  // A mark at the beginning belongs to the encoding and not to the text.
  const body = isWhole(manner) ? parseJson(read.replace(/^\ufeff/, '')) : undefined;
  return {
    delivery: delivered(spoilt, manner, headers),
    body,
    plain:
      manner.status === 200 &&
      manner.encoding === 'none' &&
      !read.includes('\ufeff') &&
      !read.includes('\ufffd') &&
      !(body !== undefined && saysTwice(body)),
  };
}

/** Whether a key stands twice in an object, anywhere: such a body may be refused for that alone. */
function saysTwice(it: Json): boolean {
  if (it.kind === 'list') return it.items.some(saysTwice);
  if (it.kind !== 'object') return false;
  const keys = new Set(it.pairs.map(([key]) => key));
  return keys.size < it.pairs.length || it.pairs.some(([, value]) => saysTwice(value));
}
