import type { Investor, InvestorFlow, Measure } from 'investor-flow';

/** How many sessions in a row one side was taken, newest session included. */
export interface Streak {
  readonly side: 'buying' | 'selling';
  readonly sessions: number;
  readonly net: number;
  readonly since: string;
  readonly until: string;
  readonly state: 'turned' | 'slowing' | 'continuing';
}

/** The streak that reaches the newest of the rows, which are of one subject; a net of 0 ends one. */
export function newestStreak(
  flows: readonly InvestorFlow[],
  investor: Investor,
  measure: Measure = 'value',
): Streak | undefined {
  const nets = flows
    .toSorted((a, b) => (a.day < b.day ? 1 : -1))
    .flatMap((flow) => {
      const net = flow[measure]?.[investor]?.net;
      return net === undefined ? [] : [{ day: flow.day, net }];
    });
  const [newest, before] = nets;
  if (newest === undefined || newest.net === 0) return undefined;
  const end = nets.findIndex(({ net }) => Math.sign(net) !== Math.sign(newest.net));
  const rows = end < 0 ? nets : nets.slice(0, end);
  const isTurn = rows.length === 1 && before !== undefined && before.net !== 0;
  const isSlower =
    rows.length > 1 && before !== undefined && Math.abs(newest.net) < Math.abs(before.net);
  return {
    side: newest.net > 0 ? 'buying' : 'selling',
    sessions: rows.length,
    net: rows.reduce((sum, { net }) => sum + net, 0),
    since: rows.at(-1)?.day ?? newest.day,
    until: newest.day,
    state: isTurn ? 'turned' : isSlower ? 'slowing' : 'continuing',
  };
}
