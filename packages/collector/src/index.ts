/** Runs a plan of questions on this machine or on many, and keeps every answer. */
export { collect, type CollectOptions, type Report } from './collect.ts';
export { checkPlan, type PlanOptions, type PlanSources } from './plan/check-plan.ts';
export type { Each, Plan, PlanEntry, PlanError, When } from './plan/plan.ts';
export { planJsonSchema } from './plan/plan-schema.ts';
export type { CheckedEntry, Listing, Target } from './plan/targets.ts';
export type { EntryProgress, Progress } from './progress.ts';
export type { QueueClient, QueueClientOptions, QueueOptions } from './queue/options.ts';
export { enqueue, type EnqueueOptions } from './queue/enqueue.ts';
export type { QueueError } from './queue/queue-error.ts';
export { openQueueClient, type OwnQueueClient } from './queue/redis-client.ts';
export { work, type WorkOptions, type WorkProgress, type WorkReport } from './queue/work.ts';
export { type EntryStatus, type Status, statusOf, type StatusOptions } from './status.ts';
