import { describe, expect, it } from 'vitest';
import { left, lineOf, right, tableOf } from '../__fixtures__/compared.ts';
import { compareFlows } from './compare-flows.ts';
import type { InvestorFlow } from '../model/investor-flow.ts';

const kindsOf = (a: InvestorFlow, b: InvestorFlow, maxApartMs?: number): readonly string[] =>
  compareFlows(a, b, maxApartMs === undefined ? {} : { maxApartMs }).obstacles.map(
    ({ kind }) => kind,
  );

describe('the tolerance', () => {
  it.each([
    ['individual', 50_500_000],
    ['foreign', 100_500_000],
    ['institution', 50_500_000],
    ['bank', 50_500_000],
  ] as const)('of %s is half a step for each rounded column: %i won', (investor, tolerance) => {
    const edge = (net: number) =>
      lineOf(
        [
          left({
            [investor]: { net: 300_000_000 },
            foreignRegistered: { net: 1 },
            foreignOther: { net: 1 },
          }),
          right({ [investor]: { net } }),
        ],
        investor,
      );
    for (const sign of [1, -1]) {
      const inside = edge(300_000_000 + sign * tolerance);
      expect(inside).toMatchObject({
        difference: sign * tolerance,
        tolerance,
        verdict: 'within-rounding',
      });
      expect(edge(300_000_000 + sign * (tolerance + 1)).verdict).toBe('different');
    }
    expect(edge(300_000_000)).toMatchObject({ difference: 0, tolerance, verdict: 'equal' });
  });

  it('is the same seen from the other side', () => {
    const [a, b] = [left({ foreign: { net: 100_500_001 } }), right()];
    expect(lineOf([a, b], 'foreign')).toMatchObject({
      difference: -100_500_001,
      verdict: 'different',
    });
    expect(lineOf([b, a], 'foreign')).toMatchObject({
      difference: 100_500_001,
      verdict: 'different',
    });
  });

  it('counts both columns of derived foreigners also where the flow does not tell them', () => {
    const flows = [left({ foreign: { net: 0 } }), right({ foreign: { net: 0 } })] as const;
    expect(lineOf(flows, 'foreign').tolerance).toBe(100_500_000);
  });

  it('is nothing where neither broker rounds', () => {
    const exact = { rounding: {}, derived: [] };
    const flows = (net: number) =>
      [left({ bank: { net: 5 } }, exact), right({ bank: { net } }, exact)] as const;
    expect(lineOf(flows(5), 'bank')).toMatchObject({ tolerance: 0, verdict: 'equal' });
    expect(lineOf(flows(6), 'bank')).toMatchObject({ tolerance: 0, verdict: 'different' });
  });

  it('of shares comes from the step of shares', () => {
    const told = (net: number) => ({
      volume: tableOf({ bank: { net } }),
      rounding: { value: 1, volume: 1000 },
    });
    const line = (net: number) =>
      lineOf([left({}, told(0)), right({}, told(net))], 'bank', 'net', 'volume');
    expect(line(1000)).toMatchObject({ tolerance: 1000, verdict: 'within-rounding' });
    expect(line(1001).verdict).toBe('different');
  });
});

describe('a line', () => {
  it('stands for every figure that either tells, and for no other', () => {
    const { lines } = compareFlows(
      left({ bank: { net: 1 } }),
      right({ individual: { net: 0, buy: 2, sell: 2 } }),
    );
    expect(lines.map(({ investor, side, verdict }) => [investor, side, verdict])).toEqual([
      ['individual', 'net', 'equal'],
      ['individual', 'buy', 'right-only'],
      ['individual', 'sell', 'right-only'],
      ['foreign', 'net', 'equal'],
      ['institution', 'net', 'equal'],
      ['bank', 'net', 'left-only'],
    ]);
  });

  it('of one side alone holds that figure, and neither difference nor tolerance', () => {
    const flows = [left({ bank: { net: 7 } }), right({ pension: { net: 8 } })] as const;
    expect(lineOf(flows, 'bank')).toStrictEqual({
      investor: 'bank',
      measure: 'value',
      side: 'net',
      left: 7,
      verdict: 'left-only',
    });
    expect(lineOf(flows, 'pension')).toStrictEqual({
      investor: 'pension',
      measure: 'value',
      side: 'net',
      right: 8,
      verdict: 'right-only',
    });
  });

  it('never makes two brokers disagree where only one of them speaks', () => {
    const far = { net: 9e15, buy: 9e15, sell: 0 };
    const { verdict } = compareFlows(
      left({ government: far, bank: far }),
      right({ otherOrganization: far }, { volume: tableOf({ foreign: far }) }),
    );
    expect(verdict).toBe('agree');
  });

  it('has no negative zero', () => {
    const { lines } = compareFlows(left({ bank: { net: -0 } }), right({ bank: { net: 0 } }));
    for (const { difference } of lines) expect(Object.is(difference, -0)).toBe(false);
  });
});

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
        sector: { id: undefined, level: undefined, code: '9', name: '?' },
      },
    );
    expect(kindsOf(left(), alien)).toEqual(['market', 'sector', 'venue', 'day', 'unit']);
  });

  it('by a sector nobody knows, unless broker and code are the same', () => {
    const sector = { id: undefined, level: undefined, code: '161', name: '새 업종' };
    expect(kindsOf(left({}, { sector }), right({}, { sector }))).toEqual(['sector']);
    expect(kindsOf(left({}, { sector }), right({}, { sector, broker: 'left' }))).toEqual([]);
  });

  it('where no figure is told by both', () => {
    const { value: _, ...bare } = right();
    const shares: InvestorFlow = { ...bare, volume: tableOf({}) };
    const found = compareFlows(left(), shares);
    expect(found.obstacles).toEqual([
      { kind: 'nothing-in-common', message: 'no figure is told by both' },
    ]);
    expect(found.verdict).toBe('incomparable');
    expect(new Set(found.lines.map(({ verdict }) => verdict))).toEqual(
      new Set(['left-only', 'right-only']),
    );
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

  it('is told in milliseconds, whichever came first', () => {
    const later = '2026-07-01T03:00:59.123Z';
    for (const flows of [
      [left({}, at(NOON)), right({}, at(later))],
      [left({}, at(later)), right({}, at(NOON))],
    ] as const)
      expect(compareFlows(...flows).apartMs).toBe(59_123);
  });

  it('is forgiven up to a minute while figures move, and not a millisecond longer', () => {
    expect(kinds(NOON, '2026-07-01T03:01:00.000Z')).toEqual([]);
    expect(kinds(NOON, '2026-07-01T03:01:00.001Z')).toEqual(['observed-apart']);
  });

  it('is forgiven as far as the caller says', () => {
    expect(kinds(NOON, '2026-07-01T03:10:00.000Z', {}, 600_000)).toEqual([]);
    expect(kinds(NOON, '2026-07-01T03:00:00.001Z', {}, 0)).toEqual(['observed-apart']);
    expect(kinds(NOON, NOON, {}, 0)).toEqual([]);
  });

  it('stops mattering at 18:00 in Korea, for the earlier of the two', () => {
    const later = '2026-07-03T00:00:00.000Z';
    expect(kinds('2026-07-01T08:59:59.999Z', later)).toEqual(['observed-apart']);
    expect(kinds('2026-07-01T09:00:00.000Z', later)).toEqual([]);
    expect(kinds('2026-07-02T00:00:00.000Z', later)).toEqual([]);
  });

  it('matters until 20:00 where Nextrade is counted in', () => {
    const later = '2026-07-03T00:00:00.000Z';
    for (const venue of ['nxt', 'unified'] as const) {
      expect(kinds('2026-07-01T10:59:59.999Z', later, { venue })).toEqual(['observed-apart']);
      expect(kinds('2026-07-01T11:00:00.000Z', later, { venue })).toEqual([]);
    }
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

describe('a caveat', () => {
  const caveats = (a: Partial<InvestorFlow>, b: Partial<InvestorFlow>) => {
    const found = compareFlows(left({}, a), right({}, b));
    expect(found.verdict).toBe('agree');
    return found.caveats;
  };

  it('is needless between two final answers of real money', () => {
    expect(caveats({}, {})).toEqual([]);
  });

  it.each([
    ['status', { status: 'provisional' }, 'left: provisional, right: final'],
    ['day-basis', { dayBasis: 'assumed' }, 'left: day assumed, right: day requested'],
    ['environment', { environment: 'sandbox' }, 'left: sandbox, right: live'],
  ] as const)('about the %s is said, and forbids nothing', (kind, more, message) => {
    expect(caveats(more, {})).toEqual([{ kind, message }]);
    expect(caveats({}, more)).toHaveLength(1);
    expect(caveats(more, more)).toHaveLength(1);
  });

  it('stands beside the others', () => {
    const poor = { status: 'provisional', dayBasis: 'assumed', environment: 'mock' } as const;
    expect(caveats(poor, poor).map(({ kind }) => kind)).toEqual([
      'status',
      'day-basis',
      'environment',
    ]);
  });
});

describe('a comparison', () => {
  it('says which answers it compared, and leaves them as they were', () => {
    const [a, b] = [left({ bank: { net: 5 } }), right({}, { api: 'other' })];
    const before = structuredClone([a, b]);
    const found = compareFlows(a, b);
    expect([a, b]).toEqual(before);
    expect(found.left).toStrictEqual({
      broker: 'left',
      environment: 'live',
      api: 'any',
      day: '2026-07-01',
      status: 'final',
      observedAt: '2026-07-02T00:00:00.000Z',
    });
    expect(found.right).toMatchObject({ broker: 'right', api: 'other' });
  });

  it('turned round has the same verdicts and opposite differences', () => {
    const [a, b] = [
      left({ bank: { net: 3e8 } }),
      right({ bank: { net: 1e8 }, foreign: { net: 9 } }),
    ];
    const [forth, back] = [compareFlows(a, b), compareFlows(b, a)];
    expect(back.verdict).toBe(forth.verdict);
    expect(back.lines.map(({ difference }) => difference)).toEqual(
      forth.lines.map(({ difference }) => (difference === undefined ? difference : 0 - difference)),
    );
  });
});
