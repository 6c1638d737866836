import { type BrokerError, err, type ForeignHolding, ok, type Result } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { failuresOf, fakeSource, holdingOf } from './__fixtures__/fake-source.ts';
import { firstAvailable, type MovedOn } from './first-available.ts';

const QUERY = { stock: '005930', limit: 4 };
const page = (broker: string, ...days: readonly string[]) =>
  ok(days.map((day) => holdingOf(broker, day)));
const failed = (broker: string, kind: keyof ReturnType<typeof failuresOf>) =>
  err(failuresOf(broker, 'foreignHoldings')[kind]);

const walked = async (
  source: ReturnType<typeof firstAvailable>,
): Promise<readonly Result<readonly ForeignHolding[], BrokerError>[]> => {
  const found = [];
  for await (const it of source.foreignHoldingsPages(QUERY)) found.push(it);
  return found;
};
const said = (pages: Awaited<ReturnType<typeof walked>>): readonly string[] =>
  pages.flatMap((it) =>
    it.match(
      (rows) => rows.map(({ broker, day }) => `${broker} ${day}`),
      (error) => [`${error.at.broker} ${error.kind}`],
    ),
  );

describe('a walk by pages', () => {
  it('goes to the next source where the first page fails, and says so', async () => {
    const one = fakeSource('first', { pages: [failed('first', 'throttled')] });
    const two = fakeSource('second', { pages: [page('second', 'd4', 'd3'), page('second', 'd2')] });
    const events: MovedOn[] = [];
    const source = firstAvailable([one, two], { onEvent: (event) => events.push(event) });
    expect(said(await walked(source))).toEqual(['second d4', 'second d3', 'second d2']);
    expect(events).toMatchObject([
      { question: 'foreignHoldings', from: 'first', to: 'second', error: { kind: 'throttled' } },
    ]);
    expect(two.asked).toEqual([['foreignHoldings', QUERY, undefined]]);
  });

  it('never changes sources midway: a later page that fails ends it', async () => {
    const one = fakeSource('first', {
      pages: [page('first', 'd4'), failed('first', 'unavailable')],
    });
    const two = fakeSource('second', { pages: [page('second', 'd4')] });
    const source = firstAvailable([one, two]);
    expect(said(await walked(source))).toEqual(['first d4', 'first unavailable']);
    expect(two.asked).toEqual([]);
  });

  it('that finds nothing found an answer', async () => {
    const two = fakeSource('second', { pages: [page('second', 'd4')] });
    const source = firstAvailable([fakeSource('first', { pages: [] }), two]);
    expect(await walked(source)).toEqual([]);
    expect(two.asked).toEqual([]);
  });

  it('ends once where the question is wrong', async () => {
    const one = fakeSource('first', { pages: [failed('first', 'invalid')] });
    const two = fakeSource('second', { pages: [page('second', 'd4')] });
    expect(said(await walked(firstAvailable([one, two])))).toEqual(['first invalid']);
    expect(two.asked).toEqual([]);
  });

  it('lists every attempt where no one answers', async () => {
    const fakes = ['first', 'second'].map((name) =>
      fakeSource(name, { pages: [failed(name, 'unavailable')] }),
    );
    const found = await walked(firstAvailable(fakes));
    expect(found).toHaveLength(1);
    const attempts = found.map((it) =>
      it.match(
        () => [],
        ({ attempts: all = [] }) => all,
      ),
    );
    expect(attempts.flat().map(({ at }) => at.broker)).toEqual(['first', 'second']);
  });

  it('sends nothing before the first page is asked for', async () => {
    const one = fakeSource('first', { pages: [page('first', 'd4')] });
    const pages = firstAvailable([one]).foreignHoldingsPages(QUERY);
    expect(one.asked).toEqual([]);
    await pages.next();
    expect(one.asked).toHaveLength(1);
  });

  it('left early lets go of the walk it stands on', async () => {
    const one = fakeSource('first', { pages: [page('first', 'd4'), page('first', 'd3')] });
    for await (const _ of firstAvailable([one]).foreignHoldingsPages(QUERY)) break;
    expect(one.seen).toMatchObject({ pages: 1, ended: 1 });
  });

  it('lets go of the walks that failed', async () => {
    const one = fakeSource('first', { pages: [failed('first', 'throttled'), page('first', 'd4')] });
    const two = fakeSource('second', { pages: [page('second', 'd4')] });
    await walked(firstAvailable([one, two]));
    expect(one.seen).toMatchObject({ pages: 1, ended: 1 });
    expect(two.seen.ended).toBe(1);
  });
});
