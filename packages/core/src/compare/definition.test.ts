import { describe, expect, it } from 'vitest';
import { left, lineOf, right } from '../__fixtures__/compared.ts';
import { compareFlows } from './compare-flows.ts';

describe('기타외국인', () => {
  const kinds = { foreignRegistered: { net: -700e8 }, foreignOther: { net: 300e8 } };
  const both = { ...kinds, foreign: { net: -400e8 } };
  const says = (broker: string) =>
    `${broker} does not count 기타외국인 (other foreigners) among foreigners`;

  it('left out by one side explains the difference, and the line says who left it out', () => {
    const partial = { foreign: { net: -700e8 } };
    expect(lineOf([left(both), right(partial)], 'foreign')).toMatchObject({
      verdict: 'different',
      because: says('right'),
    });
    const turned = [right(partial), left(both)] as const;
    expect(lineOf(turned, 'foreign')).toMatchObject({
      verdict: 'different',
      because: says('right'),
    });
    expect(compareFlows(...turned).verdict).toBe('disagree');
  });

  it('explains as far as rounding goes and no further', () => {
    // A column of 100 million and one of a million: 50.5 million either way.
    const because = (net: number) =>
      lineOf([left(both), right({ foreign: { net } })], 'foreign').because;
    expect(because(-700e8 + 50_500_000)).toBe(says('right'));
    expect(because(-700e8 - 50_500_000)).toBe(says('right'));
    expect(because(-700e8 + 50_500_001)).toBeUndefined();
    expect(because(-700e8 - 50_500_001)).toBeUndefined();
  });

  it('explains nothing where the two agree, nor any other investor', () => {
    const agreeing = lineOf([left(both), right({ foreign: { net: -400e8 } })], 'foreign');
    expect(agreeing).toMatchObject({ verdict: 'equal' });
    expect(agreeing.because).toBeUndefined();
    const other = [left({ ...both, bank: { net: 1e12 } }), right({ bank: { net: 0 } })] as const;
    expect(lineOf(other, 'bank').because).toBeUndefined();
  });

  it('explains a side of the trade too', () => {
    const trade = (net: number, buy: number) => ({ net, buy, sell: buy - net });
    const whole = left(
      { foreign: trade(0, 9e12), foreignRegistered: trade(0, 5e12), foreignOther: trade(0, 4e12) },
      { derived: ['foreign'] },
    );
    const partial = right({ foreign: trade(0, 5e12) });
    expect(lineOf([whole, partial], 'foreign', 'buy').because).toBe(says('right'));
    expect(lineOf([whole, partial], 'foreign', 'net').verdict).toBe('equal');
  });
});

describe('기타단체', () => {
  const whole = { otherCorporation: { net: 500e8 }, otherOrganization: { net: -200e8 } };
  const says = (broker: string) =>
    `${broker} counts 기타단체 (other organizations) among other corporations`;

  it('among other corporations explains the difference', () => {
    const merged = left({ otherCorporation: { net: 300e8 } });
    expect(lineOf([merged, right(whole)], 'otherCorporation')).toMatchObject({
      verdict: 'different',
      because: says('left'),
    });
    expect(lineOf([right(whole), merged], 'otherCorporation').because).toBe(says('left'));
  });

  it('explains as far as rounding goes and no further', () => {
    // A column of 100 million and two of a million.
    const because = (net: number) =>
      lineOf([left({ otherCorporation: { net } }), right(whole)], 'otherCorporation').because;
    expect(because(300e8 + 51_000_000)).toBe(says('left'));
    expect(because(300e8 - 51_000_001)).toBeUndefined();
  });

  it('explains nothing where both brokers have it', () => {
    const other = { otherCorporation: { net: 300e8 }, otherOrganization: { net: 0 } };
    expect(lineOf([left(other), right(whole)], 'otherCorporation').because).toBeUndefined();
  });
});
