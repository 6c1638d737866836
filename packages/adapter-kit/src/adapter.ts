import {
  type Answer,
  type Answers,
  type BrokerError,
  type CallOptions,
  type Capabilities,
  type Capability,
  type Environment,
  type OfferOf,
  type Question,
  type ResultAsync,
  type Source,
  sourceOf,
} from '@investor-flow/core';
import type { Endpoint } from './call/endpoint.ts';
import type { Token } from './token/store.ts';
import { connection, type ConnectionParts } from './call/connection.ts';
import type { CallContext } from './read/context.ts';

type AnyOffer<Q extends Question> = Capability<OfferOf<Q>>;

/** One question at one broker: what is offered, how many calls it takes, and the answer. */
export interface AdapterAnswer<Q extends Question, Offer, Mock = Offer> extends Answer<
  Q,
  CallContext
> {
  /** On the live host, on the sandbox and on hosts that the caller names. */
  readonly offer: Offer;
  /** On the mock host, where that has less. */
  readonly mock?: Mock;
}

/** Declares the answer to a question. */
export const answerTo =
  <Q extends Question>() =>
  <const Offer extends AnyOffer<Q>, const Mock extends AnyOffer<Q> = Offer>(
    answer: AdapterAnswer<Q, Offer, Mock>,
  ): AdapterAnswer<Q, Offer, Mock> =>
    answer;

/** An adapter's answers; a question that is missing is not answered at all. */
export type AnswerTable = {
  readonly [Q in Question]?: AdapterAnswer<Q, AnyOffer<Q>, AnyOffer<Q>>;
};

/** The offers of a table in one environment; of one that is known only at run time the widest. */
export type OffersIn<Table extends AnswerTable, E extends Environment = 'live'> = {
  readonly [Q in keyof Table]: Table[Q] extends AdapterAnswer<infer _Q, infer Offer, infer Mock>
    ? [E] extends ['mock']
      ? Mock
      : Offer
    : never;
};

export function offersIn<const Table extends AnswerTable, const E extends Environment>(
  table: Table,
  environment: E,
): OffersIn<Table, E> {
  const offers = Object.entries(table).map(([question, { offer, mock }]) => [
    question,
    environment === 'mock' ? (mock ?? offer) : offer,
  ]);
  return Object.fromEntries(offers) as OffersIn<Table, E>;
}

export interface AdapterParts extends ConnectionParts {
  readonly capabilities: (environment: Environment) => Capabilities;
  readonly answers: Answers<CallContext>;
  readonly callsPerSecond: number;
  readonly revoke: Endpoint<Token, unknown>;
}

export interface Revocable {
  /** Ends the token at the broker, for every process that shares the key. */
  revoke(options?: CallOptions): ResultAsync<void, BrokerError>;
}

/** A broker as a source: its answers over one connection. */
export function createAdapter(parts: AdapterParts): Source & Revocable {
  const link = connection(parts);
  const source = sourceOf<CallContext>({
    broker: parts.broker,
    environment: link.environment,
    capabilities: parts.capabilities(link.environment),
    lifetime: link.lifetime,
    answers: parts.answers,
    context: { connection: link },
    callsPerSecond: parts.callsPerSecond,
    release: () => link.transport.sender.close(),
  });
  return Object.freeze({
    ...source,
    revoke: (options?: CallOptions) => link.revoke(parts.revoke, options),
  });
}
