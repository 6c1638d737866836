import { flowHistory } from './flow-history.ts';
import { foreignHoldings } from './foreign-holdings.ts';
import { indexHistory } from './index-history.ts';
import { investorFlow } from './investor-flow.ts';
import { programTrades } from './program-trades.ts';
import { programTradesIntraday } from './program-trades-intraday.ts';
import { sectorFlowHistory } from './sector-flow-history.ts';
import { sectorFlows } from './sector-flows.ts';
import { sectorIndexes } from './sector-indexes.ts';
import { sectorStocks } from './sector-stocks.ts';
import { stockEstimates } from './stock-estimates.ts';
import { stockFlows } from './stock-flows.ts';
import { stockProgramTrades } from './stock-program-trades.ts';
import { stocks } from './stocks.ts';
import { topStocks } from './top-stocks.ts';
import type { OfferIn, PlanIn, QueryIn, QuestionSpec, RowIn, Shape, ShapeIn } from './spec.ts';

/** Every question, one line each; all that loops over questions is derived from this table. */
export const REGISTRY = {
  investorFlow,
  sectorFlows,
  flowHistory,
  sectorFlowHistory,
  stockFlows,
  foreignHoldings,
  sectorIndexes,
  indexHistory,
  sectorStocks,
  programTrades,
  stockProgramTrades,
  programTradesIntraday,
  stockEstimates,
  topStocks,
  stocks,
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

/** The same by name, for whatever may be the name of a question. */
export const SPECS: ReadonlyMap<unknown, QuestionSpec> = new Map(
  QUESTIONS.map((question) => [question, specOf(question)]),
);
