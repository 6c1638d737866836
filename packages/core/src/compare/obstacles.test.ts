import { describe, expect, it } from 'vitest';
import { left, right, tableOf } from '../__fixtures__/compared.ts';
import { compareFlows } from './compare-flows.ts';
import type { InvestorFlow } from '../model/flows.ts';

const kindsOf = (a: InvestorFlow, b: InvestorFlow, maxApartMs?: number): readonly string[] =>
  compareFlows(a, b, maxApartMs === undefined ? {} : { maxApartMs }).obstacles.map(
    ({ kind }) => kind,
  );

describe('an answer of zeros', () => {
  const none = { individual: { net: 0 }, foreign: { net: 0 }, institution: { net: 0 } };
  it.each<[string, InvestorFlow, InvestorFlow, string]>([
    ['on the left', left(none), right(), 'every figure of left is 0'],
    ['on the right', left(), right(none), 'every figure of right is 0'],
    ['on both sides', left(none), right(none), 'every figure of left and of right is 0'],
  ])('%s makes two flows of a market incomparable', (_, a, b, message) => {
    const found = compareFlows(a, b);
    expect(found.obstacles).toEqual([{ kind: 'all-zero', message }]);
    expect(found.verdict).toBe('incomparable');
  });

  it('is none where one figure is not 0', () => {
    const flow = right({ ...none, bank: { net: 1 } });
    expect(compareFlows(left(), flow).obstacles).toEqual([]);
    const sold = right({ ...none, individual: { net: 0, buy: 1, sell: 1 } });
    expect(compareFlows(left(), sold).obstacles).toEqual([]);
    const shares = right(none, { volume: tableOf({}) });
    expect(compareFlows(left(), shares).obstacles).toEqual([]);
  });
});

describe('two flows are incomparable', () => {
  it.each<[string, Partial<InvestorFlow>]>([
    ['market', { market: 'kosdaq' }],
    ['sector', { sector: { id: 'chemicals', level: 'industry', code: '008', name: '화학' } }],
    ['venue', { venue: 'unified' }],
    ['day', { day: '2026-06-30' }],
    ['unit', { volumeUnit: 'contract' }],
  ])('by their %s, and the lines are filled all the same', (kind, more) => {
    for (const flows of [
      [left(), right({}, more)],
      [left({}, more), right()],
    ] as const) {
      const found = compareFlows(...flows);
      expect(found.obstacles).toHaveLength(1);
      expect(found.obstacles[0]).toMatchObject({ kind });
      expect(found.obstacles[0]?.message).toMatch(/^the .+ differs: .+ and .+$/);
      expect(found.verdict).toBe('incomparable');
      expect(found.lines.map(({ verdict }) => verdict)).toEqual(['equal', 'equal', 'equal']);
    }
  });

  it('by everything at once, each named', () => {
    const alien = right(
      {},
      {
        market: 'kospi200-futures',
        venue: 'nxt',
        day: '2026-06-30',
        volumeUnit: 'contract',
        sector: { code: '9', name: '?' },
      },
    );
    expect(kindsOf(left(), alien)).toEqual(['market', 'sector', 'venue', 'day', 'unit']);
  });

  it('by a sector without an id, unless broker and code are the same', () => {
    const sector = { code: '161', name: '새 업종' };
    expect(kindsOf(left({}, { sector }), right({}, { sector }))).toEqual(['sector']);
    expect(kindsOf(left({}, { sector }), right({}, { sector, broker: 'left' }))).toEqual([]);
  });

  it('where no figure is in both', () => {
    const { value: _, ...bare } = right();
    const shares: InvestorFlow = { ...bare, volume: tableOf({}) };
    const found = compareFlows(left(), shares);
    expect(found.obstacles).toEqual([
      { kind: 'nothing-in-common', message: 'no figure is in both answers' },
    ]);
    expect(found.verdict).toBe('incomparable');
    expect(new Set(found.lines.map(({ verdict }) => verdict))).toEqual(
      new Set(['left-only', 'right-only']),
    );
  });

  it('where one side has no figure at all, and none of its figures is 0', () => {
    const { value: _, ...bare } = right();
    expect(kindsOf(left(), bare)).toEqual(['nothing-in-common']);
  });

  it('even where every figure differs', () => {
    const { verdict } = compareFlows(
      left({ bank: { net: 1e15 } }),
      right({ bank: { net: 0 } }, { venue: 'nxt' }),
    );
    expect(verdict).toBe('incomparable');
  });
});

describe('how far apart the two were observed', () => {
  const at = (observedAt: string, more: Partial<InvestorFlow> = {}) => ({ observedAt, ...more });
  const NOON = '2026-07-01T03:00:00.000Z';
  const kinds = (a: string, b: string, more: Partial<InvestorFlow> = {}, maxApartMs?: number) => {
    const forth = kindsOf(left({}, at(a, more)), right({}, at(b, more)), maxApartMs);
    const back = kindsOf(left({}, at(b, more)), right({}, at(a, more)), maxApartMs);
    expect(back).toEqual(forth);
    return forth;
  };

  it('is given in milliseconds, whichever came first', () => {
    const later = '2026-07-01T03:00:59.123Z';
    for (const flows of [
      [left({}, at(NOON)), right({}, at(later))],
      [left({}, at(later)), right({}, at(NOON))],
    ] as const)
      expect(compareFlows(...flows).apartMs).toBe(59_123);
  });

  it('is allowed up to a minute while figures move, and not a millisecond longer', () => {
    expect(kinds(NOON, '2026-07-01T03:01:00.000Z')).toEqual([]);
    expect(kinds(NOON, '2026-07-01T03:01:00.001Z')).toEqual(['observed-apart']);
  });

  it('is allowed as far as the caller says', () => {
    expect(kinds(NOON, '2026-07-01T03:10:00.000Z', {}, 600_000)).toEqual([]);
    expect(kinds(NOON, '2026-07-01T03:00:00.001Z', {}, 0)).toEqual(['observed-apart']);
    expect(kinds(NOON, NOON, {}, 0)).toEqual([]);
  });

  it('does not matter once the earlier came at rest: 19:30 in Korea', () => {
    const later = '2026-07-03T00:00:00.000Z';
    expect(kinds('2026-07-01T10:29:59.999Z', later)).toEqual(['observed-apart']);
    expect(kinds('2026-07-01T10:30:00.000Z', later)).toEqual([]);
    expect(kinds('2026-07-02T00:00:00.000Z', later)).toEqual([]);
  });

  it('matters until 20:30 where Nextrade counts', () => {
    const later = '2026-07-03T00:00:00.000Z';
    for (const venue of ['nxt', 'unified'] as const) {
      expect(kinds('2026-07-01T11:29:59.999Z', later, { venue })).toEqual(['observed-apart']);
      expect(kinds('2026-07-01T11:30:00.000Z', later, { venue })).toEqual([]);
    }
  });

  it('matters until 20:30 at KRX too since it trades in the evening', () => {
    const day = { day: '2026-09-15' };
    const [early, late] = ['2026-09-15T09:01:00.000Z', '2026-09-15T10:59:00.000Z'];
    expect(kinds(early, late, day)).toEqual(['observed-apart']);
    expect(kinds('2026-09-15T11:30:00.000Z', '2026-09-15T13:00:00.000Z', day)).toEqual([]);
    const figures = { foreign: { net: 9e12 } };
    const found = compareFlows(left({}, at(early, day)), right(figures, at(late, day)));
    expect(found.verdict).toBe('incomparable');
  });

  it('is said in words, with what was allowed', () => {
    const [first] = compareFlows(
      left({}, at(NOON)),
      right({}, at('2026-07-01T03:02:00.000Z')),
    ).obstacles;
    expect(first?.message).toBe(
      'the answers are 120000 ms apart, and 60000 ms are allowed while figures still move',
    );
  });

  it('cannot be taken for small where an instant is no instant', () => {
    expect(kindsOf(left({}, at('yesterday')), right())).toEqual(['observed-apart']);
  });
});
