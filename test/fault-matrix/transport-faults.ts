import type { BrokerError, Question } from '@investor-flow/core';
import type { FaultName } from '@investor-flow/sandbox';
import type { BrokerName } from '../support/pair.ts';

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

const same = (fault: FaultName, effect: Effect): TransportFault => ({
  fault,
  title: fault,
  data: [{}, effect],
  signIn: [{}, effect],
});

/** What a code of a broker's own becomes. */
type Coded = readonly [code: string, effect: Effect];
const denied = (code: string, reason: string): Ending => ({
  kind: 'unauthenticated',
  code,
  reason,
});
const rejected = (code: string): Coded => [code, ends({ kind: 'rejected', code })];
const nothing = (code: string): Coded => [code, ends({ kind: 'empty', code })];
const hidden = (code: string): Coded => [code, { leavesOut: { kind: 'empty', code } }];
const temporary = (code: string): Coded => [code, passes({ kind: 'unavailable', code })];
const final = (code: string, reason: string): Coded => [code, ends(denied(code, reason))];
const renewed = (code: string, reason: string): Coded => [code, renews(denied(code, reason))];

const coded = (title: string, data: Coded, signIn = data): TransportFault => ({
  fault: 'error-code',
  title: `error-code (${title})`,
  data: [{ code: data[0] }, data[1]],
  signIn: [{ code: signIn[0] }, signIn[1]],
});
/** A token that died: at a sign-in none is alive yet. */
const tokenKilled = (code: string): TransportFault => ({
  ...same('token-killed', { harmless: 'no token is alive yet' }),
  data: [{}, renews(denied(code, 'token-refused'))],
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

/** What each fault must become: design §5 and §6. */
export const TRANSPORT_FAULTS: Readonly<Record<BrokerName, readonly TransportFault[]>> = {
  kiwoom: [
    ...EVERY_BROKER,
    tokenKilled('8005'),
    same('throttled', passes({ kind: 'throttled', code: '1700' })),
    coded('a refusal', rejected('1517')),
    coded('nothing there', nothing('1902')),
    coded('temporary, as the broker says', temporary('1999')),
    coded('no token cures it', final('8050', 'address-refused'), final('8001', 'key-refused')),
    coded(
      'a new token may cure it',
      renewed('8031', 'wrong-environment'),
      // There is no token yet that could be the reason.
      final('8103', 'key-refused'),
    ),
  ],
  koreainvestment: [
    ...EVERY_BROKER,
    tokenKilled('EGW00121'),
    {
      ...same('throttled', passes({ kind: 'throttled', code: 'EGW00201' })),
      signIn: [{}, passes({ kind: 'throttled', code: 'EGW00133', retryAfterMs: 60_000 })],
    },
    coded('a refusal', rejected('OPSQ2001'), rejected('EGW00101')),
    coded('nothing there', hidden('KIER2620'), nothing('KIER2620')),
    coded('temporary, as the broker says', temporary('EGW00316'), temporary('EGW00002')),
    coded(
      'no token cures it',
      final('EGW00206', 'no-permission'),
      final('EGW00103', 'key-refused'),
    ),
    coded(
      'a new token may cure it',
      renewed('EGW00123', 'token-refused'),
      final('EGW00121', 'key-refused'),
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
