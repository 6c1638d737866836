import { orThrow } from '@investor-flow/core';
import { openStore, type Store } from '../index.ts';
import type { Place, TestedEngine } from './engines.ts';
import { row, type RowParts } from './rows.ts';

/** After every day of `rows.ts`, and fixed. */
export const NOW = Date.parse('2026-07-23T12:00:00.000Z');
export const clock = { now: () => NOW, sleep: () => Promise.resolve() };

export const open = async (location: string): Promise<Store> =>
  orThrow(await openStore(location, { clock }));

export const kospi = (more: object = {}) => ({ market: 'kospi', ...more }) as const;

/** Keeps one flow of KOSPI. */
export const keep = (store: Store, parts: RowParts = {}) => {
  const { day } = row(parts);
  return store.append('investorFlow', kospi({ day }), row(parts) as never);
};

/** Opens a store in a place of its own, does the work, and leaves nothing behind. */
export async function withStore(
  engine: TestedEngine,
  work: (store: Store, place: Place) => Promise<void>,
): Promise<void> {
  const place = await engine.place();
  try {
    const store = await open(place.location);
    try {
      await work(store, place);
    } finally {
      await store.close();
    }
  } finally {
    await place.remove();
  }
}

