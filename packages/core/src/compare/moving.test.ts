import { describe, expect, it } from 'vitest';
import { left, lineOf, right } from '../__fixtures__/compared.ts';
import { compareFlows } from './compare-flows.ts';
import type { InvestorFlow } from '../model/flows.ts';

describe('while figures move', () => {
  /** At noon of the day; the gross trading of `right` is 10 trillion won, 0.2 % of it 20 billion. */
  const noon = { observedAt: '2026-07-01T03:00:00.000Z' };
  const gross = {
    individual: { net: 40_000_000_000, buy: 6e12, sell: 5.96e12 },
    foreign: { net: 0, buy: 3e12, sell: 3e12 },
    institution: { net: 0, buy: 1e12, sell: 1e12 },
  };
  const bank = (net: number, more: Partial<InvestorFlow> = noon) =>
    [left({ bank: { net } }, more), right({ ...gross, bank: { net: 0 } }, more)] as const;

  it('a difference within 0.2 % of the gross trading is moving, and not a won more', () => {
    for (const sign of [1, -1]) {
      expect(lineOf(bank(sign * 50_500_000), 'bank').verdict).toBe('within-rounding');
      expect(lineOf(bank(sign * 50_500_001), 'bank').verdict).toBe('moving');
      expect(lineOf(bank(sign * 20_000_000_000), 'bank').verdict).toBe('moving');
      expect(lineOf(bank(sign * 20_000_000_001), 'bank').verdict).toBe('different');
    }
    const { verdict, obstacles } = compareFlows(...bank(20_000_000_000));
    expect([verdict, obstacles]).toEqual(['moving', []]);
    expect(compareFlows(...bank(20_000_000_001)).verdict).toBe('disagree');
    expect(compareFlows(...bank(0)).verdict).toBe('agree');
  });

  it('either side may have the gross trading', () => {
    const [a, b] = bank(20_000_000_000);
    expect(compareFlows(b, a).verdict).toBe('moving');
    const [c, d] = bank(20_000_000_001);
    expect(compareFlows(d, c).verdict).toBe('disagree');
  });

  it('any difference is moving where neither side has it', () => {
    const flows = [left({ bank: { net: 9e14 } }, noon), right({ bank: { net: 0 } }, noon)] as const;
    expect(lineOf(flows, 'bank').verdict).toBe('moving');
    expect(compareFlows(...flows).verdict).toBe('moving');
  });

  it('the gross trading is that of all investors or none', () => {
    const { buy: _, ...net } = gross.institution;
    const [a, b] = bank(20_000_000_001);
    const partial = right({ ...gross, institution: net, bank: { net: 0 } }, noon);
    expect(compareFlows(a, b).verdict).toBe('disagree');
    expect(compareFlows(a, partial).verdict).toBe('moving');
  });

  it('ends at rest', () => {
    const rested = { observedAt: '2026-07-01T10:30:00.000Z' };
    const restless = { observedAt: '2026-07-01T10:29:59.999Z' };
    expect(lineOf(bank(60_000_000, restless), 'bank').verdict).toBe('moving');
    expect(lineOf(bank(60_000_000, rested), 'bank').verdict).toBe('different');
  });

  it('begins with the earlier of the two answers', () => {
    const [a, b] = bank(60_000_000, { observedAt: '2026-07-01T10:30:00.000Z' });
    const earlier = { ...a, observedAt: '2026-07-01T10:29:30.000Z' };
    expect(compareFlows(earlier, b).verdict).toBe('moving');
    expect(compareFlows(b, earlier).verdict).toBe('moving');
  });

  it('the larger gross trading counts where both sides have it', () => {
    const foreign = { net: 0, buy: 2e12, sell: 2e12 };
    const small = left({ ...gross, foreign, bank: { net: 0 } }, noon);
    const large = right({ ...gross, bank: { net: 20_000_000_000 } }, noon);
    expect(lineOf([small, large], 'bank').verdict).toBe('moving');
    expect(lineOf([large, small], 'bank').verdict).toBe('moving');
  });

  it('the later moment of rest counts', () => {
    const evening = { observedAt: '2026-07-01T11:00:00.000Z' };
    const [a, b] = bank(60_000_000, evening);
    expect(lineOf([a, b], 'bank').verdict).toBe('different');
    const unified = { ...b, venue: 'unified' } as const;
    expect(lineOf([a, unified], 'bank').verdict).toBe('moving');
    expect(lineOf([unified, a], 'bank').verdict).toBe('moving');
  });
});
