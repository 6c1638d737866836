import { type Investor, INVESTORS, type InvestorFlow, type Measure, MEASURES } from 'investor-flow';
import type { SectorNets, SectorRow } from '../api/answers.ts';

/** One row a sector: its nets of one session, or added up over all of them. */
export function sectorRows(
  flows: readonly InvestorFlow[],
  sessions: readonly string[],
): readonly SectorRow[] {
  const bySector = new Map<string, InvestorFlow[]>();
  for (const flow of flows) {
    const key = flow.sector.id ?? flow.sector.code;
    const mine = bySector.get(key) ?? [];
    mine.push(flow);
    bySector.set(key, mine);
  }
  return [...bySector.values()].flatMap((mine) => rowOf(mine, sessions));
}

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
