import type { Result, ResultAsync } from 'neverthrow';
import type { Capabilities, Capability, Offer } from './capability.ts';
import type { BrokerError } from './error.ts';
import type { ForeignHolding } from './model/foreign-holding.ts';
import type { InvestorFlow } from './model/investor-flow.ts';
import type {
  CallOptions,
  ForeignHoldingsQuery,
  InvestorFlowQuery,
  Question,
  SectorFlowsQuery,
} from './question.ts';

type Pages<Value> = AsyncGenerator<Result<Value, BrokerError>, void, void>;

/** One broker, or anything that answers like one; what a strategy is written against. It never throws and never rejects. */
export interface Source {
  readonly broker: string;
  readonly capabilities: Capabilities;
  /** Who bought and sold a market, or one sector of it, on one day. */
  investorFlow(
    query: InvestorFlowQuery,
    options?: CallOptions,
  ): ResultAsync<InvestorFlow, BrokerError>;
  /** The same for every sector of a market the broker serves; groups, sizes and segments overlap the industries. */
  sectorFlows(
    query: SectorFlowsQuery,
    options?: CallOptions,
  ): ResultAsync<readonly InvestorFlow[], BrokerError>;
  /** A stock's foreign holdings day by day, newest first; a failing page fails the question. */
  foreignHoldings(
    query: ForeignHoldingsQuery,
    options?: CallOptions,
  ): ResultAsync<readonly ForeignHolding[], BrokerError>;
  /** The same a page at a time, back to `from`, `limit` or the end of the broker's history; an error comes once and last. */
  foreignHoldingPages(
    query: ForeignHoldingsQuery,
    options?: CallOptions,
  ): Pages<readonly ForeignHolding[]>;
  /** What would be refused without sending anything, or nothing. */
  refusal(question: Question, query: unknown): BrokerError | undefined;
  /** Lets go of sockets and timers; the token stays valid. What is in flight or comes after is `cancelled`. */
  close(): Promise<void>;
}

type Narrow<Query, It extends Offer> = Omit<Query, 'market' | 'venue' | 'measures'> & {
  readonly venue?: It['venues'][number] | undefined;
} & (Query extends { readonly market: unknown }
    ? {
        readonly market: It['markets'][number];
        readonly measures?: readonly It['measures'][number][] | undefined;
      }
    : unknown);

type Asked<Query, It extends Capability> = It extends { readonly support: 'none' }
  ? never
  : It extends Offer
    ? Narrow<Query, It>
    : never;

/**
 * A source whose questions are as wide as its capability map: what the map denies does not compile.
 *
 * It is still a `Source`, so a strategy takes it; there the same question is answered with `unsupported`.
 */
export interface SourceOf<It extends Capabilities> extends Source {
  readonly capabilities: It | Capabilities;
  investorFlow(
    query: Asked<InvestorFlowQuery, It['investorFlow']>,
    options?: CallOptions,
  ): ResultAsync<InvestorFlow, BrokerError>;
  sectorFlows(
    query: Asked<SectorFlowsQuery, It['sectorFlows']>,
    options?: CallOptions,
  ): ResultAsync<readonly InvestorFlow[], BrokerError>;
  foreignHoldings(
    query: Asked<ForeignHoldingsQuery, It['foreignHoldings']>,
    options?: CallOptions,
  ): ResultAsync<readonly ForeignHolding[], BrokerError>;
  foreignHoldingPages(
    query: Asked<ForeignHoldingsQuery, It['foreignHoldings']>,
    options?: CallOptions,
  ): Pages<readonly ForeignHolding[]>;
}
