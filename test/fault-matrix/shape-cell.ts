import { isDeepStrictEqual } from 'node:util';
import type { Question } from '@investor-flow/core';
import { expect } from 'vitest';
import { checkError, struckBy } from './checks.ts';
import { asked, mostOfOne, type Outcome, rightOf } from './question.ts';
import { type Place, type ShapeFault, type Verdict, verdictsOf } from './shape-faults.ts';
import type { BrokerName } from '../support/pair.ts';
import type { Stage } from './stage.ts';

export interface ShapeCell {
  readonly broker: BrokerName;
  readonly question: Question;
  readonly place: Place;
  readonly fault: ShapeFault;
}

/** Whether the stage may be played on, or calls that were let go may still arrive at it. */
export type Left = 'nothing' | 'calls';

/** Plays one fault in the answers of one question: right, refused or announced, never wrong. */
export async function playShape(stage: Stage, cell: ShapeCell): Promise<Left> {
  const { broker, question, place, fault } = cell;
  const right = await rightOf(broker, question);
  const spared = place === 'first' ? 0 : Math.floor(right.calls / 2);
  if (place === 'later' && spared === 0) return 'nothing';
  const { faults, requests } = stage.sandbox;
  const [began, leftOutBefore] = [requests.length, stage.leftOut()];
  // A first page has no cursor that could come back, and only what fits a fault is counted.
  const after = fault === 'repeated-cursor' ? 0 : spared;
  faults.add(fault, { broker, api: right.api, times: Infinity, after });
  const { rows, error } = await asked(stage, question);
  faults.clear();
  const made = requests.slice(began);
  expect(stage.leaks(), 'what is left behind').toEqual([]);

  if (struckBy(made, fault) === 0) {
    expect(error, 'nothing was struck').toBeUndefined();
    expect(rows).toEqual(right.rows);
    return 'nothing';
  }
  const verdict = verdictOf({ rows, error }, right.rows);
  // Estimates of two calls are joined by time: a measure without a row at that time is absent.
  const joined: readonly Verdict[] = question === 'stockEstimates' ? ['figure-absent'] : [];
  expect([...verdictsOf(broker, question, [place, fault]), ...joined]).toContain(verdict);
  // A day of all sectors is announced once, and a row of two calls twice. Pages by date end with an empty one.
  const isEnd = broker === 'koreainvestment' && fault === 'empty-list' && place === 'later';
  const isShort = rows.length < right.rows.length && !isEnd;
  if (error === undefined)
    expect(isShort && stage.leftOut() === leftOutBefore, 'a short list').toBe(false);
  else checkError(error, { broker, operation: question, api: right.api }, stage.secrets());
  expect(mostOfOne(made), 'no call is sent again').toBe(1);
  return error !== undefined && right.calls > 1 ? 'calls' : 'nothing';
}

/** Every row that was given must be right, a row with less than the right figures apart. */
function verdictOf({ rows, error }: Outcome, right: readonly object[]): Verdict {
  if (error !== undefined) {
    expect(rows, 'whole pages before the error').toEqual(right.slice(0, rows.length));
    return error.kind as Verdict;
  }
  // Thousands of rows: those that are written alike need not be looked for.
  const known = new Set(right.map((row) => JSON.stringify(row)));
  const others = rows.filter((row) => !known.has(JSON.stringify(row)));
  const isWhole = others.every((row) => right.some((it) => isDeepStrictEqual(it, row)));
  const isLess = others.every((row) =>
    right.some((it) => isDeepStrictEqual({ ...it, ...row, ...roundingOf(it) }, it)),
  );
  expect(isLess, 'no wrong figure').toBe(true);
  return isWhole ? 'left-out' : 'figure-absent';
}

/** A row with fewer measures names fewer steps. */
const roundingOf = (row: object): object => ('rounding' in row ? { rounding: row.rounding } : {});
