import fc from 'fast-check';

type Bytes = (it: Buffer) => Buffer;

/** A place in a body, as a share of its length: a cut may well fall into the middle of a character. */
const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (it: Buffer, share: number): number => Math.floor(share * it.length);

const CHUNKS = [...'"\\{}[],:-09 \u0000\ufeff억'.split(''), '"a":1,'];
const BYTES = [0xff, 0xc0, 0x80, 0xed, 0xa0, 0xf8, 0x00, 0x22];

const changes: fc.Arbitrary<Bytes> = fc.oneof(
  place.map(
    (to): Bytes =>
      (it) =>
        it.subarray(0, at(it, to)),
  ),
  fc.tuple(place, fc.nat(7)).map(([to, bit]): Bytes => (it) => {
    const flipped = Buffer.from(it);
    const where = Math.min(at(it, to), it.length - 1);
    if (where >= 0) flipped[where] = (flipped[where] ?? NaN) ^ (1 << bit);
    return flipped;
  }),
  fc.tuple(place, place).map(([from, to]): Bytes => (it) => {
    const [first, last] = [at(it, Math.min(from, to)), at(it, Math.max(from, to))];
    return Buffer.concat([it.subarray(0, last), it.subarray(first)]);
  }),
  fc.tuple(place, fc.nat(64)).map(([from, length]): Bytes => (it) => {
    const first = at(it, from);
    return Buffer.concat([it.subarray(0, first), it.subarray(first + length)]);
  }),
  fc
    .tuple(
      place,
      fc.oneof(
        fc.constantFrom(...CHUNKS).map((it) => Buffer.from(it)),
        fc.constantFrom(...BYTES).map((it) => Buffer.from([it])),
      ),
    )
    .map(([to, chunk]): Bytes => (it) => {
      const where = at(it, to);
      return Buffer.concat([it.subarray(0, where), chunk, it.subarray(where)]);
    }),
  fc.constantFrom<Bytes[]>(
    (it) => Buffer.concat([Buffer.from('\ufeff'), it]),
    (it) => Buffer.concat([it, it]),
    (it) => Buffer.concat([it, Buffer.from('\n\n')]),
    (it) => Buffer.concat([Buffer.from(' \r\n\t'), it]),
    (it) => Buffer.from(it.toString('utf8'), 'utf16le'),
    (it) => Buffer.from(it.toString('utf8'), 'latin1'),
    () => Buffer.alloc(0),
    () => Buffer.from('null'),
    () => Buffer.from('[]'),
    () => Buffer.from('"0"'),
  ),
);

/** None, one or two changes of the bytes of a body. */
export const byteChanges: fc.Arbitrary<Bytes> = fc.array(changes, { maxLength: 2 }).map(
  (all): Bytes =>
    (it) =>
      all.reduce((left, change) => change(left), it),
);
