import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyCharacter } from '../../../../test/support/any-character.ts';
import { plainText } from './plain-text.ts';

it.each([
  ['삼성전자', '삼성전자'],
  [' a\r\nb\u2028c ', 'a b c'],
  ['a\u200Bb\u202Ec\u0007d\u{E0041}e', 'a b c d e'],
  ['x'.repeat(20), `${'x'.repeat(9)}…`],
])('%j is %j', (given, shown) => expect(plainText(given, 10)).toBe(shown));

it('is one line, and is never longer than it may be', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(
      fc.string({ unit: anyCharacter, maxLength: 80 }),
      fc.integer({ min: 1, max: 50 }),
      (text, most) => {
        const shown = plainText(text, most);
        expect(Array.from(shown).length).toBeLessThanOrEqual(most);
        expect(shown).not.toMatch(/[\n\r\p{Cc}\p{Cf}]/u);
        expect(plainText(shown, most)).toBe(shown);
      },
    ),
  );
});
