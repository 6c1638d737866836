import { offerOf, type OfferParts, QUESTIONS, sectorsOf, specOf } from '@investor-flow/core';
import { kiwoomCapabilities } from '@investor-flow/kiwoom';
import { koreaInvestmentCapabilities } from '@investor-flow/koreainvestment';
import { describe, expect, it } from 'vitest';

// What each map offers is compared with the README's table in `test/docs`.
describe.each([
  ['kiwoom', kiwoomCapabilities, []],
  ['koreainvestment', koreaInvestmentCapabilities, ['kosdaq150']],
] as const)('%s', (_, capabilities, without: readonly string[]) => {
  it.each(['live', 'sandbox', 'custom'] as const)('serves the same in %s', (environment) =>
    expect(capabilities(environment)).toEqual(capabilities()),
  );

  describe.each(QUESTIONS)('the offer for %s', (question) => {
    it.each(['live', 'mock'] as const)(
      'holds what the question varies in, and says why it falls short: %s',
      (environment) => {
        const offer = offerOf(capabilities(environment), question);
        const { support, because, ...parts } = { because: undefined, ...offer };
        expect(Object.keys(parts).toSorted()).toEqual(
          support === 'none' ? [] : specOf(question).offers.toSorted(),
        );
        expect(because === undefined).toBe(support === 'full');
      },
    );

    it('has every sector of a market that it serves', () => {
      const { sectors = {} } = offerOf(capabilities(), question) as Partial<OfferParts>;
      for (const [market, ids] of Object.entries(sectors)) {
        const all = sectorsOf(market as 'kospi').map(({ id }) => id);
        expect(ids).toEqual(all.filter((id) => !without.includes(id)));
      }
    });
  });
});

it('kiwoom offers the same on its mock host, of KRX alone', () => {
  const [live, mock] = [kiwoomCapabilities(), kiwoomCapabilities('mock')];
  for (const question of QUESTIONS) {
    const krx = 'venues' in live[question] ? { venues: ['krx'] } : {};
    expect(mock[question]).toEqual({ ...live[question], ...krx });
  }
});
