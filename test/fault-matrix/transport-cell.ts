import type { FaultName } from '@investor-flow/sandbox';
import { expect } from 'vitest';
import { checkAfterwards, checkError, struckBy } from './checks.ts';
import { runningOut } from './late.ts';
import { asked, mostOfOne, type Outcome, rightOf } from './question.ts';
import type { BrokerName } from '../support/pair.ts';
import { openStage, SIGN_IN, type Stage } from './stage.ts';
import {
  type Effect,
  type Ending,
  questionAt,
  type Spell,
  type TransportFault,
  type TransportPlace,
} from './transport-faults.ts';

export interface TransportCell {
  readonly broker: BrokerName;
  readonly place: TransportPlace;
  readonly spell: Spell;
  readonly struck: TransportFault;
}

const isSignIn = (place: TransportPlace): boolean => place === 'sign-in' || place === 'renewal';
const effectAt = ({ place, struck }: TransportCell): Effect =>
  (isSignIn(place) ? struck.signIn : struck.data)[1];

/** The error that a cell must end with, or nothing where it is answered. */
function endingOf(cell: TransportCell): Ending | undefined {
  const effect = effectAt(cell);
  if ('harmless' in effect) return undefined;
  if ('ends' in effect) return effect.ends;
  if ('leavesOut' in effect) return cell.place === 'later' ? undefined : effect.leavesOut;
  if (cell.spell === 'once') return undefined;
  return 'passes' in effect ? effect.passes : effect.renews;
}

export function titleOf(cell: TransportCell): string {
  const ending = endingOf(cell);
  const when = cell.spell === 'once' ? 'once' : 'that stays';
  return `${cell.struck.title} ${when} is ${ending === undefined ? 'answered' : ending.kind}`;
}

const MINUTES_MS = 120_000;

/** Plays one fault on the way to an answer, from a fresh sandbox to a second question, which must be answered. */
export async function playTransport(cell: TransportCell): Promise<void> {
  const { broker, place, spell, struck } = cell;
  const question = questionAt(broker, place);
  const right = await rightOf(broker, question);
  await using stage = await openStage(broker);
  const { sandbox } = stage;
  if (place === 'renewal') {
    expect((await asked(stage, question)).error).toBeUndefined();
    // Korea Investment issues one token a minute.
    await sandbox.clock.advance(MINUTES_MS);
    sandbox.faults.add('token-killed', { api: right.api });
  }
  const [detail] = isSignIn(place) ? struck.signIn : struck.data;
  const api = isSignIn(place) ? SIGN_IN[broker] : right.api;
  sandbox.faults.add<FaultName>(struck.fault, {
    ...detail,
    broker,
    api,
    times: spell === 'once' ? 1 : Infinity,
    after: place === 'later' ? Math.ceil(right.calls / 3) : 0,
  });
  const from = sandbox.requests.length;
  const asking = () => asked(stage, question);
  const outcome = await (struck.fault === 'slow' ? runningOut(stage, asking) : asking());

  expect(struckBy(sandbox.requests, struck.fault), 'the fault struck').toBeGreaterThan(0);
  checkOutcome(cell, stage, outcome, right.rows);
  if (outcome.error !== undefined)
    checkError(outcome.error, { broker, operation: question, api }, stage.secrets());
  if ('ends' in effectAt(cell) && place !== 'renewal')
    expect(mostOfOne(sandbox.requests.slice(from)), 'a refusal is not sent again').toBe(1);
  await checkAfterwards(stage, broker, question);
}

/** The right answer and nothing else, or the right error after the rows before it. */
function checkOutcome(
  cell: TransportCell,
  stage: Stage,
  { rows, error }: Outcome,
  right: readonly object[],
): void {
  const ending = endingOf(cell);
  if (ending !== undefined) {
    expect(error).toMatchObject(ending);
    expect(rows).toEqual(right.slice(0, rows.length));
    return;
  }
  expect(error).toBeUndefined();
  for (const row of rows) expect(right).toContainEqual(row);
  expect(rows.length + stage.leftOut()).toBe(right.length);
  if (!('leavesOut' in effectAt(cell))) expect(rows).toEqual(right);
}
