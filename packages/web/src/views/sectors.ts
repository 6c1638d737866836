import { err, type InvestorFlow, ok, type Result, type Source, volumeUnitOf } from 'investor-flow';
import type { SectorTable } from '../api/answers.ts';
import type { Trouble } from '../api/trouble.ts';
import { countIn, type Parameters, queryFrom } from './parameters.ts';
import { sectorRows } from './sector-rows.ts';
import { sourceNamed } from './source-named.ts';
import { wrong } from './trouble.ts';
import { typed } from './typed.ts';
import type { View, ViewContext } from './view.ts';

const MOST_SESSIONS = 250;

/** Every sector of a market, over one session or the sum of several. */
export const sectors: View<SectorTable> = {
  parameters: ['broker', 'market', 'day', 'over', 'venue', 'measures'],
  answer: async (parameters, context) => {
    const source = sourceNamed(context, parameters['broker']);
    if (source.isErr()) return err(source.error);
    const over = countIn(parameters['over'] ?? '1', MOST_SESSIONS);
    if (over === undefined)
      return err(wrong('over', `must be a number of sessions from 1 to ${MOST_SESSIONS}`));
    const { market } = queryFrom('sectorFlows', parameters);
    const flows = await flowsOver(source.value, over, parameters, context);
    return flows.map((it): SectorTable => {
      const sessions = [...new Set(it.map(({ day }) => day))].toSorted();
      const rows = sectorRows(it, sessions);
      return { market, volumeUnit: volumeUnitOf(market), sessions, rows };
    });
  },
  rows: ({ rows }) => rows,
  command: (parameters, context) => {
    const over = parameters['over'] ?? '1';
    return sourceNamed(context, parameters['broker']).andThen(
      (source): Result<readonly string[], Trouble> =>
        over === '1'
          ? ok(typed('sectorFlows', queryFrom('sectorFlows', parameters), source.broker))
          : err(wrong('over', 'no command adds up sessions: choose one session')),
    );
  },
};

async function flowsOver(
  source: Source,
  over: number,
  parameters: Parameters,
  context: ViewContext,
): Promise<Result<readonly InvestorFlow[], Trouble>> {
  const { day, ...query } = queryFrom('sectorFlows', parameters);
  if (over > 1) return context.ask(source, 'sectorFlowHistory', { ...query, to: day, limit: over });
  const isSeriesAlone =
    day !== undefined &&
    source.refusal('sectorFlows', { ...query, day })?.kind === 'unsupported' &&
    source.refusal('sectorFlowHistory', { ...query, from: day, to: day }) === undefined;
  return isSeriesAlone
    ? context.ask(source, 'sectorFlowHistory', { ...query, from: day, to: day })
    : context.ask(source, 'sectorFlows', { ...query, day });
}
