import { offerOf, QUESTIONS } from '@investor-flow/core';
import { kiwoomCapabilities } from '@investor-flow/kiwoom';
import { koreaInvestmentCapabilities } from '@investor-flow/koreainvestment';
import { FAULT_NAMES } from '@investor-flow/sandbox';
import { describe, expect, it } from 'vitest';
import { playShape } from '../fault-matrix/shape-cell.ts';
import { PLACES, SHAPE_FAULTS } from '../fault-matrix/shape-faults.ts';
import { BROKERS } from '../fault-matrix/stage.ts';
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
  const cells = PLACES.flatMap((place) => SHAPE_FAULTS.map((fault) => [fault, place] as const));
  it.each(cells)('%s in the %s call is never a wrong figure', (fault, place) =>
    playShape({ broker, question, place, fault }),
  );
});

it.each(BROKERS)(
  'every fault of the sandbox strikes %s once: in its transport or in a shape',
  (broker) => {
    const names = new Set([...TRANSPORT_FAULTS[broker].map(({ fault }) => fault), ...SHAPE_FAULTS]);
    expect([...names].toSorted()).toEqual([...FAULT_NAMES].toSorted());
  },
);
