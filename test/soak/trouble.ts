import type { BrokerErrorKind } from '@investor-flow/core';
import type { Broker, FaultName, Sandbox } from '@investor-flow/sandbox';
import type { Random } from './random.ts';

/** What is switched on for a while, and what a question may end in meanwhile instead of an answer. */
export interface Trouble {
  readonly name: string;
  readonly ends: readonly BrokerErrorKind[];
  /** Whether a sector may be missing from a list that is otherwise right. */
  readonly hidesRows: boolean;
}

type Shared = Exclude<FaultName, 'error-code'>;
const of = (names: string, ...ends: readonly BrokerErrorKind[]) =>
  Object.fromEntries(names.split(' ').map((name) => [name, ends]));
const ENDS = {
  ...of('token-killed', 'unauthenticated', 'throttled'),
  ...of('throttled', 'throttled'),
  ...of('server-error reset cut-off slow', 'unavailable'),
  ...of('html redirect too-large torn-json', 'unreadable'),
  ...of('renamed-column missing-column saturated-number wrong-type', 'unreadable'),
  ...of('blank-row empty-list', 'empty', 'unreadable'),
  ...of('repeated-cursor blank-cursor missing-page', 'unreadable'),
} as Readonly<Record<Shared, readonly BrokerErrorKind[]>>;
const NAMES = Object.keys(ENDS) as readonly Shared[];

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
    return { name: `error-code ${code}`, ends: [end], hidesRows: end === 'empty' };
  }
  if (random.share() < 0.1) {
    const name = random.one(WITH_COLUMN);
    faults.add(name, { share, column: random.one(COLUMNS) });
    return { name, ends: ENDS[name], hidesRows: false };
  }
  const name = random.one(NAMES);
  // Real time passes while one is late for good, so that happens to one call alone.
  if (name === 'slow' && random.share() < 0.3) faults.add(name, { ms: TOO_SLOW_MS });
  else if (name === 'slow') faults.add(name, { share, ms: 20 });
  else faults.add(name, { share });
  return { name, ends: ENDS[name], hidesRows: ['blank-row', 'empty-list'].includes(name) };
}
