import type { ForeignHolding, ForeignHoldingsQuery, Source, Venue } from 'investor-flow';
import { withSource, wrongQuestion } from '../asking.ts';
import { type Complaint, unanswered } from '../complaint.ts';
import type { Desk } from '../desk.ts';
import { formatOf, type Given, wholeNumber } from '../given.ts';
import { HOLDING_COLUMNS, holdingCells } from '../render/holdings-csv.ts';
import { holdingsTable } from '../render/holdings-table.ts';
import { csvRows, jsonRows, type RowWriter, tableRows } from '../render/rows.ts';
import { show } from '../show.ts';
import { walked } from '../walked.ts';

/** How many days are given to who names no end; the same as the library's. */
const USUAL_DAYS = 30;

/** What foreigners hold of a stock, day by day, newest first. */
export async function holdings(given: Given, desk: Desk): Promise<number> {
  const limit = wholeNumber('--limit', given.limit);
  if (limit.isErr()) return desk.complain(limit.error);
  const { stock = '', from, to } = given;
  const query: ForeignHoldingsQuery = {
    stock,
    from,
    to,
    limit: limit.value ?? (from === undefined ? USUAL_DAYS : undefined),
    venue: given.venue as Venue | undefined,
  };
  const wrong = wrongQuestion('foreignHoldings', query, desk);
  if (wrong !== undefined) return desk.complain(wrong);
  return withSource(given, desk, (source) => walk(source, query, { given, desk }));
}

interface At {
  readonly given: Given;
  readonly desk: Desk;
}

async function walk(
  source: Source,
  query: ForeignHoldingsQuery,
  { given, desk }: At,
): Promise<Complaint | undefined> {
  const { signal } = desk.terminal;
  const writer = writerFor(given, desk);
  const way = walked(query, desk.now());
  desk.progress.begin({ what: `${source.broker} holdings of ${query.stock}` });
  for await (const page of source.foreignHoldingsPages(query, { signal })) {
    if (page.isErr()) {
      await writer.cut();
      return cutShort(unanswered(page.error), way.rows(), given);
    }
    await writer.add(page.value);
    desk.progress.reached(way.after(page.value));
  }
  await writer.end();
  return undefined;
}

function writerFor(given: Given, desk: Desk): RowWriter<ForeignHolding> {
  switch (formatOf(given)) {
    case 'json':
      return jsonRows(desk.print);
    case 'csv':
      return csvRows(desk.print, HOLDING_COLUMNS, holdingCells);
    case 'table':
      return tableRows(async (rows) => {
        if (rows.length === 0) desk.say('No day in this range.');
        else await show(holdingsTable(rows, desk.look), desk);
      });
  }
}

/** Rows that were printed before a page failed must not pass for the whole list. */
function cutShort(complaint: Complaint, rows: number, given: Given): Complaint {
  if (rows === 0 || formatOf(given) === 'table') return complaint;
  const sentence = `${complaint.sentence} The list on stdout is cut short after ${rows} rows.`;
  return { ...complaint, sentence };
}
