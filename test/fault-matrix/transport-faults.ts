import type { BrokerError, Question } from '@investor-flow/core';
import type { FaultName } from '@investor-flow/sandbox';
import type { BrokerName } from './stage.ts';

/** What of an error a cell insists on: its kind, and its code, reason or cause where it has one. */
export type Ending = { readonly kind: BrokerError['kind'] } & Readonly<Record<string, unknown>>;

/** What a fault does to the call that it strikes. */
export type Effect =
  /** Retried, and the error once it outlasts the retries. */
  | { readonly passes: Ending }
  /** The error at once. */
  | { readonly ends: Ending }
  /** The token is refused: one new token, and the error when that is refused too. */
  | { readonly renews: Ending }
  /** Only this sector is left out, where the broker is asked for each; else the error. */
  | { readonly leavesOut: Ending }
  /** Answered all the same. */
  | { readonly harmless: string };

/** One way in which a fault strikes a broker. */
export interface TransportFault {
  readonly fault: FaultName;
  readonly title: string;
  /** How the fault is armed, and what comes of it, at a data call and at the call that brings a token. */
  readonly data: readonly [detail: object, effect: Effect];
  readonly signIn: readonly [detail: object, effect: Effect];
}

const passes = (ending: Ending): Effect => ({ passes: ending });
const ends = (ending: Ending): Effect => ({ ends: ending });
const renews = (ending: Ending): Effect => ({ renews: ending });
const down = (code: string): Effect => passes({ kind: 'unavailable', cause: { code } });
const unreadable = ends({ kind: 'unreadable' });
const denied = (code: string, reason: string): Ending => ({
  kind: 'unauthenticated',
  code,
  reason,
});

const same = (fault: FaultName, effect: Effect): TransportFault => ({
  fault,
  title: fault,
  data: [{}, effect],
  signIn: [{}, effect],
});
const coded = (
  title: string,
  data: readonly [code: string, effect: Effect],
  signIn: readonly [code: string, effect: Effect],
): TransportFault => ({
  fault: 'error-code',
  title: `error-code (${title})`,
  data: [{ code: data[0] }, data[1]],
  signIn: [{ code: signIn[0] }, signIn[1]],
});

/** What strikes every broker in the same way. */
const EVERY_BROKER: readonly TransportFault[] = [
  same('server-error', down('HTTP 503')),
  same('reset', down('ECONNRESET')),
  same('slow', down('TIMEOUT')),
  same('html', down('NOT_JSON')),
  same('redirect', down('NOT_JSON')),
  same('too-large', unreadable),
  same('torn-json', down('NOT_JSON')),
  same('cut-off', passes({ kind: 'unavailable' })),
];
const NO_TOKEN_YET: Effect = { harmless: 'no token is alive yet' };

/** What each fault must become: design §5 and §6. */
export const TRANSPORT_FAULTS: Readonly<Record<BrokerName, readonly TransportFault[]>> = {
  kiwoom: [
    ...EVERY_BROKER,
    {
      ...same('token-killed', NO_TOKEN_YET),
      data: [{}, renews(denied('8005', 'token-refused'))],
    },
    same('throttled', passes({ kind: 'throttled', code: '1700' })),
    coded(
      'a refusal',
      ['1517', ends({ kind: 'rejected', code: '1517' })],
      ['1517', ends({ kind: 'rejected', code: '1517' })],
    ),
    coded(
      'nothing there',
      ['1902', ends({ kind: 'empty', code: '1902' })],
      ['1902', ends({ kind: 'empty', code: '1902' })],
    ),
    coded(
      'temporary, as the broker says',
      ['1999', passes({ kind: 'unavailable', code: '1999' })],
      ['1999', passes({ kind: 'unavailable', code: '1999' })],
    ),
    coded(
      'no token cures it',
      ['8050', ends(denied('8050', 'address-refused'))],
      ['8001', ends(denied('8001', 'key-refused'))],
    ),
    coded(
      'a new token may cure it',
      ['8031', renews(denied('8031', 'wrong-environment'))],
      // There is no token yet that could be the reason.
      ['8103', ends(denied('8103', 'key-refused'))],
    ),
  ],
  koreainvestment: [
    ...EVERY_BROKER,
    {
      ...same('token-killed', NO_TOKEN_YET),
      data: [{}, renews(denied('EGW00121', 'token-refused'))],
    },
    {
      ...same('throttled', passes({ kind: 'throttled', code: 'EGW00201' })),
      signIn: [{}, passes({ kind: 'throttled', code: 'EGW00133', retryAfterMs: 60_000 })],
    },
    coded(
      'a refusal',
      ['OPSQ2001', ends({ kind: 'rejected', code: 'OPSQ2001' })],
      ['EGW00101', ends({ kind: 'rejected', code: 'EGW00101' })],
    ),
    coded(
      'nothing there',
      ['KIER2620', { leavesOut: { kind: 'empty', code: 'KIER2620' } }],
      ['KIER2620', ends({ kind: 'empty', code: 'KIER2620' })],
    ),
    coded(
      'temporary, as the broker says',
      ['EGW00316', passes({ kind: 'unavailable', code: 'EGW00316' })],
      ['EGW00002', passes({ kind: 'unavailable', code: 'EGW00002' })],
    ),
    coded(
      'no token cures it',
      ['EGW00206', ends(denied('EGW00206', 'no-permission'))],
      ['EGW00103', ends(denied('EGW00103', 'key-refused'))],
    ),
    coded(
      'a new token may cure it',
      ['EGW00123', renews(denied('EGW00123', 'token-refused'))],
      ['EGW00121', ends(denied('EGW00121', 'key-refused'))],
    ),
  ],
};

/** Where a fault strikes: a question's first call, a later one, its sign-in, or the sign-in after its token died. */
export const TRANSPORT_PLACES = ['first', 'later', 'sign-in', 'renewal'] as const;
export type TransportPlace = (typeof TRANSPORT_PLACES)[number];

export const SPELLS = ['once', 'stays'] as const;
export type Spell = (typeof SPELLS)[number];

/** One question stands for all: the pipeline is the same. A later call is the second page, or one of many at once. */
export const questionAt = (broker: BrokerName, place: TransportPlace): Question => {
  if (place !== 'later') return 'investorFlow';
  return broker === 'kiwoom' ? 'foreignHoldings' : 'sectorFlows';
};
