import type { ForeignHolding } from '@investor-flow/core';
import type { HoldingTruth } from '@investor-flow/sandbox';
import { describe, expect, it } from 'vitest';
import { openPair, seenOf, unpaced } from '../support/pair.ts';
import { valueOf } from '../support/results.ts';

/** What a holding and the truth of its day must have in common. */
const FIGURES =
  'day heldShares limitShares acquirableShares changeShares close closeChange tradedShares'.split(
    ' ',
  ) as (keyof HoldingTruth & keyof ForeignHolding)[];
const figuresOf = (it: HoldingTruth | ForeignHolding) => FIGURES.map((name) => it[name]);

describe('a stock walked over pages', () => {
  it('is the whole truth, newest first, nothing lost and nothing doubled', async () => {
    await using pair = await unpaced();
    const found: ForeignHolding[] = [];
    for await (const page of pair.kiwoom.foreignHoldingsPages({ stock: '005930' })) {
      const rows = valueOf(page);
      expect(rows.length).toBeLessThanOrEqual(50);
      found.push(...rows);
    }
    const truth = pair.sandbox.truth.holdings('005930');
    expect(found.length).toBeGreaterThan(4000);
    expect(found.map(figuresOf)).toEqual(truth.map(figuresOf));
  });

  it('stops fetching once the range is answered', async () => {
    await using pair = await unpaced();
    const { kiwoom, sandbox } = pair;
    valueOf(await kiwoom.foreignHoldings({ stock: '005930', limit: 50 }));
    expect(seenOf(sandbox, 'ka10008')).toBe(1);
    valueOf(await kiwoom.foreignHoldings({ stock: '005930', from: '2026-08-03' }));
    expect(seenOf(sandbox, 'ka10008')).toBe(3);
  });

  it('gives fewer rows when the history ends, and letters in codes are codes', async () => {
    await using pair = await unpaced();
    const rows = valueOf(await pair.kiwoom.foreignHoldings({ stock: '0197X0', limit: 200 }));
    expect(rows.length).toBe(pair.sandbox.truth.holdings('0197X0').length);
    expect(rows.length).toBeLessThan(50);
  });

  it('shows a limit below the listed shares', async () => {
    await using pair = await unpaced();
    const [row] = valueOf(await pair.kiwoom.foreignHoldings({ stock: '017670', limit: 1 }));
    expect(row?.limitUsedPercent).toBeGreaterThan(row?.ownershipPercent ?? Infinity);
  });

  it('does not read rows outside the range', async () => {
    await using pair = await unpaced();
    pair.sandbox.faults.add('wrong-type', { api: 'ka10008', row: '20261120', times: 2 });
    const outside = { stock: '005930', to: '2026-11-19', limit: 3 };
    expect((await pair.kiwoom.foreignHoldings(outside)).isErr()).toBe(false);
    const inside = await pair.kiwoom.foreignHoldings({ stock: '005930', limit: 3 });
    expect(inside.isErr() && inside.error.kind).toBe('unreadable');
  });

  // What a cancelled call leaves behind is tested in `test/conformance/transport` and beside the pipeline.
  it('left early by its reader leaves nothing behind', async () => {
    await using pair = await openPair();
    for await (const page of pair.kiwoom.foreignHoldingsPages({ stock: '005930' })) {
      expect(page.isOk()).toBe(true);
      break;
    }
    expect(seenOf(pair.sandbox, 'ka10008')).toBe(1);
  });

  it('cancelled between pages says so, once and last', async () => {
    await using pair = await openPair();
    const control = new AbortController();
    const seen: string[] = [];
    const options = { signal: control.signal };
    for await (const page of pair.kiwoom.foreignHoldingsPages({ stock: '005930' }, options)) {
      seen.push(page.isOk() ? 'page' : page.error.kind);
      control.abort();
    }
    expect(seen).toEqual(['page', 'cancelled']);
  });
});
