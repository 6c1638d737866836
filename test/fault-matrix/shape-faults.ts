import type { Question } from '@investor-flow/core';
import type { FaultName } from '@investor-flow/sandbox';
import type { BrokerName } from '../support/pair.ts';

/** Faults in the shape of an answer. */
export const SHAPE_FAULTS = [
  'renamed-column',
  'missing-column',
  'blank-row',
  'saturated-number',
  'wrong-type',
  'empty-list',
  'repeated-cursor',
  'blank-cursor',
  'missing-page',
] as const satisfies readonly FaultName[];
export type ShapeFault = (typeof SHAPE_FAULTS)[number];

/** The history of all sectors is the call of `flowHistory`, once a sector: its own is only what becomes of many answers. */
export const shapeFaultsOf = (broker: BrokerName, question: Question): readonly ShapeFault[] =>
  broker === 'koreainvestment' && question === 'sectorFlowHistory'
    ? ['renamed-column', 'blank-row', 'empty-list', 'missing-page']
    : SHAPE_FAULTS;

/** The first call of a question, and one from its middle on. */
export const PLACES = ['first', 'later'] as const;
export type Place = (typeof PLACES)[number];

/**
 * What a fault makes of a question: `left-out` is the right answer without the rows that were announced, `figure-absent`
 * the right answer without the figures that the fault struck.
 */
export type Verdict = 'unreadable' | 'empty' | 'left-out' | 'figure-absent';

/** Where a fault does not make an answer `unreadable`. */
const EXCEPTIONS: Readonly<
  Record<BrokerName, readonly (readonly [Question, Place, ShapeFault, Verdict])[]>
> = {
  kiwoom: [
    // Both measures are asked for at once: where both are struck nothing is there, where one is they differ.
    ['investorFlow', 'first', 'blank-row', 'empty'],
    ['investorFlow', 'first', 'empty-list', 'empty'],
    ['sectorFlows', 'first', 'blank-row', 'empty'],
    ['sectorFlows', 'first', 'empty-list', 'empty'],
    ['foreignHoldings', 'first', 'blank-row', 'left-out'],
    ['foreignHoldings', 'later', 'blank-row', 'left-out'],
    // The column is the traded volume, which overflows at the broker.
    ['foreignHoldings', 'first', 'saturated-number', 'figure-absent'],
    ['foreignHoldings', 'later', 'saturated-number', 'figure-absent'],
  ],
  koreainvestment: [
    ['investorFlow', 'first', 'blank-row', 'empty'],
    ['investorFlow', 'first', 'empty-list', 'empty'],
    ['sectorFlows', 'first', 'blank-row', 'empty'],
    ['sectorFlows', 'first', 'empty-list', 'empty'],
    ['sectorFlows', 'later', 'blank-row', 'left-out'],
    ['sectorFlows', 'later', 'empty-list', 'left-out'],
  ],
};

/** Questions whose verdicts are known one by one; of others every safe verdict is right. */
const KNOWN: readonly Question[] = ['investorFlow', 'sectorFlows', 'foreignHoldings'];

/** What may come of a cell; never a wrong figure, and never a row that is missing silently. */
export function verdictsOf(
  broker: BrokerName,
  question: Question,
  [place, fault]: readonly [Place, ShapeFault],
): readonly Verdict[] {
  if (!KNOWN.includes(question))
    return [
      'unreadable',
      'empty',
      'left-out',
      ...(fault === 'saturated-number' ? (['figure-absent'] as const) : []),
    ];
  const found = EXCEPTIONS[broker].find(
    ([asked, at, name]) => asked === question && at === place && name === fault,
  );
  return [found?.[3] ?? 'unreadable'];
}
