import type { ResultAsync } from 'neverthrow';
import type { BrokerError } from '../error.ts';
import {
  type AnswerOf,
  type Capabilities,
  type Capability,
  type OfferOf,
  type Queries,
  type Question,
  type QuestionOf,
  QUESTIONS,
  type RowOf,
  specOf,
} from '../questions/index.ts';
import type { CallOptions } from './options.ts';
import type { Methods, Pages, Source } from './source.ts';

type AnyMethod = (query: unknown, options?: CallOptions) => unknown;

const method = (source: Methods<Queries>, name: string): AnyMethod =>
  (source as unknown as Record<string, AnyMethod>)[name]?.bind(source) as AnyMethod;

/** Asks a source any question: for code that loops over questions. */
export const ask = <Q extends Question>(
  source: Source,
  question: Q,
  query: Queries[Q],
  options?: CallOptions,
): ResultAsync<AnswerOf<Q>, BrokerError> =>
  method(source, question)(query, options) as ResultAsync<AnswerOf<Q>, BrokerError>;

/** Asks a source for the pages of any series. */
export const pages = <Q extends QuestionOf<'pages'>>(
  source: Source,
  question: Q,
  query: Queries[Q],
  options?: CallOptions,
): Pages<RowOf<Q>> => method(source, `${question}Pages`)(query, options) as Pages<RowOf<Q>>;

/** What a capability map says of any question. */
export const offerOf = <Q extends Question>(
  capabilities: Capabilities,
  question: Q,
): Capability<OfferOf<Q>> => capabilities[question];

export const isSeries = (question: Question): question is QuestionOf<'pages'> =>
  specOf(question).shape === 'pages';

/** A table with an entry for each question. */
export const byQuestion = <Value>(
  entry: (question: Question) => Value,
): { readonly [Q in Question]: Value } =>
  Object.fromEntries(QUESTIONS.map((question) => [question, entry(question)])) as {
    readonly [Q in Question]: Value;
  };
