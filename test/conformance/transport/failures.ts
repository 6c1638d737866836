import { setImmediate } from 'node:timers/promises';
import nock from 'nock';
import type { CallEvent } from '@investor-flow/adapter-kit';
import type { BrokerError } from '@investor-flow/core';
import { expect, it } from 'vitest';
import type { Answer } from '../../support/over-nock.ts';
import { errorOf } from '../../support/results.ts';
import { expectHidden } from '../../support/shown.ts';
import { type Adapter, type Expected, KOSPI, type Settings } from './adapter.ts';

/** A question that fails, and what the broker answers to its calls. */
export interface Failing {
  readonly title: string;
  /** Answers of the token call; by default it brings a token once. */
  readonly tokens?: readonly Answer[];
  readonly data?: readonly Answer[];
  readonly settings?: Settings;
  readonly error: Expected;
}

const isDeeplyFrozen = (it: unknown): boolean =>
  typeof it !== 'object' ||
  it === null ||
  (Object.isFrozen(it) && Object.values(it).every(isDeeplyFrozen));

/** What holds of every error and event that a caller may log. */
export function expectFitForLogs(
  { secrets }: Adapter,
  error: BrokerError,
  events: readonly CallEvent[],
): void {
  expect(isDeeplyFrozen(error)).toBe(true);
  expect(JSON.parse(JSON.stringify(error))).toEqual(error);
  expectHidden(secrets, error, events);
}

const isPresent = ([, value]: readonly [string, unknown]): boolean => value !== undefined;

/** Each fails with its error, which may be logged, also when the broker repeats everything that it was sent. */
export function eachFails(adapter: Adapter, failings: readonly Failing[]): void {
  for (const failing of failings) {
    const { title, error: wanted } = failing;
    it(`${title} is ${String(wanted['kind'])}`, async () => {
      const error = await failed(adapter, failing, false);
      expect(error).toMatchObject(Object.fromEntries(Object.entries(wanted).filter(isPresent)));
      for (const [name, value] of Object.entries(wanted))
        if (value === undefined) expect(error).not.toHaveProperty(name);
    });
    it(`${title} shows no secret that the broker repeats`, async () => {
      const error = await failed(adapter, failing, true);
      expect(error.kind).toBe(wanted['kind']);
      if ('received' in error && error.received !== '')
        expect(error.received).toContain('[redacted]');
    });
  }
}

async function failed(adapter: Adapter, failing: Failing, echo: boolean): Promise<BrokerError> {
  const { name, answering, granted, opened } = adapter;
  const { tokens = [granted()], data = [], settings } = failing;
  const said = (answers: readonly Answer[]) => answers.map((answer) => ({ ...answer, echo }));
  // A refusal that repeats what it was sent names the token, and is answered with a new one.
  answering('token', said(echo ? [...tokens, granted()] : tokens));
  answering('data', said(echo ? [...data, ...data] : data));
  const { broker, events } = opened(settings);
  const error = errorOf(await broker.investorFlow(KOSPI));
  if (echo) nock.cleanAll();
  await setImmediate(); // events arrive after the answer
  expectFitForLogs(adapter, error, events);
  expect(error.at).toMatchObject({ broker: name, operation: 'investorFlow' });
  return error;
}
