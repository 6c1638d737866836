import { REGISTRY } from './registry.ts';
import type { OfferIn, PlanIn, QueryIn, QuestionSpec, RowIn, Shape, ShapeIn } from './spec.ts';

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

/** Without `sector` the whole market, without `day` the latest session, without `venue` KRX, without `measures` the value. */
export type InvestorFlowQuery = QueryOf<'investorFlow'>;
/** Without `day` the latest session, without `venue` KRX, without `measures` the value. */
export type SectorFlowsQuery = QueryOf<'sectorFlows'>;
/** Without `sector` the whole market; without `from` and `limit` thirty sessions. */
export type FlowHistoryQuery = QueryOf<'flowHistory'>;
/** `limit` counts sessions; without `from` and `limit` thirty sessions. */
export type SectorFlowHistoryQuery = QueryOf<'sectorFlowHistory'>;
/** Without `from` and `limit` thirty sessions, without `measures` the value. */
export type StockFlowsQuery = QueryOf<'stockFlows'>;
/** Both ends of the range belong to it; without `from` and `limit` thirty sessions are given. */
export type ForeignHoldingsQuery = QueryOf<'foreignHoldings'>;
/** Without `sector` every sector of the market. */
export type SectorIndexesQuery = QueryOf<'sectorIndexes'>;
/** Without `sector` the whole market; without `from` and `limit` thirty sessions. */
export type IndexHistoryQuery = QueryOf<'indexHistory'>;
/** Without `venue` KRX. */
export type SectorStocksQuery = QueryOf<'sectorStocks'>;
/** Without `from` and `limit` thirty sessions. */
export type ProgramTradesQuery = QueryOf<'programTrades'>;
/** Without `from` and `limit` thirty sessions, without `measures` the value. */
export type StockProgramTradesQuery = QueryOf<'stockProgramTrades'>;
/** Without `day` the latest session. */
export type ProgramTradesIntradayQuery = QueryOf<'programTradesIntraday'>;
/** Without `measures` the value. */
export type StockEstimatesQuery = QueryOf<'stockEstimates'>;
/** Without `side` the buyers, without `sessions` the fewest that the broker offers for the basis. */
export type TopStocksQuery = QueryOf<'topStocks'>;
/** Every listed stock of one market. */
export type StocksQuery = QueryOf<'stocks'>;
