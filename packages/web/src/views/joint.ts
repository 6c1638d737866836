import { err, type Investor, type InvestorFlow, jointBuying } from 'investor-flow';
import type { Joint, JointRow } from '../api/answers.ts';
import { queryFrom } from './parameters.ts';
import { weakest } from './sector-rows.ts';
import { sourceNamed } from './source-named.ts';
import type { View } from './view.ts';

const SESSIONS = 30;
const TOGETHER: readonly Investor[] = ['foreign', 'institution'];

/** Sectors that foreigners and institutions bought on the same sessions. */
export const joint: View<Joint> = {
  parameters: ['broker', 'market', 'venue'],
  answer: async (parameters, context) => {
    const source = sourceNamed(context, parameters['broker']);
    if (source.isErr()) return err(source.error);
    const query = { ...queryFrom('sectorFlowHistory', parameters), limit: SESSIONS };
    const flows = await context.ask(source.value, 'sectorFlowHistory', query);
    return flows.map((rows): Joint => {
      const sessions = [...new Set(rows.map(({ day }) => day))].toSorted();
      return { investors: TOGETHER, sessions, rows: rowsOf(rows, sessions) };
    });
  },
  rows: ({ rows }) => rows,
};

function rowsOf(flows: readonly InvestorFlow[], sessions: readonly string[]): readonly JointRow[] {
  const ids = [...new Set(flows.flatMap(({ sector }) => sector.id ?? []))];
  return ids.flatMap((sector): readonly JointRow[] => {
    const mine = flows.filter((flow) => flow.sector.id === sector);
    const signal = jointBuying(mine, TOGETHER);
    const last = mine.find(({ day }) => day === sessions.at(-1));
    if (signal.isErr() || last === undefined) return [];
    const { days } = signal.value;
    const run = runOf(days, sessions);
    if (run === 0) return [];
    const since = sessions.at(-run);
    const net = mine
      .filter(({ day }) => since !== undefined && day >= since)
      .flatMap((flow) => TOGETHER.flatMap((it) => flow.value?.[it]?.net ?? []))
      .reduce((a, b) => a + b, 0);
    const { broker, environment, api, observedAt, status } = last;
    const place = { broker, environment, api, observedAt };
    return [{ ...place, sector, day: last.day, dayBasis: weakest(mine), status, days, run, net }];
  });
}

/** How many of the newest sessions in a row are among the days. */
function runOf(days: readonly string[], sessions: readonly string[]): number {
  const newestFirst = sessions.toReversed();
  const end = newestFirst.findIndex((day) => !days.includes(day));
  return end < 0 ? newestFirst.length : end;
}
