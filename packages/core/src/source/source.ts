import type { Result, ResultAsync } from 'neverthrow';
import type { BrokerError } from '../error.ts';
import type { ForeignHolding } from '../model/foreign-holding.ts';
import type { Environment } from '../model/provenance.ts';
import type { IndexDay, IndexQuote } from '../model/index-quote.ts';
import type { InvestorFlow, StockFlow } from '../model/flows.ts';
import type { ProgramTrade, StockProgramTrade } from '../model/program-trade.ts';
import type { RankedStock, SectorStock, Stock } from '../model/stocks.ts';
import type { StockEstimate } from '../model/stock-estimate.ts';
import type {
  Capabilities,
  Capability,
  Queries,
  Question,
  QuestionOf,
} from '../questions/index.ts';
import type { CallOptions } from './options.ts';

/** The pages of a series; an error comes once and last. */
export type Pages<Row> = AsyncGenerator<Result<readonly Row[], BrokerError>, void, void>;
type Answer<Value> = ResultAsync<Value, BrokerError>;
type Rows<Row> = Answer<readonly Row[]>;

/** One method a question, and for a series one that gives its pages. */
export interface Methods<Ask extends { readonly [Q in Question]: unknown }> {
  /** Who bought and sold a market, or one sector of it, on one day. */
  investorFlow(query: Ask['investorFlow'], options?: CallOptions): Answer<InvestorFlow>;
  /** The same for every sector of a market that the broker serves; groups, sizes and segments overlap the industries. */
  sectorFlows(query: Ask['sectorFlows'], options?: CallOptions): Rows<InvestorFlow>;
  /** A stock's foreign holdings day by day, newest first; a failing page fails the question. */
  foreignHoldings(query: Ask['foreignHoldings'], options?: CallOptions): Rows<ForeignHolding>;
  /** The same a page at a time, back to `from`, `limit` or the end of the broker's history. */
  foreignHoldingsPages(query: Ask['foreignHoldings'], options?: CallOptions): Pages<ForeignHolding>;
  /** A market or a sector day by day, newest first; a failing page fails the question. */
  flowHistory(query: Ask['flowHistory'], options?: CallOptions): Rows<InvestorFlow>;
  /** The same a page at a time, back to `from`, `limit` or the end of the broker's history. */
  flowHistoryPages(query: Ask['flowHistory'], options?: CallOptions): Pages<InvestorFlow>;
  /** Every sector of a market day by day, newest day first, in a day in the order of the registry. */
  sectorFlowHistory(query: Ask['sectorFlowHistory'], options?: CallOptions): Rows<InvestorFlow>;
  /** The same a page at a time, back to `from`, `limit` or the end of the broker's history. */
  sectorFlowHistoryPages(
    query: Ask['sectorFlowHistory'],
    options?: CallOptions,
  ): Pages<InvestorFlow>;
  /** Who bought and sold a stock day by day, newest first; an untraded day is a row of zeros. */
  stockFlows(query: Ask['stockFlows'], options?: CallOptions): Rows<StockFlow>;
  /** The same a page at a time, back to `from`, `limit` or the end of the broker's history. */
  stockFlowsPages(query: Ask['stockFlows'], options?: CallOptions): Pages<StockFlow>;
  /** The indexes of a market now: every sector, or one with its range of the day. */
  sectorIndexes(query: Ask['sectorIndexes'], options?: CallOptions): Rows<IndexQuote>;
  /** An index day by day, newest first. */
  indexHistory(query: Ask['indexHistory'], options?: CallOptions): Rows<IndexDay>;
  /** The same a page at a time, back to `from`, `limit` or the end of the broker's history. */
  indexHistoryPages(query: Ask['indexHistory'], options?: CallOptions): Pages<IndexDay>;
  /** The stocks of a sector, in the order of the broker. */
  sectorStocks(query: Ask['sectorStocks'], options?: CallOptions): Rows<SectorStock>;
  /** Programme trading of a market day by day, newest first. */
  programTrades(query: Ask['programTrades'], options?: CallOptions): Rows<ProgramTrade>;
  /** The same a page at a time, back to `from`, `limit` or the end of the broker's history. */
  programTradesPages(query: Ask['programTrades'], options?: CallOptions): Pages<ProgramTrade>;
  /** Programme trading of a stock day by day, newest first. */
  stockProgramTrades(
    query: Ask['stockProgramTrades'],
    options?: CallOptions,
  ): Rows<StockProgramTrade>;
  /** The same a page at a time, back to `from`, `limit` or the end of the broker's history. */
  stockProgramTradesPages(
    query: Ask['stockProgramTrades'],
    options?: CallOptions,
  ): Pages<StockProgramTrade>;
  /** Programme trading of a market by the minute, oldest first; figures are cumulative. */
  programTradesIntraday(
    query: Ask['programTradesIntraday'],
    options?: CallOptions,
  ): Rows<ProgramTrade>;
  /** Estimates of foreign and institutional trading in a stock in the latest session, oldest first; never a flow. */
  stockEstimates(query: Ask['stockEstimates'], options?: CallOptions): Rows<StockEstimate>;
  /** A ranking of stocks by one basis, in the order of the broker. */
  topStocks(query: Ask['topStocks'], options?: CallOptions): Rows<RankedStock>;
  /** Every listed stock of a market. */
  stocks(query: Ask['stocks'], options?: CallOptions): Rows<Stock>;
}

type PagesMethod = `${QuestionOf<'pages'>}Pages`;
type Forgotten = Exclude<Question | PagesMethod, keyof Methods<Queries>>;
type Unknown = Exclude<keyof Methods<Queries>, Question | PagesMethod>;
/** Compiles only while `Methods` has a method for every question and every series, and no others. */
void (true satisfies [Forgotten, Unknown] extends [never, never] ? true : never);

/** The least number of calls that a question takes, and the time that the quota alone makes them take. */
export interface Estimate {
  readonly calls: number;
  readonly atLeastMs: number;
}

/** One broker, or anything that answers like one; what a strategy is written against. It never throws and never rejects. */
export interface Source extends Methods<Queries> {
  readonly broker: string;
  /** Where its numbers come from; absent where that is not one place, or not known before an answer. */
  readonly environment?: Environment;
  readonly capabilities: Capabilities;
  /** What would be refused without sending anything, or nothing. */
  refusal(question: Question, query: unknown): BrokerError | undefined;
  /** How many calls a question takes at least; tokens are not counted. */
  estimate<Q extends Question>(question: Q, query: Queries[Q]): Result<Estimate, BrokerError>;
  /** Lets go of sockets and timers; the token stays valid. What is in flight or comes after is `cancelled`. */
  close(): Promise<void>;
}

/** A list in an offer, as the values that a field may have. */
type Choice<Offer, Part extends string> = Offer extends {
  readonly [P in Part]: readonly (infer V)[];
}
  ? V
  : never;

/** The field of a query, as narrow as the offer. */
type NarrowField<Name, Value, Offer> = Name extends 'market'
  ? Offer extends { readonly markets: unknown }
    ? Choice<Offer, 'markets'>
    : Value
  : Name extends 'venue'
    ? Choice<Offer, 'venues'> | undefined
    : Name extends 'measures'
      ? readonly Choice<Offer, 'measures'>[] | undefined
      : Name extends 'by'
        ? Offer extends { readonly by: infer By }
          ? keyof By
          : Value
        : Value;

type Narrow<Query, It extends Capability> = It extends { readonly support: 'none' }
  ? never
  : { readonly [Name in keyof Query]: NarrowField<Name, Query[Name], It> };

/** The queries that a capability map allows. */
export type Narrowed<It extends Capabilities> = {
  readonly [Q in Question]: Narrow<Queries[Q], It[Q]>;
};

/**
 * A source whose questions are as wide as its capability map: what the map denies does not compile.
 *
 * It is still a `Source`, so a strategy takes it; there the same question is answered with `unsupported`.
 */
export interface SourceOf<It extends Capabilities>
  extends Methods<Narrowed<It>>, Omit<Source, keyof Methods<Queries> | 'capabilities'> {
  readonly capabilities: It | Capabilities;
}
