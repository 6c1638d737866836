import { REGISTRY } from './registry.ts';
import type { PlanFor, QueryFor } from './fields.ts';
import type { OfferParts } from './offer.ts';
import type { QuestionSpec, Shape } from './spec.ts';

type Registry = typeof REGISTRY;

/** What a broker may be asked. */
export type Question = keyof Registry;
export const QUESTIONS: readonly Question[] = Object.freeze(Object.keys(REGISTRY) as Question[]);

export type ShapeOf<Q extends Question> = Registry[Q]['shape'];
/** The questions of one shape. */
export type QuestionOf<S extends Shape> = {
  [Q in Question]: ShapeOf<Q> extends S ? Q : never;
}[Question];

/** What every source is asked, by question. */
export type Queries = { readonly [Q in Question]: QueryFor<Registry[Q]['fields']> };
export type QueryOf<Q extends Question> = Queries[Q];
export type PlanOf<Q extends Question> = { [It in Q]: PlanFor<Registry[It]['fields']> }[Q];
/** What an offer for a question varies in. */
export type OfferOf<Q extends Question> = {
  [It in Q]: Pick<OfferParts, Registry[It]['offers'][number]>;
}[Q];
/** One entry of an answer. */
export type RowOf<Q extends Question> = Parameters<Registry[Q]['violations']>[0][number];
export type AnswerOf<Q extends Question> =
  ShapeOf<Q> extends 'one' ? RowOf<Q> : readonly RowOf<Q>[];

/** How well a broker answers one question; anything short of `full` says why, in a sentence for users. */
export type Capability<Offer = object> =
  | ({ readonly support: 'full' } & Offer)
  | ({ readonly support: 'partial'; readonly because: string } & Offer)
  | NoCapability;

export interface NoCapability {
  readonly support: 'none';
  readonly because: string;
}

/** What one broker answers in one environment, as data that can be read without keys. */
export type Capabilities = { readonly [Q in Question]: Capability<OfferOf<Q>> };

/** The spec of a question, its types forgotten: for code that loops over questions. */
export const specOf = (question: Question): QuestionSpec => REGISTRY[question] as QuestionSpec;

// What a question takes; `Fields` says what each field means, and what its absence means.
export type InvestorFlowQuery = QueryOf<'investorFlow'>;
export type SectorFlowsQuery = QueryOf<'sectorFlows'>;
export type FlowHistoryQuery = QueryOf<'flowHistory'>;
export type SectorFlowHistoryQuery = QueryOf<'sectorFlowHistory'>;
export type StockFlowsQuery = QueryOf<'stockFlows'>;
export type ForeignHoldingsQuery = QueryOf<'foreignHoldings'>;
export type SectorIndexesQuery = QueryOf<'sectorIndexes'>;
export type IndexHistoryQuery = QueryOf<'indexHistory'>;
export type SectorStocksQuery = QueryOf<'sectorStocks'>;
export type ProgramTradesQuery = QueryOf<'programTrades'>;
export type StockProgramTradesQuery = QueryOf<'stockProgramTrades'>;
export type ProgramTradesIntradayQuery = QueryOf<'programTradesIntraday'>;
export type StockEstimatesQuery = QueryOf<'stockEstimates'>;
export type TopStocksQuery = QueryOf<'topStocks'>;
export type StocksQuery = QueryOf<'stocks'>;
