import { flowQuery, withSource, wrongQuestion } from '../asking.ts';
import { unanswered } from '../complaint.ts';
import type { Desk } from '../desk.ts';
import { formatOf, type Given } from '../given.ts';
import { flowNotes } from '../notes.ts';
import { flowCells, FLOW_COLUMNS } from '../render/flow-csv.ts';
import { flowTable } from '../render/flow-table.ts';
import { json } from '../render/json.ts';
import { csvRows } from '../render/rows.ts';
import { show } from '../show.ts';

/** Who bought and sold one market or sector on one day. */
export async function flow(given: Given, desk: Desk): Promise<number> {
  const query = flowQuery(given);
  const wrong = wrongQuestion('investorFlow', query, desk);
  if (wrong !== undefined) return desk.complain(wrong);
  return withSource(given, desk, async (source) => {
    desk.progress.begin({ what: `${source.broker} flow of ${query.market}` });
    const answer = await source.investorFlow(query, { signal: desk.terminal.signal });
    if (answer.isErr()) return unanswered(answer.error);
    const found = answer.value;
    switch (formatOf(given)) {
      case 'json':
        await desk.print(json(found));
        break;
      case 'csv': {
        const rows = csvRows(desk.print, FLOW_COLUMNS, flowCells);
        await rows.add([found]);
        await rows.end();
        break;
      }
      case 'table':
        await show(flowTable(found, desk.look), desk);
        flowNotes(found, desk);
        break;
    }
    return undefined;
  });
}
