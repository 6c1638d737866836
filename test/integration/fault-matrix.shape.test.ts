import { offerOf, QUESTIONS } from '@investor-flow/core';
import { kiwoomCapabilities } from '@investor-flow/kiwoom';
import { koreaInvestmentCapabilities } from '@investor-flow/koreainvestment';
import { FAULT_NAMES } from '@investor-flow/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkAfterwards } from '../fault-matrix/checks.ts';
import { playShape } from '../fault-matrix/shape-cell.ts';
import { PLACES, SHAPE_FAULTS, shapeFaultsOf } from '../fault-matrix/shape-faults.ts';
import { openStage, type Stage } from '../fault-matrix/stage.ts';
import { BROKERS } from '../support/pair.ts';
import { TRANSPORT_FAULTS } from '../fault-matrix/transport-faults.ts';

const CAPABILITIES = {
  kiwoom: kiwoomCapabilities('sandbox'),
  koreainvestment: koreaInvestmentCapabilities('sandbox'),
};
const served = BROKERS.flatMap((broker) =>
  QUESTIONS.filter((it) => offerOf(CAPABILITIES[broker], it).support !== 'none').map(
    (question) => [broker, question] as const,
  ),
);

describe.each(served)('%s %s', (broker, question) => {
  const cells = PLACES.flatMap((place) =>
    shapeFaultsOf(broker, question).map((fault) => [fault, place] as const),
  );
  // One stage for many: what the sandbox has worked out of its market stays known, and a trace of one cell shows in the next.
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(broker);
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  it.each(cells)('%s in the %s call is never a wrong figure', async (fault, place) => {
    const left = await playShape(stage, { broker, question, place, fault });
    if (left === 'nothing') return;
    await stage[Symbol.asyncDispose]();
    stage = await openStage(broker);
  });
  it('is answered once the faults are gone', () => checkAfterwards(stage, broker, question));
});

it.each(BROKERS)(
  'every fault of the sandbox strikes %s once: in its transport or in a shape',
  (broker) => {
    const names = new Set([...TRANSPORT_FAULTS[broker].map(({ fault }) => fault), ...SHAPE_FAULTS]);
    expect([...names].toSorted()).toEqual([...FAULT_NAMES].toSorted());
  },
);
