// Connections: loopback alone.
import { ask, pages } from '@investor-flow/core';
import { describe, expect, it, vi } from 'vitest';
import { ENGINES } from './__fixtures__/engines.ts';
import { row } from './__fixtures__/rows.ts';
import { steady } from './__fixtures__/steady.ts';
import { clock, failed, given, keep, kospi, open, withStore } from './__fixtures__/stores.ts';
import { openStore, recording, remembered, replayed } from './index.ts';

vi.setConfig({ testTimeout: 30_000 });

const all = async <Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> => {
  const found: Item[] = [];
  for await (const it of items) found.push(it);
  return found;
};

describe.each(ENGINES.map((it) => [it.title, it] as const))('on %s', (_, engine) => {
  it.runIf(engine.isThere)(
    'a walk that came to the end of a history is replayed with the same limit',
    () =>
      withStore(engine, async (store) => {
        const source = recording(steady(), store);
        const query = kospi({ limit: 50 });
        const live = (await all(source.flowHistoryPages(query))).flatMap((it) => given(it));
        expect(live).toHaveLength(3);
        const kept = replayed(store, { clock });
        expect(given(await kept.flowHistory(query))).toStrictEqual(live);
        // A reader who has enough after one page has not asked for the rest.
        const other = { stock: '005930' } as const;
        for await (const page of source.stockFlowsPages(other)) {
          expect(given(page)).toHaveLength(2);
          break;
        }
        expect(failed(await kept.stockFlows({ ...other, limit: 3 })).kind).toBe('empty');
        expect(given(await kept.stockFlows({ ...other, limit: 2 }))).toHaveLength(2);
      }),
  );

  it.runIf(engine.isThere)('a row of a day that the calendar calls closed is in its series', () =>
    withStore(engine, async (store) => {
      const rows = ['2026-07-20', '2026-07-18', '2026-07-16'].map((day) => row({ day }));
      const query = kospi({ from: '2026-07-16', to: '2026-07-20' });
      given(await store.append('flowHistory', query, rows as never));
      expect(given(await store.read('flowHistory', query))).toStrictEqual(rows);
    }),
  );

  it.runIf(engine.isThere)(
    'no row at all is an answer too, on a day without a session as well',
    () =>
      withStore(engine, async (_own, { location }) => {
        const saturday = { ...clock, now: () => Date.parse('2026-07-25T12:00:00+09:00') };
        const query = { market: 'kospi', by: 'trade' } as const;
        const store = given(await openStore(location, { clock: saturday }));
        given(await store.append('topStocks', query, [], { broker: 'kiwoom' }));
        expect(given(await store.read('topStocks', query))).toEqual([]);
        const range = kospi({ from: '2026-07-20', to: '2026-07-22' });
        given(await store.append('flowHistory', range, []));
        expect(given(await store.read('flowHistory', range))).toEqual([]);
        expect(given(await store.coverage('flowHistory', range))).toMatchObject({ missing: [] });
        await store.close();
      }),
  );

  it.runIf(engine.isThere)('what is missing is named with the command that fetches it', () =>
    withStore(engine, async (store) => {
      const query = { market: 'kosdaq', sector: 'venture', measures: ['value', 'volume'] } as const;
      const missing = async (more: object) =>
        failed(await store.read('flowHistory', { ...query, ...more })).message;
      expect(await missing({ from: '2026-07-17', to: '2026-07-22' })).toBe(
        'The store has no flowHistory of 2026-07-20 (kosdaq venture krx): fetch it with `investor-flow record history kosdaq --sector venture --measure value,volume --from 2026-07-20`.',
      );
      expect(await missing({ limit: 3 })).toMatch(/ --limit 3`\.$/);
      const ranking = { market: 'kospi', by: 'trade', side: 'sell' } as const;
      expect(failed(await store.read('topStocks', ranking)).message).toContain(
        '`investor-flow record top kospi --by trade --side sell`',
      );
    }),
  );

  it.runIf(engine.isThere)('the course of a day is kept, and each moment sees what was known', () =>
    withStore(engine, async (store) => {
      for (const minute of [10, 20, 30])
        given(await keep(store, { figure: minute, observedAt: `2026-07-10T01:${minute}:00.000Z` }));
      const day = kospi({ day: '2026-07-10' });
      const figures = given(await store.observations('investorFlow', day)) as readonly unknown[];
      expect(figures).toMatchObject([{ figure: 10 }, { figure: 20 }, { figure: 30 }]);
      const at = async (asOf: string) => store.read('investorFlow', day, { asOf });
      expect(given(await at('2026-07-10T10:25:00+09:00'))).toMatchObject({ figure: 20 });
      expect(failed(await at('2026-07-10T10:09:59.999+09:00')).kind).toBe('missing');
      expect(failed(await at('at noon'))).toMatchObject({ kind: 'missing' });
    }),
  );

  it.runIf(engine.isThere)(
    'of one moment, what differs is another answer, and final comes before provisional',
    () =>
      withStore(engine, async (store) => {
        for (const figure of [1, 2, 1]) given(await keep(store, { figure }));
        const day = kospi({ day: '2026-07-10' });
        expect(given(await store.observations('investorFlow', day))).toHaveLength(2);
        expect(given(await store.read('investorFlow', day))).toMatchObject({ figure: 2 });
        given(await keep(store, { figure: 3, status: 'final' }));
        given(await keep(store, { figure: 4 }));
        expect(given(await store.read('investorFlow', day))).toMatchObject({ figure: 3 });
      }),
  );

  it.runIf(engine.isThere)('an answer that cannot be kept is not given', () =>
    withStore(engine, async (store) => {
      const other = await open(':memory:');
      await other.close();
      const source = recording(steady(), other);
      const error = failed(await source.investorFlow(kospi()));
      expect(error).toMatchObject({ kind: 'unavailable', cause: { code: 'STORE_CLOSED' } });
      const walk = await all(source.flowHistoryPages(kospi()));
      expect(walk.map((it) => failed(it).kind)).toEqual(['unavailable']);
      expect(given(await store.held())).toEqual([]);
    }),
  );

  it.runIf(engine.isThere)('what is remembered is not asked for again', () =>
    withStore(engine, async (store) => {
      const settled = steady(
        ['2026-07-21', '2026-07-20', '2026-07-16'].map((day) =>
          row({ day, observedAt: '2026-07-23T00:00:00.000Z' }),
        ),
      );
      const query = kospi({ from: '2026-07-16', to: '2026-07-21' });
      let asked = 0;
      const counted = {
        ...settled,
        flowHistoryPages: (...given_: Parameters<typeof settled.flowHistoryPages>) => {
          asked += 1;
          return settled.flowHistoryPages(...given_);
        },
      };
      const source = remembered(counted, store, { clock });
      const first = given(await source.flowHistory(query));
      expect(given(await source.flowHistory(query))).toStrictEqual(first);
      expect(asked).toBe(1);
      const walk = (await all(pages(source, 'flowHistory', query))).flatMap((it) => given(it));
      expect(walk).toStrictEqual(first);
      await store.close();
      const closed = failed(await ask(source, 'flowHistory', query));
      expect(closed).toMatchObject({ kind: 'unavailable', cause: { code: 'STORE_CLOSED' } });
    }),
  );
});
