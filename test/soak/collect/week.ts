import { krxCalendar, sessionsBetween } from '@investor-flow/core';
import type { Plan } from '@investor-flow/collector';
import type { Sandbox } from '@investor-flow/sandbox';

/** What a simulated week collects, and what goes wrong in it. */
export const BEGINS = Date.parse('2026-06-29T07:00:00+09:00');
export const ENDS = Date.parse('2026-07-04T09:00:00+09:00');
export const WEEK = sessionsBetween(krxCalendar, '2026-06-29', '2026-07-03');
export const MARKETS = ['kospi', 'kosdaq'] as const;
export const STOCKS = '005930 000660 005380 017670 030200 032640 035420 068270 105560 373220'.split(
  ' ',
);
export const PAST = { from: '2025-01-02', to: '2026-06-26' };

export const PLAN: Plan = {
  entries: [
    { question: 'investorFlow', each: { markets: MARKETS }, when: 'every', everyMs: 600_000 },
    { question: 'sectorFlows', broker: 'kiwoom', each: { markets: MARKETS }, when: 'after-rest' },
    { question: 'stockFlows', each: { stocks: STOCKS }, when: 'after-rest' },
    { question: 'foreignHoldings', broker: 'kiwoom', each: { stocks: STOCKS }, when: 'after-rest' },
    {
      question: 'foreignHoldings',
      broker: 'kiwoom',
      each: { stocks: STOCKS },
      when: 'backfill',
      ...PAST,
    },
    { question: 'flowHistory', each: { markets: MARKETS }, when: 'backfill', ...PAST },
  ],
};

/** What those who stir the week can do. */
export interface World {
  readonly sandbox: Sandbox;
  readonly kill: () => void;
  readonly fillDisk: () => Promise<void>;
  readonly freeDisk: () => void;
}

type Fault = Parameters<Sandbox['faults']['add']>[0];
const strike =
  (name: Fault, broker: 'kiwoom' | 'koreainvestment', times: number) =>
  ({ sandbox }: World): void => {
    sandbox.faults.add(name, { broker, times });
  };
const clear = ({ sandbox }: World): void => sandbox.faults.clear();
const kill = (world: World): void => world.kill();

/** Korean times; after Thursday noon nothing goes wrong, so that the last run shows whether memory grows. */
export const EVENTS: readonly (readonly [string, string, (world: World) => unknown])[] = [
  ['2026-06-29T10:30', 'kiwoom is down', strike('server-error', 'kiwoom', 1_000_000)],
  ['2026-06-29T14:00', 'kiwoom is back', clear],
  ['2026-06-29T19:45', 'killed after rest', kill],
  ['2026-06-30T09:55', 'wrong columns', strike('renamed-column', 'kiwoom', 6)],
  ['2026-06-30T11:00', 'wrong types', strike('wrong-type', 'koreainvestment', 6)],
  ['2026-06-30T12:00', 'dead tokens', strike('token-killed', 'kiwoom', 3)],
  ['2026-06-30T13:00', 'dead tokens', strike('token-killed', 'koreainvestment', 1)],
  ['2026-06-30T15:00', 'the disk is full', ({ fillDisk }) => fillDisk()],
  ['2026-06-30T16:00', 'the disk has room', ({ freeDisk }) => freeDisk()],
  ['2026-06-30T19:25', 'torn bodies', strike('torn-json', 'kiwoom', 12)],
  ['2026-06-30T20:30', 'pages of a gateway', strike('html', 'koreainvestment', 12)],
  ['2026-07-01T07:31', 'killed while it settles', kill],
  ['2026-07-01T15:00', 'both brokers are down', strike('reset', 'kiwoom', 1_000_000)],
  ['2026-07-01T15:01', 'both brokers are down', strike('reset', 'koreainvestment', 1_000_000)],
  ['2026-07-01T21:00', 'both brokers are back', clear],
  ['2026-07-02T08:00', 'saturated numbers', strike('saturated-number', 'kiwoom', 6)],
  ['2026-07-02T11:00', 'killed while it samples', kill],
];
