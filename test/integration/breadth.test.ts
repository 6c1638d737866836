import {
  compareSeries,
  INVESTORS,
  MEASURES,
  type StockFlow,
  type Trade,
} from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { mismatches } from '../support/mismatches.ts';
import { type Pair, unpaced } from '../support/pair.ts';
import { valueOf } from '../support/results.ts';

const SESSIONS = 250;
const STOCK = '005930';

const dataCalls = ({ sandbox }: Pair): number =>
  sandbox.requests.filter(({ api }) => !/^(?:au10001|tokenP)$/.test(api ?? '')).length;

/** The figures of a stock's day that differ from the truth by more than half a step a column. */
function wrongIn(flow: StockFlow, { sandbox }: Pair): readonly string[] {
  const truth = sandbox.truth.stockFlow({ stock: flow.stock, day: flow.day });
  return MEASURES.flatMap((measure) =>
    INVESTORS.flatMap((investor) => {
      const trade = flow[measure]?.[investor];
      if (trade === undefined) return [];
      const columns = flow.derived.includes(investor) ? 2 : 1;
      const step = flow.rounding[measure] ?? NaN;
      const most = step === 1 ? 0 : (step / 2) * columns;
      return (Object.entries(trade) as [keyof Trade, number][])
        .filter(([side, figure]) => !(Math.abs(figure - truth[measure][investor][side]) <= most))
        .map(([side, figure]) => `${flow.day} ${measure} ${investor} ${side}: ${figure}`);
    }),
  );
}

describe(`a year of ${SESSIONS} sessions, at both brokers`, () => {
  it.each(['kiwoom', 'koreainvestment'] as const)(
    '%s: the market is the truth, with the least number of calls',
    async (broker) => {
      await using pair = await unpaced();
      const query = { market: 'kospi', limit: SESSIONS, measures: [...MEASURES] } as const;
      const calls = valueOf(pair[broker].estimate('flowHistory', query)).calls;
      const flows = valueOf(await pair[broker].flowHistory(query));
      expect(flows).toHaveLength(SESSIONS);
      expect(flows.flatMap((flow) => mismatches(flow, pair.sandbox))).toEqual([]);
      expect(dataCalls(pair)).toBe(calls);
      expect(pair.sandbox.violations).toEqual([]);
    },
  );

  it.each(['kiwoom', 'koreainvestment'] as const)(
    '%s: a stock is the truth, with the least number of calls',
    async (broker) => {
      await using pair = await unpaced();
      const query = { stock: STOCK, limit: SESSIONS, measures: [...MEASURES] } as const;
      const calls = valueOf(pair[broker].estimate('stockFlows', query)).calls;
      const flows = valueOf(await pair[broker].stockFlows(query));
      expect(flows).toHaveLength(SESSIONS);
      expect(flows.flatMap((flow) => wrongIn(flow, pair))).toEqual([]);
      expect(dataCalls(pair)).toBe(calls);
    },
  );

  it('the two agree on every day, and one step too much is named with its day', async () => {
    await using pair = await unpaced();
    const query = { stock: STOCK, limit: SESSIONS, measures: [...MEASURES] } as const;
    const [left, right] = [
      valueOf(await pair.kiwoom.stockFlows(query)),
      valueOf(await pair.koreainvestment.stockFlows(query)),
    ];
    const agreed = compareSeries(left, right);
    expect([agreed.verdict, agreed.days.length]).toEqual(['agree', SESSIONS]);
    const odd = left.map((flow, place) =>
      place === 100 && flow.volume !== undefined
        ? { ...flow, volume: { ...flow.volume, bank: { net: (flow.volume.bank?.net ?? NaN) + 1 } } }
        : flow,
    );
    expect(compareSeries(odd, right)).toMatchObject({
      verdict: 'disagree',
      firstDifferent: left[100]?.day,
    });
  });

  it('programme trading of a stock is the same at both', async () => {
    await using pair = await unpaced();
    const query = { stock: STOCK, limit: SESSIONS, measures: [...MEASURES] } as const;
    const [left, right] = [
      valueOf(await pair.kiwoom.stockProgramTrades(query)),
      valueOf(await pair.koreainvestment.stockProgramTrades(query)),
    ];
    expect(left).toHaveLength(SESSIONS);
    expect(right.map(({ day }) => day)).toEqual(left.map(({ day }) => day));
    for (const [place, row] of left.entries())
      for (const measure of MEASURES) {
        const other = right[place];
        const most = ((row.rounding[measure] ?? NaN) + (other?.rounding[measure] ?? NaN)) / 2;
        const apart = (row[measure]?.net ?? NaN) - (other?.[measure]?.net ?? NaN);
        expect(Math.abs(apart), `${row.day} ${measure}`).toBeLessThanOrEqual(most);
      }
  });
});

describe('what stands around the flow', () => {
  it('kiwoom: a ranking by trading is the one that the flows of all stocks give', async () => {
    await using pair = await unpaced();
    const ranked = valueOf(await pair.kiwoom.topStocks({ market: 'kospi', by: 'trade' }));
    const { truth } = pair.sandbox;
    const day = ranked[0]?.day ?? '';
    const nets = ranked.map(
      ({ stock }) => truth.stockFlow({ stock, day }).value.foreignRegistered.net,
    );
    // Two nets within one of the broker's steps may stand either way round.
    const step = ranked[0]?.rounding.netValue ?? NaN;
    for (const [place, net] of nets.slice(1).entries())
      expect(net).toBeLessThanOrEqual((nets[place] ?? NaN) + step);
    const listed = truth.stocks.filter((code) => truth.stock(code)?.market === 'kospi');
    const best = Math.max(
      ...listed.map((stock) => truth.stockFlow({ stock, day }).value.foreignRegistered.net),
    );
    expect(best).toBe(Math.max(...nets));
    for (const [place, { netValue = NaN, rounding }] of ranked.entries())
      expect(Math.abs(netValue - (nets[place] ?? NaN))).toBeLessThanOrEqual(
        rounding.netValue ?? NaN,
      );
    const [first] = valueOf(
      await pair.kiwoom.stockFlows({ stock: ranked[0]?.stock ?? '', from: day, to: day }),
    );
    expect(
      Math.abs((first?.value?.foreignRegistered?.net ?? NaN) - (nets[0] ?? NaN)),
    ).toBeLessThanOrEqual(first?.rounding.value ?? NaN);
  });

  it('kiwoom: the stocks of a sector trade no more than the sector', async () => {
    await using pair = await unpaced();
    const sector = 'electrical-electronics';
    const members = valueOf(await pair.kiwoom.sectorStocks({ market: 'kospi', sector }));
    expect(members.map(({ stock }) => stock).toSorted()).toEqual(
      [...pair.sandbox.truth.members({ market: 'kospi', sector })].toSorted(),
    );
    const [index] = valueOf(await pair.kiwoom.sectorIndexes({ market: 'kospi', sector }));
    const traded = members.reduce((sum, { tradedShares = NaN }) => sum + tradedShares, 0);
    expect(traded).toBeGreaterThan(0);
    expect(traded).toBeLessThanOrEqual((index?.volume ?? NaN) + (index?.rounding.volume ?? NaN));
  });
});
