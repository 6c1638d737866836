import type { InvestorFlow, SectorFlowsQuery, Source } from 'investor-flow';
import { flowQuery, withSource, wrongQuestion } from '../asking.ts';
import { unanswered } from '../complaint.ts';
import type { Desk } from '../desk.ts';
import { formatOf, type Given } from '../given.ts';
import { flowNotes } from '../notes.ts';
import { flowCells, FLOW_COLUMNS } from '../render/flow-csv.ts';
import type { Subject } from '../progress.ts';
import { csvRows, jsonRows, type RowWriter, tableRows } from '../render/rows.ts';
import { sectorsTable } from '../render/sectors-table.ts';
import { show } from '../show.ts';

/** The same for every sector of a market. */
export async function sectors(given: Given, desk: Desk): Promise<number> {
  const { sector: _, ...query }: SectorFlowsQuery & { sector?: unknown } = flowQuery(given);
  const wrong = wrongQuestion('sectorFlows', query, desk);
  if (wrong !== undefined) return desk.complain(wrong);
  return withSource(given, desk, async (source) => {
    desk.progress.begin({
      what: `${source.broker} sectors of ${query.market}`,
      ...lengthOf(source, query),
    });
    const answer = await source.sectorFlows(query, { signal: desk.terminal.signal });
    if (answer.isErr()) return unanswered(answer.error);
    const rows = writerFor(given, desk);
    await rows.add(answer.value);
    await rows.end();
    return undefined;
  });
}

/** How many sectors the broker serves there; one that gives them all at once answers once for each measure. */
function lengthOf(
  { capabilities }: Source,
  { market, measures }: SectorFlowsQuery,
): Pick<Subject, 'sectors'> {
  const offer = capabilities.sectorFlows;
  const served = offer.support === 'none' ? undefined : offer.sectors[market];
  if (served === undefined) return {};
  return { sectors: { count: served.length, answersAtOnce: measures?.length ?? 1 } };
}

function writerFor(given: Given, desk: Desk): RowWriter<InvestorFlow> {
  switch (formatOf(given)) {
    case 'json':
      return jsonRows(desk.print);
    case 'csv':
      return csvRows(desk.print, FLOW_COLUMNS, flowCells);
    case 'table':
      return tableRows(async (flows) => {
        await show(sectorsTable(flows, desk.look), desk);
        const [first] = flows;
        if (first !== undefined) flowNotes(first, desk);
        if (flows.length > 1)
          desk.say('Sizes, groups and segments overlap the industries: do not add all rows up.');
      });
  }
}
