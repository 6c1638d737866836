import type { ProgramKinds, StockEstimate } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { wrongSides } from '../support/mismatches.ts';
import { BROKERS, openPair, unpaced } from '../support/pair.ts';
import { valueOf } from '../support/results.ts';

const KINDS = ['arbitrage', 'nonArbitrage', 'total'] as const;
const STOCK = '005930';

const wrongKinds = (told: ProgramKinds, truth: ProgramKinds, step: number): readonly string[] =>
  // A total of quantities is the sum of two rounded columns.
  KINDS.flatMap((kind) => wrongSides(told[kind], truth[kind], kind === 'total' ? step : step / 2));

describe.each(BROKERS)('%s: programme trading', (broker) => {
  it('of a market is the truth of 120 sessions', async () => {
    await using pair = await unpaced();
    const days = valueOf(await pair[broker].programTrades({ market: 'kosdaq', limit: 120 }));
    expect(days).toHaveLength(120);
    for (const day of days) {
      const truth = pair.sandbox.truth.program(day);
      expect(wrongKinds(day, truth.value, day.rounding.value)).toEqual([]);
      if (day.volume !== undefined)
        expect(wrongKinds(day.volume, truth.volume, day.rounding.volume ?? NaN)).toEqual([]);
    }
    expect(days.every(({ volume }) => volume !== undefined)).toBe(true);
  });

  it('of a market by minute is the truth of each minute', async () => {
    await using pair = await unpaced();
    const minutes = valueOf(await pair[broker].programTradesIntraday({ market: 'kospi' }));
    expect(minutes.length).toBeGreaterThanOrEqual(30);
    for (const minute of minutes) {
      const at = Date.parse(`${minute.day}T${minute.time}+09:00`);
      const truth = pair.sandbox.truth.program({ market: 'kospi', day: minute.day, at });
      expect(wrongKinds(minute, truth.value, minute.rounding.value), minute.time).toEqual([]);
    }
  });

  it('of a stock is the truth of 100 sessions', async () => {
    await using pair = await unpaced();
    const query = { stock: STOCK, limit: 100, measures: ['value', 'volume'] } as const;
    const days = valueOf(await pair[broker].stockProgramTrades(query));
    expect(days).toHaveLength(100);
    for (const { day, value, volume, rounding } of days) {
      const truth = pair.sandbox.truth.stockProgram({ stock: STOCK, day });
      if (value === undefined || volume === undefined) throw new Error(`${day} lacks a measure`);
      const most = rounding.value === 1 ? 0 : (rounding.value ?? NaN) / 2;
      expect(wrongSides(value, truth.value.total, most), day).toEqual([]);
      expect(wrongSides(volume, truth.volume.total, 0), day).toEqual([]);
    }
  });
});

describe.each(BROKERS)('%s: estimates', (broker) => {
  it.each([
    ['10:31', '2026-11-20T10:31:00+09:00', 2],
    ['after the close', '2026-11-20T16:00:00+09:00', 5],
  ])('of a stock at %s are what the staff typed in', async (_, now, slots) => {
    await using pair = await openPair({ now });
    const query = { stock: STOCK, measures: ['volume'] } as const;
    const rows = valueOf(await pair[broker].stockEstimates(query));
    const truth = pair.sandbox.truth.estimates({ stock: STOCK });
    expect(truth).toHaveLength(slots);
    const told = rows.map(({ volume }: StockEstimate) => [
      volume?.foreign?.net,
      volume?.institution?.net,
    ]);
    const typed = truth.map(({ shares }) => [shares.foreign, shares.institution]);
    // Kiwoom's first row is the opening; the first slot has no institution, and Korea Investment's 0 there is a placeholder.
    if (broker === 'kiwoom') expect(told).toEqual([[0, 0], ...typed]);
    else expect(told).toEqual([[typed[0]?.[0], undefined], ...typed.slice(1)]);
    expect(rows.every(({ status }) => status === 'estimated')).toBe(true);
  });

  it('before the first are none', async () => {
    await using pair = await openPair({ now: '2026-11-20T09:10:00+09:00' });
    const result = await pair[broker].stockEstimates({ stock: STOCK, measures: ['volume'] });
    if (broker === 'koreainvestment') expect(result.isErr() && result.error.kind).toBe('empty');
    else expect(valueOf(result).map(({ time }) => time)).toEqual(['09:00:00']);
  });
});

describe.each(BROKERS)('%s: rankings', (broker) => {
  it.each(['buy', 'sell'] as const)('by %s at desks is that of all desks', async (side) => {
    await using pair = await unpaced();
    const query = { market: 'kospi', by: 'broker-desk', side } as const;
    const ranked = valueOf(await pair[broker].topStocks(query));
    const { truth } = pair.sandbox;
    const day = ranked[0]?.day ?? '';
    const sign = side === 'buy' ? 1 : -1;
    const nets = ranked.map(({ stock }) => truth.desks({ stock, day }));
    expect(ranked.map(({ netShares }) => netShares)).toEqual(nets.map((it) => it.netShares));
    // Kiwoom's list is asked by amount, Korea Investment's by quantity, which alone it tells.
    const by = nets.map((it) => sign * (broker === 'kiwoom' ? it.netValue : it.netShares));
    expect(by).toEqual(by.toSorted((a, b) => b - a));
    expect(by.every((it) => it > 0)).toBe(true);
  });

  it.each(['foreign', 'institution'] as const)('by estimates of %s', async (investor) => {
    await using pair = await unpaced();
    const query = { market: 'kosdaq', by: 'estimate', investor } as const;
    const ranked = valueOf(await pair[broker].topStocks(query));
    const { truth } = pair.sandbox;
    const day = ranked[0]?.day ?? '';
    const newest = (stock: string) => truth.estimates({ stock, day }).at(-1)?.shares[investor];
    for (const { stock, netShares } of ranked) expect(netShares, stock).toBe(newest(stock));
    const all = truth.members({ market: 'kosdaq' }).flatMap((stock) => newest(stock) ?? []);
    expect(ranked[0]?.netShares).toBe(Math.max(...all));
  });
});

describe('kiwoom: rankings by holdings', () => {
  it.each([
    ['holding-change', 1],
    ['holding-change', 5],
    ['holding-streak', 3],
    ['limit-use', 1],
    ['limit-use', 20],
  ] as const)('%s of %i sessions is that of the depository', async (by, sessions) => {
    await using pair = await unpaced();
    const ranked = valueOf(await pair.kiwoom.topStocks({ market: 'kospi', by, sessions }));
    expect(ranked).not.toEqual([]);
    for (const { stock, day, netShares, heldShares } of ranked.slice(0, 5)) {
      expect(day).toBe('2026-11-19');
      const holdings = pair.sandbox.truth.holdings(stock).filter((it) => it.day <= day);
      const changes = holdings.slice(0, sessions).map((it) => it.changeShares);
      if (netShares !== undefined) expect(netShares).toBe(changes.reduce((a, b) => a + b, 0));
      if (heldShares !== undefined) expect(heldShares).toBe(holdings[0]?.heldShares);
      if (by === 'holding-streak') expect(changes.every((it) => it > 0)).toBe(true);
    }
  });
});

describe('stocks and holdings', () => {
  it('kiwoom: the list of a market is every stock that is listed', async () => {
    await using pair = await unpaced();
    const { truth } = pair.sandbox;
    const list = valueOf(await pair.kiwoom.stocks({ market: 'kosdaq' }));
    const right = truth.stocks.filter((code) => truth.stock(code)?.market === 'kosdaq');
    expect(list.map(({ stock }) => stock).toSorted()).toEqual([...right].toSorted());
    for (const { stock, name, listedShares } of list)
      expect(truth.stock(stock)).toMatchObject({ name, listedShares });
  });

  it.each(BROKERS)('%s: the latest holding is the truth', async (broker) => {
    // Holdings of a day are counted by the next morning.
    await using pair = await openPair({ now: '2026-11-21T08:00:00+09:00' });
    const [latest] = valueOf(await pair[broker].foreignHoldings({ stock: STOCK, limit: 1 }));
    expect(latest?.day).toBe('2026-11-20');
    const truth = pair.sandbox.truth.holding(STOCK, '2026-11-20');
    expect(latest?.heldShares).toBe(truth?.heldShares);
  });
});
