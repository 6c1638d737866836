import { afterAll } from 'vitest';
import { openBrokers } from './fuzzed-brokers.ts';

/** Those of a file of tests. */
export const brokers = await openBrokers();
afterAll(() => brokers[Symbol.asyncDispose]());
