import { foreignHoldings } from './foreign-holdings.ts';
import { investorFlow } from './investor-flow.ts';
import { sectorFlows } from './sector-flows.ts';
import type { OfferIn, PlanIn, QueryIn, QuestionSpec, RowIn, Shape, ShapeIn } from './spec.ts';

/** Every question, one line each; all that loops over questions is derived from this table. */
export const REGISTRY = {
  investorFlow,
  sectorFlows,
  foreignHoldings,
} as const;

type Registry = typeof REGISTRY;

/** What a broker may be asked. */
export type Question = keyof Registry;
export const QUESTIONS: readonly Question[] = Object.freeze(Object.keys(REGISTRY) as Question[]);

export type ShapeOf<Q extends Question> = ShapeIn<Registry[Q]>;
/** The questions of one shape. */
export type QuestionOf<S extends Shape> = {
  [Q in Question]: ShapeOf<Q> extends S ? Q : never;
}[Question];

export type QueryOf<Q extends Question> = QueryIn<Registry[Q]>;
export type PlanOf<Q extends Question> = PlanIn<Registry[Q]>;
export type OfferOf<Q extends Question> = OfferIn<Registry[Q]>;
/** One entry of an answer. */
export type RowOf<Q extends Question> = RowIn<Registry[Q]>;
export type AnswerOf<Q extends Question> =
  ShapeOf<Q> extends 'one' ? RowOf<Q> : readonly RowOf<Q>[];

/** What every source is asked, by question. */
export type Queries = { readonly [Q in Question]: QueryOf<Q> };

/** The spec of a question, its types forgotten: for code that loops over questions. */
export const specOf = (question: Question): QuestionSpec => REGISTRY[question] as QuestionSpec;
