/** Korean investor flow and foreign holdings through one interface, whatever broker serves them. */
export { type Broker, BROKERS, kiwoom, koreainvestment } from './broker.ts';
export type { Config, ConfigError, ConfigIssue } from './config.ts';
export { connect, connectAll, type ConnectOptions } from './connect.ts';
export { configFromEnv, connectFromEnv, type Variables, variablesOf } from './environment.ts';
export { firstAvailable, type FirstAvailableOptions, type MovedOn } from './first-available.ts';
export { CONFIG_FILE, loadConfig, type LoadOptions } from './load-config.ts';
export {
  type CallEvent,
  type Clock,
  fileTokenStore,
  type Limiter,
  memoryTokenStore,
  SettingsError,
  type Token,
  type TokenStore,
} from '@investor-flow/adapter-kit';
export {
  type BrokerError,
  type BrokerErrorKind,
  type CallOptions,
  type Capabilities,
  type Capability,
  compareFlows,
  compareSources,
  type CompareOptions,
  type ComparisonLine,
  describe,
  err,
  type FlowComparison,
  flowViolations,
  type ForeignHolding,
  type ForeignHoldingsQuery,
  holdingViolations,
  type Investor,
  INVESTOR_TREE,
  type InvestorFlow,
  type InvestorFlowQuery,
  INVESTORS,
  koreanTime,
  krxCalendar,
  latestSession,
  type Market,
  MARKET_LABELS,
  MARKETS,
  type Measure,
  ok,
  partitionOf,
  planFlow,
  planHoldings,
  type Question,
  type Result,
  type ResultAsync,
  SECTOR_IDS,
  type SectorFlowsQuery,
  type SectorId,
  sectorIn,
  sectorsOf,
  type Source,
  type StockCode,
  sumFlows,
  type Trade,
  type TradingCalendar,
  type TradingDay,
  type Venue,
  WHOLE_INVESTORS,
} from '@investor-flow/core';
export {
  createKiwoom,
  type Kiwoom,
  kiwoomCapabilities,
  type KiwoomSettings,
} from '@investor-flow/kiwoom';
export {
  createKoreaInvestment,
  type KoreaInvestment,
  koreaInvestmentCapabilities,
  type KoreaInvestmentSettings,
} from '@investor-flow/koreainvestment';
