import type { FaultName, Sandbox } from '@investor-flow/sandbox';
import { expect } from 'vitest';
import { ask } from './ask.ts';
import { afterwards, type Bound, type Expected, expectedOf, mostOfEach } from './bounds.ts';
import type { Cell } from './cells.ts';
import { checkCounts, checkError, checkOutcome, countsOf, mostOfOne, since } from './checks.ts';
import { runningOut } from './late.ts';
import { APIS, isPaged, isServed, isSignIn, type Plan, planOf } from './plan.ts';
import { pagesOf, rightOf, timeless } from './right.ts';
import { openStage, type Stage } from './stage.ts';

/** Plays one cell from a fresh sandbox to a second question, which must be answered. */
export async function play(cell: Cell): Promise<void> {
  await using stage = await openStage(cell.broker);
  if (!isServed(cell)) return await refused(cell, stage);
  const { sandbox } = stage;
  const plan = planOf(cell);
  const expected = expectedOf(cell, plan);
  const { signIn } = APIS[cell.broker];
  const counts = () => countsOf(sandbox, plan.api, signIn);

  if (cell.place === 'renewal') await loseToken(cell, plan, stage);
  const before = counts();
  const from = sandbox.requests.length;
  arm(sandbox, cell, plan);
  const asking = () => ask(stage, cell.asked, plan);
  const outcome = await (cell.fault === 'slow' ? runningOut(stage, asking) : asking());
  const seen = since(before, counts());

  const strikes = sandbox.requests.filter(({ fault }) => fault === cell.fault).length;
  if ('cannot' in cell.effect) expect(strikes, 'the fault found a place').toBe(0);
  else expect(strikes, 'the fault struck').toBeGreaterThan(0);
  await checkOutcome(cell, plan, { outcome, expected, leftOut: stage.leftOut });
  const operation = isPaged(cell.asked) ? 'foreignHoldings' : cell.asked;
  const at = { broker: cell.broker, operation, api: isSignIn(cell.place) ? signIn : plan.api };
  for (const error of outcome.errors) checkError(error, at as typeof error.at, stage.secrets());
  checkCounts(seen, expected, 'of the question');
  expect(mostOfOne(sandbox, plan.api, from), 'the same call').toBeLessThanOrEqual(mostOfEach(cell));
  expect(stage.leaks(), 'what is left behind').toEqual([]);

  sandbox.faults.clear();
  await answeredAgain(cell, plan, stage);
  checkCounts(since(before, counts()), inAll(cell, expected, plan, seen.calls), 'with the next');
  expect(stage.leaks(), 'what is left behind').toEqual([]);
  expect(sandbox.violations).toEqual([]);
}

/** A question that is not served sends nothing, so nothing can strike it. */
async function refused(cell: Cell, stage: Stage): Promise<void> {
  const plan = planOf(cell);
  arm(stage.sandbox, cell, plan);
  const { errors, pages } = await ask(stage, cell.asked, plan);
  expect(errors).toMatchObject([{ kind: 'unsupported' }]);
  expect(pages).toEqual([]);
  expect(stage.sandbox.requests).toEqual([]);
}

const MINUTES_MS = 120_000;

/** A token that was good dies with the next data call. */
async function loseToken({ asked }: Cell, plan: Plan, stage: Stage): Promise<void> {
  expect((await ask(stage, asked, plan)).errors).toEqual([]);
  // Korea Investment gives one token a minute.
  await stage.sandbox.clock.advance(MINUTES_MS);
  stage.sandbox.faults.add('token-killed', { api: plan.api });
}

function arm({ faults }: Sandbox, cell: Cell, { api, spared }: Plan): void {
  const { broker, fault, detail, place, spell } = cell;
  // A first page does not fit a repeated cursor, and only what fits is counted.
  const after = isSignIn(place) || fault === 'repeated-cursor' ? 0 : spared;
  const options = {
    ...detail,
    broker,
    api: isSignIn(place) ? APIS[broker].signIn : api,
    times: spell === 'once' ? 1 : Infinity,
    after,
  };
  faults.add<FaultName>(fault, options);
}

const FEW_ROWS = 10;

async function answeredAgain({ broker, asked }: Cell, plan: Plan, stage: Stage): Promise<void> {
  const next = isPaged(asked) ? 'foreignHoldings' : 'investorFlow';
  const small = { ...plan, rows: FEW_ROWS };
  const { errors, pages } = await ask(stage, next, small);
  expect(errors, 'the next question').toEqual([]);
  const right = pagesOf(await rightOf(broker), next, small);
  expect(pages.map((page) => page.map(timeless))).toEqual(right.map((page) => page.map(timeless)));
}

/** Both questions together: a call that was given up may reach the broker after its question has ended. */
function inAll(
  cell: Cell,
  { calls, signIns, ...expected }: Expected,
  plan: Plan,
  seen: number,
): { readonly calls: Bound; readonly signIns: Bound } {
  const more = afterwards(cell, { ...expected, calls, signIns });
  const each = cell.broker === 'kiwoom' && !isPaged(cell.asked) ? plan.measures.length : 1;
  return {
    calls: [seen + more.calls[0] * each, calls[1] + more.calls[1] * each],
    signIns: [signIns[0] + more.signIns[0], signIns[1] + more.signIns[1]],
  };
}
