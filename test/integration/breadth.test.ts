import {
  ask,
  compareSeries,
  type InvestorFlow,
  MEASURES,
  type Result,
  type StockFlow,
} from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { mismatches } from '../support/mismatches.ts';
import { BROKERS, dataCalls, unpaced } from '../support/pair.ts';
import { valueOf } from '../support/results.ts';

const SESSIONS = 250;
const YEAR = { limit: SESSIONS, measures: MEASURES } as const;
const OF_STOCK = { ...YEAR, stock: '005930' } as const;

describe(`a year of ${SESSIONS} sessions, at both brokers`, () => {
  const cases = BROKERS.flatMap(
    (broker) =>
      [
        [broker, 'flowHistory', { ...YEAR, market: 'kospi' }],
        [broker, 'stockFlows', OF_STOCK],
      ] as const,
  );
  it.each(cases)(
    '%s: %s are the truth, with the least number of calls',
    async (broker, question, query) => {
      await using pair = await unpaced();
      const { calls } = valueOf(pair[broker].estimate(question, query as never));
      const answer = await ask(pair[broker], question, query as never);
      const flows = valueOf(answer as Result<readonly (InvestorFlow | StockFlow)[], unknown>);
      expect(flows).toHaveLength(SESSIONS);
      expect(flows.flatMap((flow) => mismatches(flow, pair.sandbox))).toEqual([]);
      expect(dataCalls(pair)).toBe(calls);
      expect(pair.sandbox.violations).toEqual([]);
    },
  );

  it('the two agree on every day, and one step too much is named with its day', async () => {
    await using pair = await unpaced();
    const left = valueOf(await pair.kiwoom.stockFlows(OF_STOCK));
    const right = valueOf(await pair.koreainvestment.stockFlows(OF_STOCK));
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
    const left = valueOf(await pair.kiwoom.stockProgramTrades(OF_STOCK));
    const right = valueOf(await pair.koreainvestment.stockProgramTrades(OF_STOCK));
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
    const [{ day, stock, rounding } = {}] = ranked;
    const netOf = (code: string): number =>
      truth.stockFlow({ stock: code, ...(day && { day }) }).value.foreignRegistered.net;
    const nets = ranked.map((it) => netOf(it.stock));
    // Two nets within one of the broker's steps may stand either way round.
    const step = rounding?.netValue ?? NaN;
    for (const [place, net] of nets.slice(1).entries())
      expect(net).toBeLessThanOrEqual((nets[place] ?? NaN) + step);
    const listed = truth.stocks.filter((code) => truth.stock(code)?.market === 'kospi');
    expect(Math.max(...listed.map(netOf))).toBe(Math.max(...nets));
    for (const [place, { netValue = NaN, rounding: own }] of ranked.entries())
      expect(Math.abs(netValue - (nets[place] ?? NaN))).toBeLessThanOrEqual(own.netValue ?? NaN);
    const [first] = valueOf(
      await pair.kiwoom.stockFlows({ stock: stock ?? '', from: day, to: day }),
    );
    const apart = (first?.value?.foreignRegistered?.net ?? NaN) - (nets[0] ?? NaN);
    expect(Math.abs(apart)).toBeLessThanOrEqual(first?.rounding.value ?? NaN);
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
