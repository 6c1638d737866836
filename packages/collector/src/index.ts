/** Runs a plan of questions on this machine or on many, and keeps every answer. */
export type { Report } from './agenda/run-plan.ts';
export { collect, type CollectOptions } from './collect.ts';
export { checkPlan, type PlanOptions, type PlanSources } from './plan/check-plan.ts';
export { planJsonSchema } from './plan/plan-schema.ts';
export type {
  CheckedEntry,
  Each,
  Listing,
  Plan,
  PlanEntry,
  PlanError,
  Target,
  When,
} from './plan/plan.ts';
export type { EntryProgress, Progress } from './progress.ts';
export type { QueueClient, QueueClientOptions, QueueError, QueueOptions } from './queue/options.ts';
export { enqueue, type EnqueueOptions } from './queue/enqueue.ts';
export { openQueueClient, type OwnQueueClient } from './queue/redis-client.ts';
export { work, type WorkOptions, type WorkProgress, type WorkReport } from './queue/work.ts';
export { type EntryStatus, type Status, statusOf, type StatusOptions } from './status.ts';
