import fc from 'fast-check';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

/** How a body is put on the wire. */
export interface Delivery {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer;
  /** After this share of the bytes the line goes dead; 1 is a whole answer. */
  readonly until: number;
}

/** What differs from the usual: 200, JSON, every byte. */
export interface Manner {
  readonly status: number;
  readonly type: string | undefined;
  readonly encoding: 'none' | 'gzip' | 'br' | 'deflate' | 'lie';
  readonly until: number;
}

export const USUAL: Manner = {
  status: 200,
  type: 'application/json;charset=UTF-8',
  encoding: 'none',
  until: 1,
};

const rarely = <Value>(usual: Value, odd: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: odd });

const STATUSES = [
  201, 202, 204, 206, 300, 301, 302, 304, 307, 400, 401, 403, 404, 418, 429, 500, 502, 503, 599,
  999,
];
const TYPES = ['text/html', 'application/octet-stream', 'a/b;c="', ''];

export const manners: fc.Arbitrary<Manner> = fc.record({
  status: rarely(USUAL.status, fc.constantFrom(...STATUSES)),
  type: rarely(USUAL.type, fc.constantFrom(...TYPES, undefined)),
  encoding: rarely<Manner['encoding']>('none', fc.constantFrom('gzip', 'br', 'deflate', 'lie')),
  until: rarely(1, fc.double({ min: 0, max: 0.99, noNaN: true })),
});

export function delivered(
  body: Buffer,
  { status, type, encoding, until }: Manner,
  more: Delivery['headers'] = {},
): Delivery {
  return {
    status,
    headers: {
      ...(type === undefined ? {} : { 'content-type': type }),
      ...(encoding === 'none'
        ? {}
        : { 'content-encoding': encoding === 'lie' ? 'gzip' : encoding }),
      ...more,
    },
    body: ENCODERS[encoding](body),
    until,
  };
}

const ENCODERS: Readonly<Record<Manner['encoding'], (it: Buffer) => Buffer>> = {
  none: (it) => it,
  gzip: (it) => gzipSync(it),
  br: (it) => brotliCompressSync(it),
  deflate: (it) => deflateSync(it),
  lie: (it) => it,
};

/** Whether the answer has to be taken for one: whole, and said to be a success. */
export const isWhole = ({ status, until, encoding }: Manner): boolean =>
  status >= 200 && status < 300 && status !== 204 && until === 1 && encoding !== 'lie';
