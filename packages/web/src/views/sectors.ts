import { err, type InvestorFlow, ok, type Result, type Source, volumeUnitOf } from 'investor-flow';
import type { SectorTable } from '../api/answers.ts';
import type { Trouble } from '../api/trouble.ts';
import { brokerView } from './broker-view.ts';
import { rangeInstead } from './flow.ts';
import { countIn, fieldsOf, type Parameters, queryFrom } from './parameters.ts';
import { sectorRows, sessionsOf } from './sector-rows.ts';
import { wrong } from './trouble.ts';
import { typed } from './typed.ts';
import type { View, ViewContext } from './view.ts';

const MOST_SESSIONS = 250;

/** Every sector of a market, over one session or the sum of several. */
export const sectors: View<SectorTable> = brokerView({
  parameters: [...fieldsOf('sectorFlows'), 'over'],
  answer: async (source, parameters, context) => {
    const over = countIn(parameters['over'] ?? '1', MOST_SESSIONS);
    if (over === undefined)
      return err(wrong('over', `must be a number of sessions from 1 to ${MOST_SESSIONS}`));
    const { market } = queryFrom('sectorFlows', parameters);
    const flows = await flowsOver(source, over, parameters, context);
    return flows.map((it): SectorTable => {
      const sessions = sessionsOf(it);
      const rows = sectorRows(it, sessions);
      return { market, volumeUnit: volumeUnitOf(market), sessions, rows };
    });
  },
  rows: ({ rows }) => rows,
  command: ({ broker }, parameters) =>
    (parameters['over'] ?? '1') === '1'
      ? ok(typed('sectorFlows', queryFrom('sectorFlows', parameters), broker))
      : err(wrong('over', 'no command adds up sessions: choose one session')),
});

function flowsOver(
  source: Source,
  over: number,
  parameters: Parameters,
  { ask }: ViewContext,
): Promise<Result<readonly InvestorFlow[], Trouble>> {
  const query = queryFrom('sectorFlows', parameters);
  const { day, ...where } = query;
  const range =
    over > 1 ? { ...where, to: day, limit: over } : rangeInstead(source, 'sectorFlows', query);
  return range === undefined
    ? ask(source, 'sectorFlows', query)
    : ask(source, 'sectorFlowHistory', range);
}
