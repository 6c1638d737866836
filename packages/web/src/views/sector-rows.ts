import {
  type Investor,
  INVESTORS,
  type InvestorFlow,
  type Measure,
  MEASURES,
  type Result,
  type SectorId,
  type Source,
} from 'investor-flow';
import type { SectorNets, SectorRow } from '../api/answers.ts';
import type { Trouble } from '../api/trouble.ts';
import { type Parameters, queryFrom } from './parameters.ts';
import type { ViewContext } from './view.ts';

/** How far streaks and joint buying look back, as the commands do. */
export const SESSIONS = 30;

/** Every sector of the last sessions. */
export const askRecent = (
  source: Source,
  parameters: Parameters,
  { ask }: ViewContext,
): Promise<Result<readonly InvestorFlow[], Trouble>> =>
  ask(source, 'sectorFlowHistory', {
    ...queryFrom('sectorFlowHistory', parameters),
    limit: SESSIONS,
  });

/** The days of the rows, oldest first. */
export const sessionsOf = (flows: readonly InvestorFlow[]): readonly string[] =>
  [...new Set(flows.map(({ day }) => day))].toSorted();

function bySector(flows: readonly InvestorFlow[]): readonly (readonly InvestorFlow[])[] {
  const sectors = new Map<string, InvestorFlow[]>();
  for (const flow of flows) {
    const key = flow.sector.id ?? flow.sector.code;
    const mine = sectors.get(key) ?? [];
    mine.push(flow);
    sectors.set(key, mine);
  }
  return [...sectors.values()];
}

interface RecentSector {
  readonly sector: SectorId;
  readonly mine: readonly InvestorFlow[];
  readonly last: InvestorFlow;
}

/** The rows of each known sector that has the newest session, and its row of that session. */
export function recentSectors(flows: readonly InvestorFlow[]): readonly RecentSector[] {
  const newest = sessionsOf(flows).at(-1);
  return bySector(flows).flatMap((mine) => {
    const last = mine.find(({ day }) => day === newest);
    return last?.sector.id === undefined ? [] : [{ sector: last.sector.id, mine, last }];
  });
}

/** One row a sector: its nets of one session, or added up over all of them. */
export const sectorRows = (
  flows: readonly InvestorFlow[],
  sessions: readonly string[],
): readonly SectorRow[] => bySector(flows).flatMap((mine) => rowOf(mine, sessions));

function rowOf(flows: readonly InvestorFlow[], sessions: readonly string[]): readonly SectorRow[] {
  const sorted = flows.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const [oldest, newest] = [sorted[0], sorted.at(-1)];
  if (oldest === undefined || newest === undefined) return [];
  const days = new Set(sorted.map(({ day }) => day));
  const missing = sessions.filter((day) => !days.has(day));
  const { broker, environment, api, sector } = newest;
  return [
    {
      broker,
      environment,
      api,
      observedAt: sorted.map((it) => it.observedAt).toSorted()[0] ?? newest.observedAt,
      sector,
      from: oldest.day,
      day: newest.day,
      dayBasis: weakest(sorted),
      status: sorted.every(({ status }) => status === 'final') ? 'final' : 'provisional',
      ...(missing.length === 0 ? nets(sorted) : {}),
      missing,
    },
  ];
}

const WEAKEST_FIRST = ['assumed', 'requested', 'stated'] as const;
export const weakest = (flows: readonly InvestorFlow[]): InvestorFlow['dayBasis'] =>
  WEAKEST_FIRST.find((basis) => flows.some(({ dayBasis }) => dayBasis === basis)) ?? 'assumed';

const nets = (flows: readonly InvestorFlow[]): { readonly [M in Measure]?: SectorNets } =>
  Object.fromEntries(
    MEASURES.flatMap((measure) =>
      flows.every((flow) => flow[measure] !== undefined)
        ? [[measure, Object.fromEntries(INVESTORS.flatMap((it) => sum(flows, measure, it)))]]
        : [],
    ),
  );

/** The sum of an investor that every session has. */
function sum(
  flows: readonly InvestorFlow[],
  measure: Measure,
  investor: Investor,
): readonly (readonly [Investor, number])[] {
  const found = flows.flatMap((flow) => flow[measure]?.[investor]?.net ?? []);
  return found.length === flows.length ? [[investor, found.reduce((a, b) => a + b, 0)]] : [];
}
