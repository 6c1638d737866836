import {
  addDays,
  type BrokerError,
  err,
  ok,
  pages,
  type Question,
  type QueryOf,
  type Result,
  specOf,
} from 'investor-flow';
import type { LeftOutRow } from '../answer/caveats.ts';
import { MOST_BYTES, rowBytes } from '../answer/present.ts';
import type { Table } from '../answer/table.ts';
import type { Call, Fields } from '../tools/tool.ts';

type Series = {
  [Q in Question]: `${Q}Pages` extends keyof Call['answering']['source'] ? Q : never;
}[Question];

export const isSeries = (question: Question): question is Series =>
  specOf(question).shape === 'pages';

/** A row of a series. */
interface Dated {
  readonly day: string;
}

/** The rows of a series that one answer holds, and the fields that ask for the older ones. */
export interface Read {
  readonly rows: readonly Dated[];
  readonly rest: Fields | undefined;
}

/** Sessions of a series that names neither a beginning nor a number of them. */
const USUAL_SESSIONS = 30;
/** Clients give up a call after 60 s. */
const LONGEST_MS = 40_000;

/**
 * Reads a series page by page until it ends, fills one answer, or takes too long; a failing page fails the question.
 *
 * `show` makes the table of one page, whose size is counted.
 */
export async function readSeries(
  question: Series,
  asked: Fields,
  call: Call,
  {
    show,
    onLeftOut,
  }: {
    readonly show: (rows: readonly Dated[]) => Table;
    readonly onLeftOut: (row: LeftOutRow) => void;
  },
): Promise<Result<Read, BrokerError>> {
  const { from, limit } = asked;
  const bounded: Fields =
    from === undefined && limit === undefined ? { ...asked, limit: USUAL_SESSIONS } : asked;
  const { source } = call.answering;
  const walk = pages(source, question, bounded as unknown as QueryOf<Series>, {
    signal: call.signal,
    onLeftOut,
  });
  const most = bounded['limit'];
  const of = typeof most === 'number' ? most : undefined;
  const rows: Dated[] = [];
  let bytes = 0;
  try {
    let isFull = false;
    for (;;) {
      const page = await walk.next();
      if (page.done === true) return ok({ rows, rest: undefined });
      if (page.value.isErr()) return err(page.value.error);
      // The page that does not fit any more is asked for again: it shows that there is one.
      if (isFull) return ok({ rows, rest: restOf(bounded, rows) });
      rows.push(...page.value.value);
      call.progress(rows.length, of);
      for (const row of show(page.value.value).rows) bytes += rowBytes(row);
      isFull = bytes > MOST_BYTES || call.elapsedMs() > LONGEST_MS;
    }
  } finally {
    await walk.return();
  }
}

/** The same question from the session before the oldest row on. */
function restOf(asked: Fields, rows: readonly Dated[]): Fields | undefined {
  const oldest = rows.at(-1)?.day;
  if (oldest === undefined) return undefined;
  const { limit } = asked;
  const sessions = new Set(rows.map(({ day }) => day)).size;
  return {
    ...asked,
    to: addDays(oldest, -1),
    ...(typeof limit === 'number' ? { limit: limit - sessions } : {}),
  };
}
