import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { left, right } from '../__fixtures__/compared.ts';
import { compareFlows } from './compare-flows.ts';
import type { ComparisonLine } from './flow-comparison.ts';
import { type Investor, INVESTORS, partsOf } from '../investor.ts';
import type { InvestorFlow, InvestorTable, Trade } from '../model/flows.ts';
import { type Measure, MEASURES } from '../market.ts';

/** What one investor bought and sold, to the won and to the share. */
type Deals = Readonly<Record<Measure, Required<Trade>>>;
type Truth = Readonly<Record<Investor, Deals>>;

const GROUPS = ['foreign', 'institution'] as const;
const LEAVES = INVESTORS.filter((it) => partsOf(it).length === 0);

/** 30 trillion won and 3 billion shares: more than a day has seen. */
const MOST = { value: 30_000_000_000_000, volume: 3_000_000_000 } as const;

const trade = (most: number): fc.Arbitrary<Required<Trade>> =>
  fc
    .tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: most }))
    .map(([buy, sell]) => ({ buy, sell, net: buy - sell }));

const truth: fc.Arbitrary<Truth> = fc
  .tuple(...LEAVES.map(() => fc.tuple(trade(MOST.value), trade(MOST.volume))))
  .map((drawn) => {
    const known = Object.fromEntries(
      drawn.map(([value, volume], place) => [LEAVES[place], { value, volume }]),
    ) as Record<Investor, Deals>;
    for (const group of GROUPS)
      known[group] = partsOf(group)
        .map((part) => known[part])
        .reduce(added);
    return known;
  });

const sum = (a: Required<Trade>, b: Required<Trade>): Required<Trade> => ({
  buy: a.buy + b.buy,
  sell: a.sell + b.sell,
  net: a.net + b.net,
});
const added = (a: Deals, b: Deals): Deals => ({
  value: sum(a.value, b.value),
  volume: sum(a.volume, b.volume),
});

/** To the nearest step; the middle goes up or down. */
type Middle = 'up' | 'down';
const rounded = (figure: number, step: number, middle: Middle): number =>
  (middle === 'up' ? Math.round(figure / step) : -Math.round(-figure / step)) * step + 0;

const KIWOOM_STEPS = { value: 100_000_000, volume: 1000 } as const;
const KIS_STEPS = { value: 1_000_000, volume: 1000 } as const;

/** Nets alone, each column rounded by itself; foreigners are two columns added up. */
function kiwoom(known: Truth, middle: Middle = 'up'): InvestorFlow {
  const nets = (measure: Measure): InvestorTable => {
    const columns = INVESTORS.filter((it) => it !== 'foreign' && it !== 'otherOrganization').map(
      (it) =>
        [it, { net: rounded(known[it][measure].net, KIWOOM_STEPS[measure], middle) }] as const,
    );
    const table = Object.fromEntries(columns) as Record<Investor, Trade>;
    return {
      ...table,
      foreign: { net: table.foreignRegistered.net + table.foreignOther.net },
    };
  };
  const tables = { value: nets('value'), volume: nets('volume') };
  return left({}, { ...tables, rounding: KIWOOM_STEPS, derived: ['foreign'] });
}

/** Buying, selling and net, each rounded by itself; foreigners are one column, and their kinds are absent. */
function koreaInvestment(known: Truth, middle: Middle = 'up'): InvestorFlow {
  const trades = (measure: Measure): InvestorTable =>
    Object.fromEntries(
      INVESTORS.filter((it) => !partsOf('foreign').includes(it) && it !== 'government').map(
        (it) => {
          const { buy, sell, net } = known[it][measure];
          const step = (figure: number) => rounded(figure, KIS_STEPS[measure], middle);
          return [it, { net: step(net), buy: step(buy), sell: step(sell) }];
        },
      ),
    ) as unknown as InvestorTable;
  const tables = { value: trades('value'), volume: trades('volume') };
  return right({}, { ...tables, rounding: KIS_STEPS });
}

const RUNS = { numRuns: 1_000 };
const middle = fc.constantFrom<Middle>('up', 'down');

const comparable = (lines: readonly ComparisonLine[]) =>
  lines.filter(({ difference }) => difference !== undefined);

it('the same truth under both brokers’ rounding always agrees', { timeout: 60_000 }, () => {
  let rounding = 0;
  fc.assert(
    fc.property(truth, middle, middle, (known, here, there) => {
      const [a, b] = [kiwoom(known, here), koreaInvestment(known, there)];
      const { verdict, lines } = compareFlows(a, b);
      rounding += lines.filter((it) => it.verdict === 'within-rounding').length;
      const turned = compareFlows(b, a).verdict;
      return (
        verdict === 'agree' &&
        turned === 'agree' &&
        comparable(lines).length === 11 * MEASURES.length
      );
    }),
    RUNS,
  );
  // The brokers do round: a property that nothing could break would prove nothing.
  expect(rounding).toBeGreaterThan(1_000);
});

it('a figure one step beyond its tolerance always disagrees', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(truth, fc.nat(), fc.boolean(), fc.boolean(), (known, pick, up, ofLeft) => {
      const flows = [kiwoom(known), koreaInvestment(known)] as const;
      const lines = comparable(compareFlows(...flows).lines);
      const line = lines[pick % lines.length];
      if (line === undefined) throw new Error('nothing to compare');
      const { left: a = NaN, right: b = NaN, tolerance = NaN, investor, measure, side } = line;
      const [changing, other] = ofLeft ? [flows[0], b] : [flows[1], a];
      const step = changing.rounding[measure] ?? NaN;
      const beyond = other + (up ? 1 : -1) * (tolerance + step);
      const changed = withFigure(changing, { measure, investor, side }, beyond);
      const found = compareFlows(ofLeft ? changed : flows[0], ofLeft ? flows[1] : changed);
      const [different, ...others] = found.lines.filter((it) => it.verdict === 'different');
      const named =
        different?.investor === investor &&
        different.measure === measure &&
        different.side === side &&
        different.tolerance === tolerance;
      return found.verdict === 'disagree' && named && others.length === 0;
    }),
    RUNS,
  );
});

it(
  'not one won beyond its tolerance agrees, and the tolerance itself does',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(truth, fc.nat(), fc.boolean(), (known, pick, up) => {
        const flows = [kiwoom(known), koreaInvestment(known)] as const;
        const lines = comparable(compareFlows(...flows).lines);
        const line = lines[pick % lines.length];
        if (line === undefined) throw new Error('nothing to compare');
        const { left: a = NaN, tolerance = NaN } = line;
        const verdict = (off: number) =>
          compareFlows(flows[0], withFigure(flows[1], line, a + (up ? off : -off))).verdict;
        return verdict(tolerance) === 'agree' && verdict(tolerance + 1) === 'disagree';
      }),
      { numRuns: 1_000 },
    );
  },
);

type Where = Pick<ComparisonLine, 'investor' | 'measure' | 'side'>;

function withFigure(flow: InvestorFlow, where: Where, figure: number): InvestorFlow {
  const { measure, investor, side } = where;
  const table = flow[measure];
  if (table === undefined) throw new Error(`there is no ${measure}`);
  return {
    ...flow,
    [measure]: { ...table, [investor]: { ...table[investor], [side]: figure } },
  };
}
