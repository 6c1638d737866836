import { compareSeries, type IndexQuote, isTradingDay, sectorsOf } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { BROKERS, dataCalls, type Pair, unpaced } from '../support/pair.ts';
import { valueOf } from '../support/results.ts';

/** The figures of an index that differ from the truth by more than half a step; levels are exact. */
function wrongIn(quote: IndexQuote, { sandbox }: Pair): readonly string[] {
  const { market, day, sector, rounding } = quote;
  const where = { market, day, sector: sector.id ?? 'all' };
  const truth = sandbox.truth.index(where);
  if (truth === undefined) return [`${sector.code}: no index on ${day}`];
  const points = (hundredths: number) => [hundredths / 100, 0] as const;
  const right = {
    price: points(truth.hundredths),
    change: points(truth.changeHundredths),
    changePercent: points(truth.percentHundredths),
    open: points(truth.openHundredths),
    high: points(truth.highHundredths),
    low: points(truth.lowHundredths),
    volume: [truth.volume, (rounding.volume ?? NaN) / 2],
    turnover: [truth.turnover, (rounding.turnover ?? NaN) / 2],
  } as const;
  return (Object.keys(right) as (keyof typeof right)[]).flatMap((figure) => {
    const [told, [true_, most]] = [quote[figure], right[figure]];
    return told === undefined || Math.abs(told - true_) <= most
      ? []
      : [`${sector.code} ${day} ${figure}: ${told}, not ${true_}`];
  });
}

describe.each(BROKERS)('%s: indexes', (broker) => {
  it.each(['kospi', 'kosdaq'] as const)('of every sector of %s are the truth', async (market) => {
    await using pair = await unpaced();
    const quotes = valueOf(await pair[broker].sectorIndexes({ market }));
    // Kiwoom lists indexes of its own too, which are no sector of ours.
    const known = quotes.filter(({ sector }) => sector.id !== undefined);
    expect(known.length).toBeGreaterThan(20);
    expect(known.flatMap((it) => wrongIn(it, pair))).toEqual([]);
    for (const { sector, day, breadth } of known)
      expect(
        pair.sandbox.truth.breadth({ market, day, sector: sector.id ?? 'all' }),
        sector.code,
      ).toMatchObject(breadth ?? { absent: true });
    expect(pair.sandbox.violations).toEqual([]);
  });

  it('of one sector have the range of its day too', async () => {
    await using pair = await unpaced();
    const query = { market: 'kospi', sector: 'chemicals' } as const;
    const [quote] = valueOf(await pair[broker].sectorIndexes(query));
    expect(Object.keys(quote ?? {})).toEqual(expect.arrayContaining(['open', 'high', 'low']));
    expect(quote === undefined ? ['nothing'] : wrongIn(quote, pair)).toEqual([]);
  });

  it('of 250 sessions are the truth, in as few calls as the pages allow', async () => {
    await using pair = await unpaced();
    const query = { market: 'kosdaq', sector: 'financials', limit: 250 } as const;
    const { calls } = valueOf(pair[broker].estimate('indexHistory', query));
    const days = valueOf(await pair[broker].indexHistory(query));
    expect(days).toHaveLength(250);
    expect(days.every(({ open, high, low }) => open && high && low)).toBe(true);
    expect(days.flatMap((it) => wrongIn(it, pair))).toEqual([]);
    // The page of ka20006 is not known: 600 days are estimated, the sandbox gives 250.
    expect(dataCalls(pair)).toBe(broker === 'kiwoom' ? calls + 1 : calls);
  });
});

describe('indexes at both brokers', () => {
  it('are the same on every day, whichever of Kiwoom’s calls answers', async () => {
    await using pair = await unpaced();
    const figures = ({ day, price, change, changePercent }: IndexQuote) =>
      [day, price, change, changePercent] as const;
    const latest = { market: 'kospi', limit: 10 } as const;
    const both = await Promise.all([
      pair.kiwoom.indexHistory(latest),
      pair.kiwoom.indexHistory({ ...latest, limit: 60 }),
      pair.koreainvestment.indexHistory(latest),
    ]);
    const [short, long, other] = both.map((it) => valueOf(it));
    expect(short?.[0]?.api).toBe('ka20009');
    expect(long?.[0]?.api).toBe('ka20006');
    expect(long?.slice(0, 10).map(figures)).toEqual(short?.map(figures));
    expect(other?.map(figures)).toEqual(short?.map(figures));
  });
});

describe.each(BROKERS)('%s: every sector of a market by day', (broker) => {
  it('is the truth of five sessions', async () => {
    await using pair = await unpaced();
    const flows = valueOf(await pair[broker].sectorFlowHistory({ market: 'kospi', limit: 5 }));
    expect(new Set(flows.map(({ day }) => day)).size).toBe(5);
    expect(flows).toHaveLength(5 * sectorsOf('kospi').length);
    for (const flow of flows) {
      const truth = pair.sandbox.truth.flow({ ...flow, sector: flow.sector.id ?? 'all' });
      const apart = (flow.value?.institution.net ?? NaN) - truth.value.institution.net;
      expect(Math.abs(apart)).toBeLessThanOrEqual((flow.rounding.value ?? NaN) / 2);
      expect(isTradingDay(flow.day)).toBe(true);
    }
  });
});

it('sixty sessions of a market agree between the brokers, and one step too much names its day', async () => {
  await using pair = await unpaced();
  const query = { market: 'kospi', limit: 60, measures: ['value', 'volume'] } as const;
  const [left, right] = [
    valueOf(await pair.kiwoom.flowHistory(query)),
    valueOf(await pair.koreainvestment.flowHistory(query)),
  ];
  const agreed = compareSeries(left, right);
  expect([agreed.verdict, agreed.days.length]).toEqual(['agree', 60]);
  const odd = right.map((flow, place) => {
    const { value, rounding } = flow;
    if (place !== 40 || value?.bank === undefined) return flow;
    // More than rounding explains at both sides together.
    const net = value.bank.net + 2 * (left[0]?.rounding.value ?? NaN) + (rounding.value ?? NaN);
    return { ...flow, value: { ...value, bank: { net } } };
  });
  const series = compareSeries(left, odd);
  expect(series.firstDifferent).toBe(right[40]?.day);
});
