/** Korean investor flow and foreign holdings through one interface, whatever broker serves them. */
export { type Broker, type BrokerName, BROKERS, kiwoom, koreainvestment } from './broker.ts';
export { cacheFolder } from './cached-token-store.ts';
export type { Config, ConfigError, ConfigFor, ConfigIssue } from './config.ts';
export { connect, connectAll, type ConnectOptions, type Sources } from './connect.ts';
export {
  configFromEnv,
  connectFromEnv,
  missingKeys,
  misspelt,
  type Variables,
  variablesOf,
} from './environment.ts';
export { firstAvailable, type FirstAvailableOptions, type MovedOn } from './first-available.ts';
export {
  CONFIG_FILE,
  loadConfig,
  loadedConfig,
  type LoadedConfig,
  type LoadOptions,
  type SettingOrigin,
} from './load-config.ts';
export { type Sample, watch, type WatchEnd, type WatchOptions } from './watch.ts';
export { sandboxClock } from './sandbox-clock.ts';
export {
  type CallEvent,
  fileTokenStore,
  type Limiter,
  type Permit,
  memoryTokenStore,
  SettingsError,
  type Token,
  type TokenStore,
} from '@investor-flow/adapter-kit';
export {
  ask,
  type BrokerError,
  type BrokerErrorKind,
  type CallOptions,
  type Capabilities,
  type Capability,
  type Clock,
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
  isTradingDay,
  koreanTime,
  krxCalendar,
  latestSession,
  type Market,
  MARKET_LABELS,
  MARKETS,
  type Measure,
  ok,
  partitionOf,
  offerOf,
  pages,
  planQuestion,
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
