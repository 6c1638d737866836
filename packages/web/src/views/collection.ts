import { ok } from 'investor-flow';
import type { Collection } from '../api/answers.ts';
import { ofStore } from './trouble.ts';
import type { View } from './view.ts';

/** What is recorded, which sessions are missing, and how many calls were sent today. */
export const collection: View<Collection> = {
  parameters: [],
  answer: async (_, { store, calls }) =>
    (await store.held())
      .map((held) => ({ location: store.location, held, calls: calls() }))
      .mapErr(ofStore),
  rows: ({ held }) => held,
  command: () => ok(['store', 'coverage']),
};
