import fc from 'fast-check';
import { anyCharacter } from '../../support/any-character.ts';
import { type Json, list, object, type Pair, raw, text } from './json-text.ts';
import { FIGURES, STRANGE_KEYS, NO_FIGURES, RAWS, SATURATED } from './strange-texts.ts';

/** One change of a body: which of its places (counted round and round), and what becomes of it. */
interface Change {
  readonly place: number;
  readonly how: How;
}
type How =
  | { readonly on: 'leaf'; readonly to: Json }
  | { readonly on: 'spelling'; readonly to: (text: string) => string }
  | { readonly on: 'pair'; readonly to: Pairs }
  | { readonly on: 'items'; readonly to: Items }
  | { readonly on: 'container'; readonly to: (it: Json) => Json };

const nest = (depth: number, inner: Json): Json =>
  depth === 0 ? inner : list([nest(depth - 1, inner)]);
const odd: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom(...NO_FIGURES).map(text),
  fc.constantFrom(...FIGURES).map(text),
  fc.constantFrom(...SATURATED).map(text),
  fc.constantFrom(...RAWS).map(raw),
  fc.string({ unit: anyCharacter }).map(text),
  fc.constantFrom<Json>(list([]), object([]), list([text('5')]), object([['0', text('5')]])),
  fc.constantFrom(...STRANGE_KEYS).map((key) => object([[key, text('5')]])),
  fc.integer({ min: 1, max: 200 }).map((depth) => nest(depth, text('5'))),
);

const spelling: fc.Arbitrary<(it: string) => string> = fc.constantFrom<((it: string) => string)[]>(
  (it) => ` ${it}`,
  (it) => `${it} `,
  (it) => it.replace(/^[+-]*/, '--'),
  (it) => it.replace(/^[+-]*/, '+-'),
  (it) => it.replace(/^[+-]*/, '+'),
  (it) => it.replace(/^[+-]*/, '-'),
  (it) => it.replace(/^[+-]*/, ''),
  (it) => it.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  (it) => it.replace(/(\d)$/, '$1.0'),
  (it) => it.replace(/(\d)$/, '$1e0'),
  (it) => it.replace(/(\d)/, '0$1'),
  (it) => it.replace(/(\d)$/, '$1000000000000'),
  (it) => it.slice(0, -1),
  (it) => `${it}${it}`,
  (it) => (it.startsWith('-') ? it.slice(1) : it.replace(/^\+?/, '-')),
);

type Pairs = (pair: Pair, others: readonly Pair[]) => readonly Pair[];
const pairs: fc.Arbitrary<Pairs> = fc.oneof(
  fc.constantFrom<Pairs[]>(
    () => [],
    (pair) => [pair, pair],
    ([key, it]) => [[key.toUpperCase(), it]],
    // The column is there only behind a prototype.
    (pair) => [['__proto__', object([pair])]],
  ),
  odd.map((to): Pairs => (pair) => [pair, [pair[0], to]]),
  odd.map((to): Pairs => (pair) => [[pair[0], to], pair]),
  fc.constantFrom('_new', ' ', '_', '\u0000').map((end): Pairs => ([key, it]) => [[key + end, it]]),
  fc.constantFrom(...STRANGE_KEYS).map((key): Pairs => ([, it]) => [[key, it]]),
  fc.constantFrom(...STRANGE_KEYS).map((key): Pairs => (pair) => [pair, [key, object([pair])]]),
  fc.nat().map((at): Pairs => ([key, it], others) => [
    [others[at % others.length]?.[0] ?? key, it],
  ]),
  fc.tuple(fc.string(), odd).map(([key, it]): Pairs => (pair) => [pair, [key, it]]),
);

type Items = (items: readonly Json[], at: number) => readonly Json[];
const items: fc.Arbitrary<Items> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom<Items[]>(
      (all, at) => all.filter((_, place) => place !== at),
      (all, at) => [...all, ...all.slice(at, at + 1)],
      (all) => all.toReversed(),
      (all, at) => [...all.slice(at), ...all.slice(0, at)],
      (all) => [list(all)],
      () => [],
    ),
  },
  {
    weight: 1,
    arbitrary: odd.map(
      (it): Items =>
        (all, at) =>
          all.toSpliced(at, 1, it),
    ),
  },
  {
    weight: 1,
    arbitrary: odd.map(
      (it): Items =>
        (all, at) =>
          all.toSpliced(at, 0, it),
    ),
  },
);

const container = fc.oneof(
  odd.map((it) => () => it),
  fc.constantFrom<((it: Json) => Json)[]>(
    (it) => list([it]),
    (it) => object([['0', it]]),
    (it) => (it.kind === 'list' ? object(it.items.map((one, at) => [String(at), one])) : list([])),
    (it) => (it.kind === 'list' && it.items[0] !== undefined ? it.items[0] : it),
  ),
);

const how: fc.Arbitrary<How> = fc.oneof(
  { weight: 6, arbitrary: odd.map((to) => ({ on: 'leaf' as const, to })) },
  { weight: 3, arbitrary: spelling.map((to) => ({ on: 'spelling' as const, to })) },
  { weight: 4, arbitrary: pairs.map((to) => ({ on: 'pair' as const, to })) },
  { weight: 4, arbitrary: items.map((to) => ({ on: 'items' as const, to })) },
  { weight: 1, arbitrary: container.map((to) => ({ on: 'container' as const, to })) },
);

const change = fc.record({ place: fc.nat(), how });

/** A change of a body's values, keys or rows: mostly one, since two hide each other. */
export const valueChanges: fc.Arbitrary<(it: Json) => Json> = fc
  .oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 8, arbitrary: fc.tuple(change) },
    { weight: 2, arbitrary: fc.array(change, { minLength: 2, maxLength: 3 }) },
  )
  .map((changes: readonly Change[]) => (it: Json) => changes.reduce(changed, it));

function changed(it: Json, { place, how }: Change): Json {
  let left = place % Math.max(1, count(it, how));
  const hit = (): boolean => left-- === 0;
  const walk = (one: Json): Json => {
    if (how.on === 'container' && isContainer(one) && hit()) return how.to(one);
    switch (one.kind) {
      case 'object':
        return object(
          one.pairs.flatMap((pair): readonly Pair[] =>
            how.on === 'pair' && hit() ? how.to(pair, one.pairs) : [[pair[0], walk(pair[1])]],
          ),
        );
      case 'list':
        return how.on === 'items' && hit()
          ? list(how.to(one.items, place % Math.max(1, one.items.length)))
          : list(one.items.map(walk));
      case 'text':
        if (how.on === 'leaf' && hit()) return how.to;
        return how.on === 'spelling' && hit() ? text(how.to(one.text)) : one;
      case 'raw':
        return how.on === 'leaf' && hit() ? how.to : one;
    }
  };
  return walk(it);
}

const isContainer = (it: Json): boolean => it.kind === 'object' || it.kind === 'list';

/** How many places a change could be made at. */
function count(it: Json, how: How): number {
  const inner =
    it.kind === 'object'
      ? it.pairs.map(([, value]) => count(value, how))
      : it.kind === 'list'
        ? it.items.map((one) => count(one, how))
        : [];
  return inner.reduce((sum, one) => sum + one, own(it, how));
}

function own(it: Json, { on }: How): number {
  switch (on) {
    case 'pair':
      return it.kind === 'object' ? it.pairs.length : 0;
    case 'items':
      return it.kind === 'list' ? 1 : 0;
    case 'container':
      return isContainer(it) ? 1 : 0;
    case 'spelling':
      return it.kind === 'text' ? 1 : 0;
    case 'leaf':
      return isContainer(it) ? 0 : 1;
  }
}
