import {
  err,
  type Issue,
  krxCalendar,
  ok,
  type Result,
  type Source,
  systemClock,
} from '@investor-flow/core';
import { checkEntry, listed, type Planning } from './check-entry.ts';
import { type CheckedEntry, type PlanError, planError } from './plan.ts';
import { shapeIssues } from './plan-schema.ts';

/** The sources of a plan by name, as `connectAll` gives them. */
export type PlanSources = Readonly<Record<string, Source>>;

export type PlanOptions = Partial<Omit<Planning, 'sources'>>;

/** Checks a plan of which nothing is known yet; every fault is named by its path, and nothing is sent. */
export function checkPlan(
  plan: unknown,
  sources: PlanSources,
  { clock = systemClock, calendar = krxCalendar }: PlanOptions = {},
): Result<readonly CheckedEntry[], PlanError> {
  const planning = { sources, clock, calendar };
  const issues: Issue[] = [...shapeIssues(plan)];
  const checked: CheckedEntry[] = [];
  for (const [place, entry] of listed(Object(plan).entries).entries()) {
    const result = checkEntry(planning, place, entry);
    if (result.isOk()) checked.push(result.value);
    // A fault of the shape says more than what follows from it.
    else issues.push(...result.error.filter(({ path }) => !isBelow(path, issues)));
  }
  return issues.length === 0 ? ok(checked) : err(planError(issues));
}

const isBelow = (path: string, issues: readonly Issue[]): boolean =>
  issues.some((it) => path === it.path || path.startsWith(`${it.path}.`));
