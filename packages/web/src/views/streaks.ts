import { err, type Investor, INVESTORS, type InvestorFlow, ok, streaks } from 'investor-flow';
import type { SectorStreak } from '../api/answers.ts';
import { countIn, queryFrom } from './parameters.ts';
import { weakest } from './sector-rows.ts';
import { sourceNamed } from './source-named.ts';
import { wrong } from './trouble.ts';
import type { View } from './view.ts';

/** As the command looks back. */
const SESSIONS = 30;
const LEAST_SESSIONS = '3';

/** Sectors that an investor bought or sold so many sessions in a row, up to the newest. */
export const sectorStreaks: View<readonly SectorStreak[]> = {
  parameters: ['broker', 'market', 'venue', 'investor', 'min'],
  answer: async (parameters, context) => {
    const source = sourceNamed(context, parameters['broker']);
    if (source.isErr()) return err(source.error);
    const { investor: named = 'foreign', min = LEAST_SESSIONS, ...rest } = parameters;
    const investor = INVESTORS.find((it) => it === named);
    if (investor === undefined)
      return err(wrong('investor', `must be one of ${INVESTORS.join(', ')}`));
    const least = countIn(min, SESSIONS);
    if (least === undefined)
      return err(wrong('min', `must be a number of sessions from 1 to ${SESSIONS}`));
    const query = { ...queryFrom('sectorFlowHistory', rest), limit: SESSIONS };
    const flows = await context.ask(source.value, 'sectorFlowHistory', query);
    return flows.map((it) => streaksIn(it, investor, least));
  },
  command: ({ broker, market = '', investor, min, venue }, context) =>
    sourceNamed(context, broker).andThen((source) =>
      ok([
        'streaks',
        market,
        ...Object.entries({ investor, min, venue }).flatMap(([name, value]) =>
          value === undefined ? [] : [`--${name}`, value],
        ),
        '--broker',
        source.broker,
      ]),
    ),
};

function streaksIn(
  flows: readonly InvestorFlow[],
  investor: Investor,
  least: number,
): readonly SectorStreak[] {
  const newest = flows
    .map(({ day }) => day)
    .toSorted()
    .at(-1);
  const ids = [...new Set(flows.flatMap(({ sector }) => sector.id ?? []))];
  return ids.flatMap((sector): readonly SectorStreak[] => {
    const mine = flows.filter((flow) => flow.sector.id === sector);
    const last = mine.find(({ day }) => day === newest);
    if (last === undefined) return [];
    const [streak] = streaks(mine, investor).unwrapOr({ streaks: [], missing: [] }).streaks;
    if (streak === undefined || streak.sessions < least || streak.until !== newest) return [];
    const { broker, environment, api, observedAt, market, status } = last;
    const place = { broker, environment, api, observedAt, market, sector, investor };
    return [{ ...place, dayBasis: weakest(mine), status, ...streak }];
  });
}
