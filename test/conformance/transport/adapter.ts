import type { CallEvent, CommonSettings, Revocable } from '@investor-flow/adapter-kit';
import type { Source } from '@investor-flow/core';
import type nock from 'nock';
import type { MovingClock } from '../../support/clock.ts';
import type { Answer } from '../../support/over-nock.ts';

export type Settings = Omit<CommonSettings, 'clock'> & { readonly clock?: MovingClock };

export interface OpenedAdapter {
  readonly broker: Source & Revocable;
  readonly clock: MovingClock;
  readonly events: readonly CallEvent[];
}

/** What an error must have; a value of `undefined` means that it must not have the field. */
export type Expected = Readonly<Record<string, unknown>>;
/** One answer of the broker, and the error that it becomes. */
export type Refusal = readonly [title: string, answer: Answer, error: Expected];

/** An answer that cannot be read, and what is wrong with it. */
export const shape = (title: string, answer: Answer, path: string, message?: string): Refusal => [
  title,
  answer,
  { issues: [{ path, ...(message === undefined ? {} : { message }) }] },
];

/** The three kinds of calls that every broker has; `data` is the one that `investorFlow` of KOSPI makes. */
export type CallName = 'token' | 'data' | 'revoke';

/** How one broker says what every broker says, as data for the suites of this folder. */
export interface Adapter {
  readonly name: string;
  readonly apis: Readonly<Record<CallName, string>>;
  readonly host: string;
  readonly mockHost: string;
  readonly opened: (settings?: Settings) => OpenedAdapter;
  readonly answering: (call: CallName, answers: readonly Answer[], host?: string) => void;
  readonly callTo: (call: CallName) => nock.Interceptor;
  readonly granted: (token?: string) => Answer;
  readonly tokens: readonly [first: string, second: string];
  /** The whole of KOSPI. */
  readonly fine: Answer;
  /** Keys, secrets and tokens. */
  readonly secrets: readonly string[];

  /** Answers of the token call: the keys are refused. */
  readonly keyRefused: readonly Refusal[];
  /** Answers of a data call that a new token may cure. */
  readonly tokenDead: readonly Refusal[];
  /** Answers of a data call that no token cures. */
  readonly notAllowed: readonly Refusal[];
  /** Answers of a data call: the quota is used up. */
  readonly tooFast: readonly Refusal[];
  /** Answers of a data call, and of the token call, that the broker itself calls temporary. */
  readonly temporary: readonly Refusal[];
  readonly temporaryToken: readonly Refusal[];
  /** Answers of a data call: understood and refused; nothing there; another shape. */
  readonly rejected: readonly Refusal[];
  readonly empty: readonly Refusal[];
  readonly unreadable: readonly Refusal[];
  /** Answers of the token call that bring no usable token, the path at fault, and a token that must not be shown. */
  readonly unreadableTokens: readonly (readonly [title: string, answer: Answer, path: string])[];
  readonly hiddenToken: string;
  /** The secret that a quotation must not cut in half. */
  readonly secret: string;

  /** What a revocation sends, how it is answered, and how the broker refuses it. */
  readonly revocation: {
    readonly body: object;
    readonly done: Answer;
    readonly refused: Answer;
    readonly error: Expected;
  };
  readonly settings: {
    readonly create: (settings: unknown) => Source;
    readonly maker: string;
    readonly keys: Readonly<Record<string, string>>;
    /** The name of the secret here, and at another broker. */
    readonly secretName: string;
    readonly otherSecretName: string;
    readonly wrong: readonly (readonly [
      title: string,
      settings: object,
      paths: readonly string[],
    ])[];
    readonly right: readonly (readonly [title: string, settings: object])[];
  };
}

/** The first attempt and three retries. */
export const ALWAYS = 4;
export const KOSPI = { market: 'kospi' } as const;

/** Answers calls and keeps what each was sent. */
export function sentTo({ callTo }: Adapter, call: CallName, answers: readonly Answer[]) {
  const sent: { readonly authorization: string | undefined; readonly body: unknown }[] = [];
  for (const answer of answers)
    callTo(call).reply(function reply(_, body) {
      sent.push({ authorization: this.req.headers['authorization'], body });
      return [200, 'body' in answer ? answer.body : ''];
    });
  return sent;
}
