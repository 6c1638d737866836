import {
  ask,
  type BrokerError,
  isSeries,
  krxCalendar,
  pages,
  type Question,
  type Result,
  sessionsBetween,
  type Source,
  specOf,
} from '@investor-flow/core';
import type { SeenRequest } from '@investor-flow/sandbox';
import { expect } from 'vitest';
import { type AnyQuery, partsOf, sampleOf } from '../conformance/samples.ts';
import { EVENING } from '../support/clock.ts';
import { allOf } from '../support/results.ts';
import type { BrokerName } from '../support/pair.ts';
import { openStage, SIGN_IN, type Stage } from './stage.ts';

type Rows = readonly object[];

/** What a question gave, in its order: rows, and the error that ended it. */
export interface Outcome {
  readonly rows: Rows;
  readonly error: BrokerError | undefined;
}

/** The first of so many sessions up to the moment of the stage; a little more than one page. */
const fromOf = (sessions: number): string =>
  sessionsBetween(krxCalendar, '2026-05-01', EVENING.slice(0, 10)).at(-sessions) ?? '2026-05-01';

/** Longer walks page by the same code, and take minutes. */
const MOST_SESSIONS = 65;

/** A query of several calls where that takes few: every measure, and a little more than one page. */
export function queryOf({ capabilities }: Source, question: Question): AnyQuery {
  const { measures, daysPerCall } = partsOf(capabilities, question);
  return {
    ...sampleOf(capabilities, question),
    ...(measures === undefined ? {} : { measures }),
    ...(daysPerCall === undefined
      ? {}
      : { from: fromOf(Math.min(MOST_SESSIONS, Math.ceil(daysPerCall * 1.2))) }),
  };
}

/** When it was observed may differ. */
const timeless = (row: object): object => ({ ...row, observedAt: '' });

/** Asks a question; a series by its pages. */
export async function asked({ source, signal }: Stage, question: Question): Promise<Outcome> {
  const query = queryOf(source, question) as never;
  const steps: readonly Result<unknown, BrokerError>[] = isSeries(question)
    ? await allOf(pages(source, question, query, { signal }))
    : [await ask(source, question, query, { signal })];
  const failed = steps.findIndex((step) => step.isErr());
  expect([-1, steps.length - 1], 'an error is the last').toContain(failed);
  const rows = steps.flatMap((step) => (step.isOk() ? [step.value].flat(1) : [])) as Rows;
  const last = steps.at(-1);
  return { rows: rows.map(timeless), error: last?.isErr() === true ? last.error : undefined };
}

/** What an undisturbed source answers, and with how many calls of which id. */
export interface Right {
  readonly rows: Rows;
  readonly api: string;
  readonly calls: number;
}

const known = new Map<string, Promise<Right>>();

/** The same for every stage, because they share their seed and their moment. */
export function rightOf(broker: BrokerName, question: Question): Promise<Right> {
  const key = `${broker} ${question}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const right = (async (): Promise<Right> => {
    await using stage = await openStage(broker);
    const { rows, error } = await asked(stage, question);
    expect(error).toBeUndefined();
    expect(specOf(question).violations(rows)).toEqual([]);
    expect(stage.sandbox.violations).toEqual([]);
    const data = stage.sandbox.requests.filter(({ api }) => api !== SIGN_IN[broker]);
    return { rows, api: data[0]?.api ?? '', calls: data.length };
  })();
  known.set(key, right);
  return right;
}

/** How often the call that was made most was made. */
export function mostOfOne(requests: readonly SeenRequest[]): number {
  const made = new Map<string, number>();
  for (const { api, query, body, nextKey } of requests) {
    const call = JSON.stringify([api, query, body, nextKey]);
    made.set(call, (made.get(call) ?? NaN) + 1 || 1);
  }
  return Math.max(...made.values(), 1);
}
