import { INVESTORS, MEASURES } from 'investor-flow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCharacter } from '../../../../test/support/any-character.ts';
import { answered } from '../__fixtures__/typed.ts';
import { type Condition, conditionIn, conditionText, RELATIONS } from './condition.ts';

const decimal = fc
  .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 99 }))
  .map(([whole, hundredths]) => Number(`${whole}.${String(hundredths).padStart(2, '0')}`) + 0);
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    figure: fc.record({
      investor: fc.constantFrom(...INVESTORS),
      measure: fc.constantFrom(...MEASURES),
      side: fc.constantFrom('net' as const, 'buy' as const, 'sell' as const),
    }),
    relation: fc.constantFrom(...RELATIONS),
    level: fc.maxSafeInteger().map((it) => it + 0),
  }),
  fc.record({
    figure: fc.record({
      index: fc.constantFrom('price' as const, 'change' as const, 'changePercent' as const),
    }),
    relation: fc.constantFrom(...RELATIONS),
    level: decimal,
  }),
);
const faultOf = (text: string): string =>
  conditionIn(text).match(
    () => '',
    (why) => why,
  );

describe('a condition', () => {
  it('that is written is read back', () => {
    fc.assert(
      fc.property(condition, (it) => {
        expect(answered(conditionIn(conditionText(it)))).toEqual(it);
      }),
    );
  });

  it('is read whatever space is around its words, and net is the usual side', () => {
    const read = answered(conditionIn('  foreign.value   crosses\t0 '));
    expect(read).toEqual(answered(conditionIn('foreign.value.net crosses +0')));
    expect(read.level).toBe(0);
  });

  it('that is none is refused and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        expect(conditionIn(text).isErr()).toBe(true);
      }),
    );
  });

  it('with one letter changed is another condition or none, never the same', () => {
    fc.assert(
      fc.property(
        condition,
        fc.nat(),
        fc.string({ minLength: 1, maxLength: 1 }),
        (it, place, letter) => {
          const text = conditionText(it);
          const at = place % text.length;
          const spoilt = text.slice(0, at) + letter + text.slice(at + 1);
          const read = conditionIn(spoilt);
          if (read.isErr() || spoilt === text) return;
          // A blank may be any blank; a sign may be written out.
          const isSame = conditionText(read.value) === text;
          expect(isSame && !/[\s+]/.test(letter) && Number(letter) !== 0).toBe(false);
        },
      ),
    );
  });

  it.each([
    ['', 'must be a figure, a relation and a level'],
    ['foreign.value crosses', 'must be a figure, a relation and a level'],
    ['foreign.value crosses 0 0', 'must be a figure, a relation and a level'],
    ['foreign.value over 0', 'must have above, below, crosses'],
    ['foreigner.value crosses 0', 'must begin with index or one of individual, '],
    ['foreign crosses 0', 'must have value or volume behind foreign'],
    ['foreign.price crosses 0', 'must have value or volume behind foreign'],
    ['foreign.value.gross above 0', 'must end with net, buy, sell behind foreign.value'],
    ['foreign.value.net.net above 0', 'must end with net, buy, sell'],
    ['index above 8000', 'must name index.price'],
    ['index.price.x above 8000', 'must name index.price'],
    ['foreign.value above 1e11', 'must end with a whole number'],
    ['foreign.value above 1.5', 'must end with a whole number'],
    ['foreign.value above 1,000', 'must end with a whole number'],
    ['foreign.value above 9007199254740993', 'must end with a whole number'],
    ['foreign.value above NaN', 'must end with a whole number'],
    ['index.price above .5', 'must end with a number'],
    ['__proto__.value above 0', 'must begin with'],
    ['x'.repeat(201), 'too long'],
  ])('%s is refused', (text, message) => {
    expect(faultOf(text)).toContain(message);
  });
});
