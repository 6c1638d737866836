import type { BrokerErrorKind } from '@investor-flow/core';
import type { Broker, FaultName, Sandbox } from '@investor-flow/sandbox';
import type { Random } from './random.ts';

/** What is switched on for a while, and what a question may end in meanwhile instead of an answer. */
export interface Trouble {
  readonly name: string;
  readonly ends: readonly BrokerErrorKind[];
  /** Why a row may be left out of a list or series that is otherwise right; absent where none may. */
  readonly leavesOut?: string | undefined;
  /** Whether the traded volume of a page's first row may be absent. */
  readonly hidesVolume?: boolean;
}

const ENDS: Readonly<Record<Exclude<FaultName, 'error-code'>, readonly BrokerErrorKind[]>> = {
  'token-killed': ['unauthenticated', 'throttled'],
  throttled: ['throttled'],
  'server-error': ['unavailable'],
  reset: ['unavailable'],
  'cut-off': ['unavailable'],
  slow: ['unavailable'],
  html: ['unavailable'],
  redirect: ['unavailable'],
  'too-large': ['unreadable'],
  'torn-json': ['unavailable'],
  'renamed-column': ['unreadable'],
  'missing-column': ['unreadable'],
  'saturated-number': ['unreadable'],
  'wrong-type': ['unreadable'],
  'blank-row': ['empty', 'unreadable'],
  'empty-list': ['empty', 'unreadable'],
  'repeated-cursor': ['unreadable'],
  'blank-cursor': ['unreadable'],
  'missing-page': ['unreadable'],
};
const NAMES = Object.keys(ENDS) as readonly (keyof typeof ENDS)[];

/** Why a row is left out of a list or series meanwhile. */
const LEAVES_OUT: Readonly<Partial<Record<FaultName, string>>> = {
  'blank-row': 'every figure is blank',
  'empty-list': 'the answer has no row',
};

const CODES: readonly (readonly [Broker, string, BrokerErrorKind])[] = [
  ['kiwoom', '1999', 'unavailable'],
  ['kiwoom', '1902', 'empty'],
  ['kiwoom', '1511', 'rejected'],
  ['kiwoom', '1700', 'throttled'],
  ['kiwoom', '8050', 'unauthenticated'],
  ['kiwoom', '8103', 'unauthenticated'],
  ['koreainvestment', 'EGW00316', 'unavailable'],
  ['koreainvestment', 'EGW00206', 'unauthenticated'],
  ['koreainvestment', 'OPSQ2001', 'rejected'],
  ['koreainvestment', 'EGW00201', 'throttled'],
];
const COLUMNS = 'frgnr_netprps orgn_netprps poss_stkcnt wght frgn_ntby_qty prsn_seln_tr_pbmn'.split(
  ' ',
);
const WITH_COLUMN = ['renamed-column', 'missing-column', 'wrong-type', 'saturated-number'] as const;

/** Longer than anybody waits. */
export const TIMEOUT_MS = 4_000;
const TOO_SLOW_MS = TIMEOUT_MS + 500;

/** Switches one fault on, for a share of the calls. */
export function stir({ faults }: Sandbox, random: Random): Trouble {
  const share = random.one([0.02, 0.1, 0.4]);
  if (random.share() < 0.2) {
    const [broker, code, end] = random.one(CODES);
    faults.add('error-code', { broker, code, share });
    return { name: `error-code ${code}`, ends: [end] };
  }
  if (random.share() < 0.1) {
    const name = random.one(WITH_COLUMN);
    faults.add(name, { share, column: random.one(COLUMNS) });
    return { name, ends: ENDS[name] };
  }
  const name = random.one(NAMES);
  // Real time passes while one is late for good, so that happens to one call alone.
  if (name === 'slow' && random.share() < 0.3) faults.add(name, { ms: TOO_SLOW_MS });
  else if (name === 'slow') faults.add(name, { share, ms: 20 });
  else faults.add(name, { share });
  return {
    name,
    ends: ENDS[name],
    leavesOut: LEAVES_OUT[name],
    hidesVolume: name === 'saturated-number',
  };
}
