import { type BrokerError, err, type Issue, ok, type Result } from '@investor-flow/core';

/** One page as the broker gave it. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Where the next page is; nothing at the end, blank where the broker promised one without saying where. */
  readonly cursor: string | undefined;
  /** Makes a failure of what this page breaks. */
  readonly fault: (issues: readonly Issue[]) => BrokerError;
}

export const MOST_PAGES = 400;

/**
 * Walks a broker's pages from the first on.
 *
 * A repeated or blank cursor, an empty page that promises more, and a walk without end are failures, never a short list.
 */
export async function* walkPages<Row>(
  fetch: (cursor: string | undefined) => Promise<Result<Page<Row>, BrokerError>>,
): AsyncGenerator<Result<Page<Row>, BrokerError>, void, void> {
  const seen = new Set<string>();
  let cursor: string | undefined;
  for (let count = 1; ; count += 1) {
    const page = await fetch(cursor);
    if (page.isErr()) {
      yield err(page.error);
      return;
    }
    const { rows, cursor: next, fault } = page.value;
    const issue = next === undefined ? undefined : promiseBroken(next, rows.length, seen);
    if (issue !== undefined) {
      yield err(fault([issue]));
      return;
    }
    yield ok(page.value);
    if (next === undefined) return;
    if (count >= MOST_PAGES) {
      yield err(fault([{ path: 'page', message: `more than ${MOST_PAGES} pages` }]));
      return;
    }
    seen.add(next);
    cursor = next;
  }
}

function promiseBroken(next: string, rows: number, seen: ReadonlySet<string>): Issue | undefined {
  const issue = (message: string): Issue => ({ path: 'page', message });
  if (next.trim() === '') return issue('the next page is promised with a blank cursor');
  if (seen.has(next)) return issue('the next page is promised with a cursor already used');
  if (rows === 0) return issue('a page without rows promises more');
  return undefined;
}
