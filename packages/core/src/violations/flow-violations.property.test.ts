import { KOSPI_FLOW } from '../__fixtures__/compared.ts';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { flowViolations } from './flow-violations.ts';
import { type Investor, partsOf, WHOLE_INVESTORS } from '../investor.ts';
import type { InvestorFlow, InvestorTable, Trade } from '../model/flows.ts';

/** An exact market: what every investor without parts bought and sold, to the won. */
type Truth = ReadonlyMap<Investor, Required<Trade>>;

const LEAVES: readonly Investor[] = [
  ...partsOf('foreign'),
  ...partsOf('institution').filter((part) => part !== 'government'),
  'otherCorporation',
  'otherOrganization',
];
const WON = { min: 0, max: 30_000_000_000_000 };

const truth: fc.Arbitrary<Truth> = fc
  .tuple(
    ...LEAVES.map((leaf) =>
      fc.tuple(fc.constant(leaf), fc.record({ buy: fc.integer(WON), sell: fc.integer(WON) })),
    ),
  )
  .map((leaves) => {
    const known = new Map(
      leaves.map(([leaf, { buy, sell }]) => [leaf, { buy, sell, net: buy - sell }] as const),
    );
    const others = summed(known, LEAVES);
    known.set('individual', { buy: others.sell, sell: others.buy, net: -others.net });
    for (const whole of ['foreign', 'institution'] as const)
      known.set(whole, summed(known, partsOf(whole)));
    return known;
  });

function summed(known: Truth, investors: readonly Investor[]): Required<Trade> {
  const trades = investors.flatMap((investor) => known.get(investor) ?? []);
  const add = (side: keyof Trade): number => trades.reduce((sum, trade) => sum + trade[side], 0);
  return { buy: add('buy'), sell: add('sell'), net: add('net') };
}

/** Adding 0 turns a negative zero into the plain one. */
const rounded = (figure: number, step: number): number => Math.round(figure / step) * step + 0;

const flow = (
  broker: string,
  table: ReadonlyMap<Investor, Trade>,
  more: Pick<InvestorFlow, 'rounding' | 'derived'>,
): InvestorFlow => ({
  ...KOSPI_FLOW,
  broker,
  value: Object.fromEntries(table) as unknown as InvestorTable,
  ...more,
});

/** Nets alone, in 100 million won; foreigners are the sum of two rounded columns. */
function kiwoom(known: Truth, step = 100_000_000): InvestorFlow {
  const table = new Map<Investor, Trade>();
  for (const [investor, { net }] of known)
    if (investor !== 'otherOrganization') table.set(investor, { net: rounded(net, step) });
  const kinds = partsOf('foreign').map((kind) => table.get(kind)?.net ?? NaN);
  table.set('foreign', { net: kinds.reduce((sum, net) => sum + net, 0) });
  return flow('kiwoom', table, { rounding: { value: step }, derived: ['foreign'] });
}

/** All three sides, in million won, each rounded by itself; no kinds of foreigner. */
function kis(known: Truth, step = 1_000_000): InvestorFlow {
  const table = new Map<Investor, Trade>();
  for (const [investor, { buy, sell, net }] of known)
    if (!partsOf('foreign').includes(investor))
      table.set(investor, {
        buy: rounded(buy, step),
        sell: rounded(sell, step),
        net: rounded(net, step),
      });
  return flow('koreainvestment', table, { rounding: { value: step }, derived: [] });
}

/** Kiwoom has no column for other organizations, so in its markets they do not trade. */
const withoutOrganizations = truth.map((known): Truth => {
  const rest = new Map(known);
  const gone = known.get('otherOrganization');
  const individual = known.get('individual');
  if (gone === undefined || individual === undefined) return rest;
  rest.delete('otherOrganization');
  rest.set('individual', {
    buy: individual.buy + gone.buy,
    sell: individual.sell + gone.sell,
    net: individual.net + gone.net,
  });
  return rest;
});

/** A table as the broker could have sent it without any rounding error: whole steps to begin with. */
const inSteps = (known: Truth, step: number): Truth => {
  const whole = new Map<Investor, Required<Trade>>();
  for (const leaf of LEAVES.filter((investor) => known.has(investor))) {
    const { buy, sell } = known.get(leaf) ?? { buy: NaN, sell: NaN };
    const [bought, sold] = [rounded(buy, step), rounded(sell, step)];
    whole.set(leaf, { buy: bought, sell: sold, net: bought - sold });
  }
  const others = summed(whole, LEAVES);
  whole.set('individual', { buy: others.sell, sell: others.buy, net: -others.net });
  for (const group of ['foreign', 'institution'] as const)
    whole.set(group, summed(whole, partsOf(group)));
  return whole;
};

const changed = (row: InvestorFlow, investor: Investor, by: Partial<Trade>): InvestorFlow => {
  const { value } = row;
  const trade = value?.[investor];
  if (value === undefined || trade === undefined) throw new Error(`there is no ${investor}`);
  const add = (side: keyof Trade): Partial<Trade> => {
    const [figure, more] = [trade[side], by[side]];
    return figure === undefined || more === undefined ? {} : { [side]: figure + more };
  };
  const fault = { ...trade, ...add('net'), ...add('buy'), ...add('sell') };
  return { ...row, value: { ...value, [investor]: fault } };
};

it('allows what rounding column by column does to a Kiwoom row', () => {
  fc.assert(
    fc.property(withoutOrganizations, (known) => {
      expect(flowViolations(kiwoom(known))).toEqual([]);
    }),
  );
});

it('allows what rounding column by column does to a Korea Investment row', () => {
  fc.assert(
    fc.property(truth, (known) => {
      expect(flowViolations(kis(known))).toEqual([]);
    }),
  );
});

it('catches every net that is off by more than rounding explains', () => {
  const row = fc.oneof(
    withoutOrganizations.map((known) => kiwoom(inSteps(known, 100_000_000))),
    truth.map((known) => kis(inSteps(known, 1_000_000))),
  );
  const beyond = fc.integer({ min: 1, max: 1_000_000_000_000 });
  fc.assert(
    fc.property(row, fc.nat(), beyond, fc.boolean(), (usual, pick, more, up) => {
      expect(flowViolations(usual)).toEqual([]);
      const investors = Object.keys(usual.value ?? {}) as Investor[];
      const investor = investors[pick % investors.length] ?? 'individual';
      // The widest rule spans nine columns: institutions, their seven parts and the government.
      const by = 9 * (usual.rounding.value ?? NaN) + more;
      const faulty = changed(usual, investor, { net: up ? by : -by });
      expect(flowViolations(faulty)).not.toEqual([]);
    }),
  );
});

it('catches every purchase that is off by more than three steps', () => {
  const beyond = fc.integer({ min: 3_000_001, max: 1_000_000_000_000 });
  fc.assert(
    fc.property(truth, fc.nat(), beyond, (known, pick, by) => {
      const usual = kis(inSteps(known, 1_000_000));
      const investors = Object.keys(usual.value ?? {}) as Investor[];
      const investor = investors[pick % investors.length] ?? 'individual';
      for (const fault of [{ buy: by }, { sell: by }]) {
        const found = flowViolations(changed(usual, investor, fault));
        expect(found.filter(({ rule }) => rule !== 'buying-selling')).toMatchObject([
          { rule: 'buy-sell-net', investor, tolerance: 3_000_000 },
        ]);
        const isWhole = WHOLE_INVESTORS.includes(investor);
        expect(found).toHaveLength(isWhole && by > 10_000_000 ? 2 : 1);
      }
    }),
  );
});
