/** Markets, sectors, investors, models and questions of Korean investor flow. No I/O. */
export { isStockCode, type Label, type StockCode, type TradingDay } from './words.ts';
export {
  ancestorsOf,
  idHolds,
  type Market,
  MARKET_LABELS,
  MARKETS,
  type Measure,
  MEASURES,
  partitionOf,
  type SectorEntry,
  sectorIn,
  sectorsOf,
  type Venue,
  VENUES,
  type VolumeUnit,
  volumeUnitOf,
} from './market.ts';
export {
  addDays,
  hasOpened,
  isExamDay,
  isTradingDay,
  isWeekend,
  koreanInstant,
  koreanTime,
  type KoreanTime,
  NEXTRADE_OPENED,
  opensAt,
  publishedAt,
  restsAt,
  settledAt,
} from './calendar/trading-day.ts';
export {
  krxCalendar,
  latestSession,
  type Moment,
  newestAtRest,
  newestPublished,
  oldestWanted,
  type Session,
  sessionBefore,
  sessionNow,
  sessionsBetween,
  type TradingCalendar,
} from './calendar/moment.ts';
export { aborted, type Clock, endedBy, systemClock, timerMs } from './source/clock.ts';
export { CLOSED_DAYS_KNOWN_UNTIL } from './calendar/krx-closed-weekdays.ts';
export { SECTOR_IDS, type SectorId } from './sector-ids.ts';
export type { SectorLevel } from './sector-table.ts';
export { type Investor, INVESTOR_TREE, INVESTORS, partsOf, WHOLE_INVESTORS } from './investor.ts';
export {
  type DayBasis,
  type Environment,
  ENVIRONMENTS,
  type Provenance,
  type Status,
} from './model/provenance.ts';
export type { FlowSector, InvestorFlow, SectorIndex } from './model/flows.ts';
export type { Assumption, FlowFigures, InvestorTable, Trade } from './model/flows.ts';
export type { StockFlow, StockTrading } from './model/flows.ts';
export type { ForeignHolding } from './model/foreign-holding.ts';
export type { Breadth, IndexDay, IndexQuote } from './model/index-quote.ts';
export type { ProgramKinds, ProgramTrade, StockProgramTrade } from './model/program-trade.ts';
export {
  type RankedStock,
  type RankedTrade,
  RANKING_BASES,
  type RankingBasis,
} from './model/stocks.ts';
export type { SectorStock } from './model/stocks.ts';
export type { EstimateTable, StockEstimate } from './model/stock-estimate.ts';
export type { Stock } from './model/stocks.ts';
export {
  type AnswerOf,
  type OfferOf,
  type PlanOf,
  type Queries,
  type QueryOf,
  type Question,
  type QuestionOf,
  QUESTIONS,
  type RowOf,
  type ShapeOf,
  specOf,
  type InvestorFlowQuery,
  type SectorFlowsQuery,
  type FlowHistoryQuery,
  type SectorFlowHistoryQuery,
  type StockFlowsQuery,
  type ForeignHoldingsQuery,
  type SectorIndexesQuery,
  type IndexHistoryQuery,
  type SectorStocksQuery,
  type ProgramTradesQuery,
  type StockProgramTradesQuery,
  type ProgramTradesIntradayQuery,
  type StockEstimatesQuery,
  type TopStocksQuery,
  type StocksQuery,
} from './questions/index.ts';
export {
  type Field,
  type Fields,
  RANKED_INVESTORS,
  type RankedInvestor,
  RANKING_SIDES,
  type RankingSide,
} from './questions/fields.ts';
export type { Capabilities, Capability, NoCapability } from './questions/index.ts';
export {
  type History,
  MERGED,
  type OfferPart,
  type OfferParts,
  type Side,
} from './questions/offer.ts';
export { completed, type PlanningParts, planQuestion, USUAL_SESSIONS } from './source/plan.ts';
export { type AnyRow, dayOf, measuresOf, onlyMeasures, subjectOf } from './questions/subject.ts';
export type { Shape } from './questions/spec.ts';
export { ask, byQuestion, isSeries, offerOf, pages } from './source/ask.ts';
export {
  ANYTHING,
  type CapabilitiesFrom,
  capabilitiesOf,
  NO_ANSWER,
  type Offers,
} from './source/capabilities-of.ts';
export { cancelled, type LeftOut, type QuestionContext } from './source/context.ts';
export { concurrently, type Lifetime, lifetime, type OpenQuestion } from './source/lifetime.ts';
export { nowBy, type WaitBudget } from './source/clock.ts';
export { allowManyListeners, linkedSignal, withinBudget } from './source/signals.ts';
export type { CallOptions } from './source/options.ts';
export {
  type Answer,
  type Answers,
  methodsOf,
  sourceOf,
  type SourceParts,
} from './source/source-of.ts';
export type { Estimate, Methods, Narrowed, Pages, Source, SourceOf } from './source/source.ts';
export { type Dependency, DependencyError } from './dependency-error.ts';
export type { Issue } from './issue.ts';
export {
  type BrokerError,
  type BrokerErrorKind,
  type Cancelled,
  type Cause,
  type Denial,
  type Empty,
  failure,
  type Invalid,
  isTemporary,
  type Origin,
  type Rejected,
  type Throttled,
  type Unauthenticated,
  type Unavailable,
  type Unreadable,
  type Unsupported,
} from './error.ts';
export { BrokerException, orThrow } from './broker-exception.ts';
export { explain, type LibraryError } from './error-text.ts';
export { hidingSecrets } from './hiding.ts';
export { type FlowSum, sumFlows, type SumOptions, type SumRefusal } from './sum-flows.ts';
export { compareFlows } from './compare/compare-flows.ts';
export {
  compareHoldings,
  type HoldingComparison,
  type HoldingFigure,
  type HoldingLine,
} from './compare/compare-holdings.ts';
export {
  type ComparedDay,
  compareSeries,
  type SeriesComparison,
} from './compare/compare-series.ts';
export { compareSources, type SeriesQuestion } from './compare/compare-sources.ts';
export type {
  Caveat,
  ComparableFlow,
  ComparedFlow,
  CompareOptions,
  Comparison,
  ComparisonLine,
  ComparisonVerdict,
  FlowComparison,
  LineVerdict,
  Obstacle,
} from './compare/flow-comparison.ts';
export type { Violation } from './violations/violation.ts';
export { flowViolations } from './violations/flow-violations.ts';
export { holdingViolations } from './violations/holding-violations.ts';
export { indexViolations } from './violations/index-violations.ts';
export { programViolations } from './violations/program-violations.ts';
export { cumulative, type CumulativePoint } from './signals/cumulative.ts';
export { headroom, type Headroom } from './signals/headroom.ts';
export { intensity } from './signals/intensity.ts';
export { jointBuying } from './signals/joint-buying.ts';
export { rolling, type RollingPoint } from './signals/rolling.ts';
export type { Signal, SignalOptions, SignalRefusal, SignalRows } from './signals/signal.ts';
export { type Streak, streaks } from './signals/streaks.ts';
export { zScore, type ZScore } from './signals/z-score.ts';

export { err, errAsync, ok, okAsync, Result, ResultAsync } from 'neverthrow';
