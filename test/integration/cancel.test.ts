import { expect, it } from 'vitest';
import { openPair, seenOf } from '../support/pair.ts';

// What a cancelled call leaves behind is tested in `test/conformance/transport` and beside the pipeline.

it('a walk that its reader leaves early leaves nothing behind', async () => {
  await using pair = await openPair();
  for await (const page of pair.kiwoom.foreignHoldingsPages({ stock: '005930' })) {
    expect(page.isOk()).toBe(true);
    break;
  }
  expect(seenOf(pair.sandbox, 'ka10008')).toBe(1);
});

it('a walk that is cancelled between pages says so, once and last', async () => {
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
