import { err, type Investor, INVESTORS, type InvestorFlow, ok, streaks } from 'investor-flow';
import type { SectorStreak } from '../api/answers.ts';
import { brokerView } from './broker-view.ts';
import { countIn } from './parameters.ts';
import { askRecent, recentSectors, SESSIONS, weakest } from './sector-rows.ts';
import { wrong } from './trouble.ts';
import { typedWith } from './typed.ts';
import type { View } from './view.ts';

const LEAST_SESSIONS = '3';

/** Sectors that an investor bought or sold so many sessions in a row, up to the newest. */
export const sectorStreaks: View<readonly SectorStreak[]> = brokerView({
  parameters: ['market', 'venue', 'investor', 'min'],
  answer: async (source, parameters, context) => {
    const { investor: named = 'foreign', min = LEAST_SESSIONS, ...rest } = parameters;
    const investor = INVESTORS.find((it) => it === named);
    if (investor === undefined)
      return err(wrong('investor', `must be one of ${INVESTORS.join(', ')}`));
    const least = countIn(min, SESSIONS);
    if (least === undefined)
      return err(wrong('min', `must be a number of sessions from 1 to ${SESSIONS}`));
    const flows = await askRecent(source, rest, context);
    return flows.map((it) => streaksIn(it, investor, least));
  },
  command: ({ broker }, { market = '', investor, min, venue }) =>
    ok(['streaks', market, ...typedWith({ investor, min, venue, broker })]),
});

const streaksIn = (
  flows: readonly InvestorFlow[],
  investor: Investor,
  least: number,
): readonly SectorStreak[] =>
  recentSectors(flows).flatMap(({ sector, mine, last }): readonly SectorStreak[] => {
    const [streak] = streaks(mine, investor).unwrapOr({ streaks: [], missing: [] }).streaks;
    if (streak === undefined || streak.sessions < least || streak.until !== last.day) return [];
    const { broker, environment, api, observedAt, market, status } = last;
    const place = { broker, environment, api, observedAt, market, sector, investor };
    return [{ ...place, dayBasis: weakest(mine), status, ...streak }];
  });
