import { sectorsOf, type TradingDay } from '@investor-flow/core';
import { expect, it } from 'vitest';
import { offline, PATHS } from '../__fixtures__/over-nock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { NET_COLUMNS, SECTOR_ROW, UNBORN_SECTOR } from '../__fixtures__/rows.ts';
import { leftOut, openedAt, serving } from '../__fixtures__/serving.ts';
import { codesOf } from '../wire/codes.ts';

offline();

const rowOf = (code: string, day: string): object => ({
  ...SECTOR_ROW,
  inds_cd: code,
  ind_netprps: `+${Number(day) % 10_000}`,
});
const zeros = (code: string): object => ({
  ...SECTOR_ROW,
  inds_cd: code,
  ...Object.fromEntries(NET_COLUMNS.map((column) => [column, '+0'])),
});
const market = (rows: (day: string) => readonly object[]) =>
  serving({
    path: PATHS.sectors,
    list: 'inds_netprps',
    rows: ({ body }) => rows(body['base_dt'] ?? ''),
  });
/** Every sector of the market, the broker's order turned round, and one that no registry knows. */
const everySector = (day: string): readonly object[] => [
  rowOf('099', day),
  ...codesOf('kosdaq')
    .map((code) => rowOf(code, day))
    .toReversed(),
];

it('gives every sector of a day in the order of the registry, newest day first', async () => {
  const sent = market(everySector);
  const { broker } = openedAt('2026-07-01T16:00');
  const rows = valueOf(await broker.sectorFlowHistory({ market: 'kosdaq', limit: 2 }));
  const ids = [...sectorsOf('kosdaq').map(({ id }) => id), undefined];
  expect(rows.map(({ sector }) => sector.id)).toEqual([...ids, ...ids]);
  expect(rows.at(-1)?.sector).toMatchObject({ code: '099' });
  expect([...new Set(rows.map(({ day }) => day))]).toEqual(['2026-07-01', '2026-06-30']);
  expect(sent).toHaveLength(2);
});

it('counts sessions and not rows: 30 by default', async () => {
  const sent = market(everySector);
  const { broker } = openedAt('2026-07-01T16:00');
  const query = { market: 'kosdaq' } as const;
  const rows = valueOf(await broker.sectorFlowHistory(query));
  expect(new Set(rows.map(({ day }) => day)).size).toBe(30);
  expect(sent).toHaveLength(30);
  expect(valueOf(broker.estimate('sectorFlowHistory', query))).toEqual({
    calls: 30,
    atLeastMs: 7000,
  });
});

it('announces each sector that is missing from a day, and leaves a day without trading out', async () => {
  market((day) =>
    day === '20260630' ? [zeros('001')] : [rowOf('001', day), { ...UNBORN_SECTOR, inds_cd: '028' }],
  );
  const open = openedAt('2026-07-01T16:00');
  const rows = valueOf(await open.broker.sectorFlowHistory({ market: 'kospi', limit: 1 }));
  expect(rows).toHaveLength(1);
  const announced = leftOut(open);
  expect(announced).toHaveLength(codesOf('kospi').length - 1);
  expect(announced).toContainEqual(
    expect.objectContaining({
      day: '2026-07-01',
      code: '028',
      because: 'the sector did not exist on that day',
    }),
  );
  const query = { market: 'kospi', from: '2026-06-30' } as const;
  const days: readonly TradingDay[] = valueOf(await open.broker.sectorFlowHistory(query)).map(
    ({ day }) => day,
  );
  expect(days).toEqual(['2026-07-01']);
  expect(leftOut(open)).toContainEqual(
    expect.objectContaining({ day: '2026-06-30', because: 'every net of the market is 0' }),
  );
});

it('leaves out a day that repeats the session before, every sector of it', async () => {
  market((day) => everySector(day === '20260630' ? '20260629' : day));
  const open = openedAt('2026-07-01T16:00');
  const query = { market: 'kosdaq', from: '2026-06-29' } as const;
  const rows = valueOf(await open.broker.sectorFlowHistory(query));
  expect([...new Set(rows.map(({ day }) => day))]).toEqual(['2026-07-01', '2026-06-29']);
  expect(leftOut(open)).toHaveLength(1);
});

it('fails as a whole where one row of one day cannot be read', async () => {
  market((day) => [
    rowOf('001', day),
    { ...rowOf('013', day), ...(day === '20260629' ? { bank_netprps: '1.5' } : {}) },
  ]);
  const { broker } = openedAt('2026-07-01T16:00');
  const error = errorOf(await broker.sectorFlowHistory({ market: 'kospi', limit: 5 }));
  expect(error).toMatchObject({ kind: 'unreadable', at: { api: 'ka10051' } });
});
