/** Two Korean brokers on 127.0.0.1, one seeded market behind both, faults on demand. */
export { type Sandbox, type SandboxOptions, startSandbox } from './sandbox.ts';
export type { SandboxClock } from './clock.ts';
export {
  type Aim,
  FAULT_NAMES,
  type FaultDetail,
  type FaultName,
  type FaultOptions,
} from './faults/fault.ts';
export type { Faults } from './faults/faults.ts';
export type { Quotas } from './quota.ts';
export type { SeenRequest } from './seen-request.ts';
export type { IndexTruth, Truth, Where } from './truth.ts';
export type { Deals, FlowTruth, TruthTable } from './market/flow-truth.ts';
export type { HoldingTruth } from './holdings/holdings.ts';
export type { Broker } from './wire.ts';
