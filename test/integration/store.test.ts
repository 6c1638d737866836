import {
  ask,
  isSeries,
  offerOf,
  pages,
  type Question,
  QUESTIONS,
  type Source,
} from '@investor-flow/core';
import {
  copyStore,
  openStore,
  recording,
  remembered,
  replayed,
  type Store,
} from '@investor-flow/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINES, type Place } from '../../packages/store/src/__fixtures__/engines.ts';
import { sampleOf } from '../conformance/samples.ts';
import { BROKERS, openPair, type Pair } from '../support/pair.ts';
import { allOf, errorOf, valueOf } from '../support/results.ts';

const HURRIED = { requestsPerSecond: 10_000 };
const cases = BROKERS.flatMap((broker) => QUESTIONS.map((question) => [broker, question] as const));

describe.each(ENGINES.map((it) => [it.title, it] as const))('on %s', (_, engine) => {
  let pair: Pair;
  let place: Place;
  let store: Store;
  beforeAll(async () => {
    if (!engine.isThere) return;
    pair = await openPair({}, HURRIED);
    Object.assign(pair.sandbox.quotas, { kiwoom: 10_000, koreainvestment: 10_000 });
    place = await engine.place();
    store = valueOf(await openStore(place.location, { clock: pair.sandbox.clock }));
  });
  afterAll(async () => {
    if (!engine.isThere) return;
    await store.close();
    await place.remove();
    await pair[Symbol.asyncDispose]();
  });

  const query = (source: Source, question: Question) => {
    const sample = sampleOf(source.capabilities, question);
    return (isSeries(question) ? { ...sample, limit: 3 } : sample) as never;
  };

  it.runIf(engine.isThere).each(cases)(
    '%s: %s is replayed as it was given',
    async (broker, question) => {
      const source = pair[broker];
      if (offerOf(source.capabilities, question).support === 'none') return;
      const { clock } = pair.sandbox;
      const asked = query(source, question);
      const live = valueOf(await ask(recording(source, store), question, asked));
      const kept = replayed(store, { broker, clock });
      expect(valueOf(await ask(kept, question, asked))).toStrictEqual(live);
      expect(valueOf(kept.estimate(question, asked)).calls).toBe(0);
      const { observedAt } = [live].flat()[0] as { readonly observedAt: string };
      const before = new Date(Date.parse(observedAt) - 1).toISOString();
      const early = replayed(store, { broker, clock, asOf: before });
      expect(errorOf(await ask(early, question, asked)).kind).toBe('empty');
      if (isSeries(question)) {
        const walk = (await allOf(pages(kept, question, asked))).map((page) => valueOf(page));
        expect(walk.flat()).toStrictEqual(live);
      }
      await kept.close();
      await early.close();
    },
  );

  it.runIf(engine.isThere)(
    'a year is asked for once, and a walk that failed goes on where it ended',
    async () => {
      const { sandbox, koreainvestment } = pair;
      const { clock } = sandbox;
      const year = { stock: '000660', from: '2026-02-02', to: '2026-11-13' } as const;
      const seen = () => sandbox.requests.filter(({ api }) => api === 'FHPTJ04160001').length;
      const own = remembered(koreainvestment, store, { clock });
      // A reader who goes after two pages.
      const before = seen();
      let read = 0;
      for await (const page of pages(own, 'stockFlows', year)) {
        read += valueOf(page).length;
        if (read >= 60) break;
      }
      const first = seen() - before;
      const all = valueOf(await own.stockFlows(year));
      const whole = seen() - before;
      expect(valueOf(await own.stockFlows(year))).toStrictEqual(all);
      expect(seen() - before).toBe(whole);
      const direct = valueOf(await koreainvestment.stockFlows(year));
      const calls = seen() - before - whole;
      expect(all.map(({ observedAt: _at, ...row }) => row)).toStrictEqual(
        direct.map(({ observedAt: _at, ...row }) => row),
      );
      // Nothing was asked for twice: at most the page at which it was interrupted is cut in two.
      expect(first).toBeLessThan(whole);
      expect(whole).toBeLessThanOrEqual(calls + 1);
      expect(valueOf(await store.coverage('stockFlows', year)).missing).toEqual([]);
    },
  );

  it.runIf(engine.isThere)('a sandbox’s figures are never taken for the broker’s', async () => {
    const { clock } = pair.sandbox;
    const flow = { stock: '005930', from: '2026-11-02', to: '2026-11-13' } as const;
    const own = remembered(pair.kiwoom, store, { clock });
    const sandboxed = valueOf(await own.stockFlows(flow));
    const rows = sandboxed.map((row) => ({ ...row, environment: 'live' as const }));
    const { environment: _, ...rest } = pair.kiwoom;
    const live = {
      ...rest,
      environment: 'live' as const,
      stockFlowsPages: async function* () {
        yield await Promise.resolve({ isErr: () => false, value: rows } as never);
      },
    } as unknown as Source;
    const given = valueOf(await remembered(live, store, { clock }).stockFlows(flow));
    expect(new Set(given.map(({ environment }) => environment))).toEqual(new Set(['live']));
    // Now that both are held, who names none is asked to.
    const open = errorOf(await replayed(store, { broker: 'kiwoom', clock }).stockFlows(flow));
    expect(open).toMatchObject({ kind: 'invalid' });
    expect(open.message).toContain('kiwoom (live), kiwoom (sandbox)');
  });

  it.runIf(engine.isThere)(
    'is copied whole to the other engine and back, once however often',
    async () => {
      const { clock } = pair.sandbox;
      const others = ENGINES.filter((it) => it.isThere && it.title !== engine.title);
      const other = await (others[0] ?? engine).place();
      const there = valueOf(await openStore(other.location, { clock }));
      const home = await engine.place();
      const back = valueOf(await openStore(home.location, { clock }));
      const { entries } = valueOf(await store.check());
      for (const [from, to] of [
        [store, there],
        [store, there],
        [there, back],
      ] as const)
        expect(valueOf(await copyStore(from, to))).toEqual({ entries, total: entries });
      expect(valueOf(await back.check())).toEqual({ entries, findings: [] });
      expect(valueOf(await back.held())).toStrictEqual(valueOf(await store.held()));
      for (const it of [there, back]) await it.close();
      await other.remove();
      await home.remove();
    },
  );
});
