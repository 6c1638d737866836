import { MEASURES } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { mismatches } from '../support/mismatches.ts';
import { unpaced } from '../support/pair.ts';
import { valueOf } from '../support/results.ts';

/** Korea Investment fills KOSDAQ's baskets with zeros, and has no KOSDAQ 150. */
const UNFILLED = 'blue-chip venture mid-sized technology-growth kosdaq-global kosdaq150'.split(' ');

describe('both brokers tell the same truth, each under its own rounding', () => {
  it.each(['kospi', 'kosdaq'] as const)('%s: every sector, value and volume', async (market) => {
    await using pair = await unpaced();
    const query = { market, measures: [...MEASURES] };
    const answers = await Promise.all([
      pair.kiwoom.sectorFlows(query),
      pair.koreainvestment.sectorFlows(query),
    ]);
    const [left, whole] = answers.map(valueOf);
    const right = whole?.filter(({ sector }) => !UNFILLED.includes(sector.id ?? ''));
    expect(left?.flatMap((flow) => mismatches(flow, pair.sandbox))).toEqual([]);
    expect(right?.flatMap((flow) => mismatches(flow, pair.sandbox))).toEqual([]);
    const ids = (flows: typeof left) => flows?.map(({ sector }) => sector.id).toSorted();
    expect(ids(right)).toEqual(ids(left)?.filter((id) => !UNFILLED.includes(id ?? '')));
    expect(pair.sandbox.violations).toEqual([]);
  });

  it('kiwoom: a day of last year, on every venue', async () => {
    await using pair = await unpaced();
    for (const venue of ['krx', 'nxt', 'unified'] as const) {
      const query = { market: 'kospi', day: '2025-09-15', venue, measures: [...MEASURES] } as const;
      const flows = valueOf(await pair.kiwoom.sectorFlows(query));
      expect(flows.flatMap((flow) => mismatches(flow, pair.sandbox))).toEqual([]);
      expect(flows[0]).toMatchObject({ dayBasis: 'requested', status: 'final', venue });
    }
  });

  it('koreainvestment: every derivative market, in contracts', async () => {
    await using pair = await unpaced();
    const { capabilities } = pair.koreainvestment;
    const offer = capabilities.investorFlow;
    if (offer.support === 'none') throw new Error(offer.because);
    for (const market of offer.markets) {
      const query = { market, measures: [...MEASURES] };
      const flow = valueOf(await pair.koreainvestment.investorFlow(query));
      expect(mismatches(flow, pair.sandbox), market).toEqual([]);
    }
  });

  it('kiwoom: the index of every sector, unsigned and in points', async () => {
    await using pair = await unpaced();
    const flows = valueOf(await pair.kiwoom.sectorFlows({ market: 'kosdaq' }));
    for (const { sector, index, day } of flows) {
      const truth = pair.sandbox.truth.index({ market: 'kosdaq', sector: sector.id ?? 'all', day });
      expect(index?.price).toBe((truth?.hundredths ?? NaN) / 100);
      expect(index?.change).toBe((truth?.changeHundredths ?? NaN) / 100);
      expect(index?.changePercent).toBe((truth?.percentHundredths ?? NaN) / 100);
      expect(Math.abs((index?.volume ?? NaN) - (truth?.volume ?? NaN))).toBeLessThanOrEqual(500);
    }
  });

  it('kiwoom: leaves out sectors that did not exist yet, and says so', async () => {
    const left: unknown[] = [];
    await using pair = await unpaced(
      {},
      { onEvent: (event) => event.type === 'left-out' && left.push(event.code) },
    );
    const query = { market: 'kospi', day: '2024-11-07' } as const;
    const flows = valueOf(await pair.kiwoom.sectorFlows(query));
    expect(flows.map(({ sector }) => sector.code)).not.toContain('029');
    expect(left).toEqual(['028', '029', '030']);
    const one = await pair.kiwoom.investorFlow({ ...query, sector: 'it-services' });
    expect(one.isErr() && one.error.kind).toBe('empty');
  });

  it('koreainvestment: provisional and assumed; kiwoom: requested, final only the day after', async () => {
    await using pair = await unpaced({ now: '2026-11-20T23:59:30+09:00' });
    const ask = () => pair.kiwoom.investorFlow({ market: 'kospi', day: '2026-11-20' });
    expect(valueOf(await ask())).toMatchObject({ dayBasis: 'requested', status: 'provisional' });
    await pair.sandbox.clock.advance(60_000);
    expect(valueOf(await ask())).toMatchObject({ dayBasis: 'requested', status: 'final' });
    const other = valueOf(await pair.koreainvestment.investorFlow({ market: 'kospi' }));
    expect(other).toMatchObject({ day: '2026-11-20', dayBasis: 'assumed', status: 'provisional' });
  });
});
