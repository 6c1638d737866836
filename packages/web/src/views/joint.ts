import { type Investor, type InvestorFlow, jointBuying } from 'investor-flow';
import type { Joint, JointRow } from '../api/answers.ts';
import { brokerView } from './broker-view.ts';
import { askRecent, recentSectors, sessionsOf, weakest } from './sector-rows.ts';
import type { View } from './view.ts';

const TOGETHER: readonly Investor[] = ['foreign', 'institution'];

/** Sectors that foreigners and institutions bought on the same sessions. */
export const joint: View<Joint> = brokerView({
  parameters: ['market', 'venue'],
  answer: async (source, parameters, context) => {
    const flows = await askRecent(source, parameters, context);
    return flows.map((rows): Joint => {
      const sessions = sessionsOf(rows);
      return { investors: TOGETHER, sessions, rows: rowsOf(rows, sessions) };
    });
  },
  rows: ({ rows }) => rows,
});

const rowsOf = (flows: readonly InvestorFlow[], sessions: readonly string[]): readonly JointRow[] =>
  recentSectors(flows).flatMap(({ sector, mine, last }): readonly JointRow[] => {
    const signal = jointBuying(mine, TOGETHER);
    if (signal.isErr()) return [];
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

/** How many of the newest sessions in a row are among the days. */
function runOf(days: readonly string[], sessions: readonly string[]): number {
  const newestFirst = sessions.toReversed();
  const end = newestFirst.findIndex((day) => !days.includes(day));
  return end < 0 ? newestFirst.length : end;
}
