/** Two Korean brokers on 127.0.0.1, one seeded market behind both, faults on demand. */
export { type Sandbox, type SandboxOptions, startSandbox } from './sandbox.ts';
export type { SandboxClock } from './clock.ts';
export {
  type Aim,
  FAULT_NAMES,
  type FaultDetail,
  type FaultName,
  type FaultOptions,
  type Faults,
} from './faults/faults.ts';
export type { Quotas } from './quota.ts';
export type { SeenRequest } from './request-log.ts';
export type { IndexTruth, Truth, Where } from './truth.ts';
export type { StockTruth, StockWhere, TradingTruth } from './stock-truth.ts';
export type { Stock } from './stocks/stock.ts';
export type { DeskTruth } from './market/desks.ts';
export type { Kospi200Truth } from './market/index-level.ts';
export type { Breadth } from './market/breadth.ts';
export type { EstimateTruth, Guessed } from './market/estimates.ts';
export type { ProgramSides, ProgramTruth } from './market/programs.ts';
export type {
  MarketControl,
  Setting,
  StoryName,
  StoryOptions,
  Subject,
} from './control/market-control.ts';
export type { Deals, FlowTruth, TruthTable } from './market/ledger.ts';
export type { HoldingTruth } from './holdings/holdings.ts';
export type { Broker } from './wire.ts';
