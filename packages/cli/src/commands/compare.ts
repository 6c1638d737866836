import {
  compareSources,
  connectAll,
  err,
  type FlowComparison,
  type InvestorFlowQuery,
  ok,
  type Result,
  type Source,
} from 'investor-flow';
import { flowQuery, wrongQuestion } from '../asking.ts';
import { type Complaint, misconfigured, unanswered } from '../complaint.ts';
import type { Desk } from '../desk.ts';
import { EXIT } from '../exit-code.ts';
import { formatOf, type Given, wholeNumber } from '../given.ts';
import { COMPARISON_COLUMNS, comparisonCells } from '../render/comparison-csv.ts';
import { comparisonTable } from '../render/comparison-table.ts';
import { json } from '../render/json.ts';
import { marketLabel, sectorName } from '../render/labels.ts';
import { csvRows } from '../render/rows.ts';
import { brokerNamed, settingsFor } from '../settings.ts';
import { show } from '../show.ts';

const CODES: Readonly<Record<FlowComparison['verdict'], number>> = {
  agree: EXIT.done,
  disagree: EXIT.disagree,
  incomparable: EXIT.incomparable,
};

/** Asks two brokers the same question and compares their answers figure by figure. */
export async function compare(given: Given, desk: Desk): Promise<number> {
  const query = flowQuery(given);
  const apart = wholeNumber('--max-apart', given.maxApart);
  if (apart.isErr()) return desk.complain(apart.error);
  const wrong = wrongQuestion('investorFlow', query, desk);
  if (wrong !== undefined) return desk.complain(wrong);
  const opened = openBoth(given, desk);
  if (opened.isErr()) return desk.complain(opened.error);
  const { left, right, all } = opened.value;
  try {
    desk.progress.begin({ what: `${left.broker} and ${right.broker} on ${query.market}` });
    const { signal } = desk.terminal;
    const maxApart = apart.value === undefined ? {} : { maxApartMs: apart.value };
    const compared = await compareSources(left, right, query, { signal, ...maxApart });
    if (compared.isErr()) return desk.complain(unanswered(compared.error));
    await tell(compared.value, query, { given, desk });
    return CODES[compared.value.verdict];
  } finally {
    await Promise.all(all.map((source) => source.close()));
  }
}

interface Both {
  readonly left: Source;
  readonly right: Source;
  readonly all: readonly Source[];
}

function openBoth(given: Given, desk: Desk): Result<Both, Complaint> {
  const names = brokerNamed('--left', given.left).andThen(() =>
    brokerNamed('--right', given.right),
  );
  if (names.isErr()) return err(names.error);
  return settingsFor(given, desk)
    .andThen((config) => connectAll(config).mapErr(misconfigured))
    .andThen((sources) => {
      const { left: leftName = '', right: rightName = '' } = given;
      const [left, right] = [sources[leftName], sources[rightName]];
      const all = Object.values(sources);
      if (left !== undefined && right !== undefined) return ok({ left, right, all });
      for (const source of all) void source.close();
      return err({
        code: EXIT.configuration,
        sentence: `The configuration is wrong: ${left === undefined ? leftName : rightName} is required: it is to be compared.`,
      });
    });
}

interface At {
  readonly given: Given;
  readonly desk: Desk;
}

async function tell(
  comparison: FlowComparison,
  { market, sector = 'all' }: InvestorFlowQuery,
  { given, desk }: At,
): Promise<void> {
  switch (formatOf(given)) {
    case 'json':
      return desk.print(json(comparison));
    case 'csv': {
      const rows = csvRows(desk.print, COMPARISON_COLUMNS, comparisonCells);
      await rows.add(comparison.lines);
      await rows.end();
      return remark(comparison, desk);
    }
    case 'table': {
      const { language } = desk.look;
      const subject = `${marketLabel(market, language)} ${sectorName(market, sector, language)}`;
      await show(comparisonTable(subject, comparison, desk.look), desk);
      for (const { kind, message } of comparison.caveats) desk.say(`Note on ${kind}: ${message}.`);
    }
  }
}

/** What the lines of a comparison do not say of themselves. */
function remark({ left, right, caveats, obstacles, verdict }: FlowComparison, desk: Desk): void {
  desk.say(`${left.broker} is left, ${right.broker} is right; day ${left.day}: ${verdict}.`);
  for (const { message } of obstacles) desk.say(`Not comparable: ${message}.`);
  for (const { kind, message } of caveats) desk.say(`Note on ${kind}: ${message}.`);
}
