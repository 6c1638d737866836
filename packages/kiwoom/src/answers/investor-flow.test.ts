import { setTimeout as later } from 'node:timers/promises';
import { type BrokerError, flowViolations, sectorsOf } from '@investor-flow/core';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  answering,
  granted,
  HOST,
  movingClock,
  offline,
  opened,
  PATHS,
  sectorList,
  TOKEN,
} from '../__fixtures__/over-nock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { NET_COLUMNS, SECTOR_ROW, UNBORN_SECTOR } from '../__fixtures__/rows.ts';
import kosdaqValue from '../wire/__fixtures__/ka10051.kosdaq-unified-value.synthetic.json' with { type: 'json' };
import kospiValue from '../wire/__fixtures__/ka10051.kospi-value.synthetic.json' with { type: 'json' };
import kospiVolume from '../wire/__fixtures__/ka10051.kospi-volume.synthetic.json' with { type: 'json' };

offline();

const sent = (...answers: readonly Answer[]): void => {
  answering(PATHS.token, [granted()]);
  answering(PATHS.sectors, answers);
};

describe('the flow of a market', () => {
  it('is the row of its code, wherever it stands', async () => {
    sent(sectorList(kospiValue.inds_netprps.toReversed()));
    const flow = valueOf(await opened().broker.investorFlow({ market: 'kospi' }));
    expect(flow).toMatchObject({
      broker: 'kiwoom',
      environment: 'live',
      api: 'ka10051',
      market: 'kospi',
      sector: { id: 'all', level: 'total', code: '001', name: '종합(KOSPI)' },
      venue: 'krx',
      day: '2026-07-01',
      dayBasis: 'requested',
      status: 'provisional',
      observedAt: '2026-07-01T06:00:00.000Z',
      volumeUnit: 'share',
      rounding: { value: 100_000_000 },
      derived: ['foreign'],
    });
    expect(flow.assumed).toEqual([]);
    expect(flow.value?.individual).toEqual({ net: 714_500_000_000 });
    expect(flow).not.toHaveProperty('volume');
    expect(flowViolations(flow)).toEqual([]);
  });

  it('is refused where the list goes on on another page: no one has seen that, and it would be short', async () => {
    const whole = sectorList(kospiValue.inds_netprps);
    sent({ ...whole, headers: { 'cont-yn': 'Y', 'next-key': '2' } });
    const error = errorOf(await opened().broker.sectorFlows({ market: 'kospi' }));
    expect(error).toMatchObject({
      kind: 'unreadable',
      issues: [{ message: 'the list goes on on another page' }],
    });
  });

  it('has the measures that were asked for and no other', async () => {
    sent(sectorList(kospiVolume.inds_netprps));
    const flow = valueOf(
      await opened().broker.investorFlow({ market: 'kospi', measures: ['volume'] }),
    );
    expect(flow.rounding).toEqual({ volume: 1000 });
    expect(flow.assumed).toEqual(['volume-unit']);
    expect(flow).not.toHaveProperty('value');
    expect(flow.volume?.individual.net).toBe(
      Number(kospiVolume.inds_netprps[0]?.ind_netprps) * 1000,
    );
  });

  it('is not hurt by a row no one asked for', async () => {
    const broken = { inds_cd: '013', inds_nm: null, ind_netprps: 5 };
    sent(sectorList([broken, SECTOR_ROW, { inds_cd: '002' }]));
    const flow = await opened().broker.investorFlow({ market: 'kospi' });
    expect(valueOf(flow).value?.individual.net).toBe(180_800_000_000);
  });

  it('is of the sector by its code, with the registry to name what the broker does not', async () => {
    sent(sectorList([SECTOR_ROW, { ...SECTOR_ROW, inds_cd: '008', inds_nm: '  ' }]));
    const flow = await opened().broker.investorFlow({ market: 'kospi', sector: 'chemicals' });
    expect(valueOf(flow).sector).toEqual({
      id: 'chemicals',
      level: 'industry',
      code: '008',
      name: '화학',
    });
  });
});

describe('the day of a flow', () => {
  it.each([
    ['2026-07-01T15:00:00', undefined, '20260701', 'requested', 'provisional'],
    ['2026-07-01T08:59:59', undefined, '20260630', 'requested', 'final'], // before the opening
    ['2026-06-28T12:00:00', undefined, '20260626', 'requested', 'final'], // a Sunday
    ['2026-07-01T15:00:00', '2014-07-01', '20140701', 'requested', 'final'],
    ['2026-07-01T15:00:00', '2009-06-30', '20090630', 'assumed', 'provisional'], // in no calendar
    ['2026-07-01T23:59:59', undefined, '20260701', 'requested', 'provisional'],
    ['2026-07-02T00:00:00', undefined, '20260701', 'requested', 'final'],
  ] as const)('is asked for by name: at %s %s is %s', async (...it) => {
    const [now, day, base_dt, dayBasis, status] = it;
    const body = { base_dt: '' };
    nock(HOST)
      .post(PATHS.sectors)
      .reply((_, asked) => {
        Object.assign(body, asked);
        return [200, { inds_netprps: [SECTOR_ROW], return_code: 0 }];
      });
    answering(PATHS.token, [
      { body: { token: 'WQx', expires_dt: '20260801150000', return_code: 0 } },
    ]);
    const { broker } = opened({ clock: movingClock(Date.parse(`${now}+09:00`)) });
    const flow = valueOf(await broker.investorFlow({ market: 'kospi', ...(day && { day }) }));
    expect(body.base_dt).toBe(base_dt);
    expect(flow.day.replaceAll('-', '')).toBe(base_dt);
    expect(flow).toMatchObject({ dayBasis, status });
  });
});

describe('all the sectors of a market', () => {
  it('come in one call, in the order of the broker, each with its place in the registry', async () => {
    sent(sectorList(kosdaqValue.inds_netprps));
    const flows = valueOf(
      await opened().broker.sectorFlows({ market: 'kosdaq', venue: 'unified' }),
    );
    expect(flows.map(({ sector }) => sector.code)).toEqual(
      kosdaqValue.inds_netprps.map((row) => row.inds_cd.replace('_AL', '')),
    );
    expect(new Set(flows.map(({ sector }) => sector.id))).toEqual(
      new Set(sectorsOf('kosdaq').map(({ id }) => id)),
    );
    for (const flow of flows) {
      expect(flow.venue).toBe('unified');
      expect(flowViolations(flow)).toEqual([]);
    }
  });

  it('leave out the one that did not exist, and announce it', async () => {
    sent(sectorList(kospiValue.inds_netprps));
    const { broker, events } = opened();
    const flows = valueOf(await broker.sectorFlows({ market: 'kospi' }));
    expect(flows).toHaveLength(27);
    expect(flows.some(({ sector }) => sector.id === 'real-estate')).toBe(false);
    await later(0);
    expect(events.filter(({ type }) => type === 'left-out')).toEqual([
      {
        type: 'left-out',
        at: { broker: 'kiwoom', operation: 'sectorFlows', api: 'ka10051' },
        code: '028',
        because: 'the sector did not exist on that day',
      },
    ]);
  });

  it('announce a sector the answer does not even name: none is lost in silence', async () => {
    sent(sectorList(kospiValue.inds_netprps.filter((row) => row.inds_cd !== '013')));
    const { broker, events } = opened();
    valueOf(await broker.sectorFlows({ market: 'kospi' }));
    await later(0);
    expect(events.filter(({ type }) => type === 'left-out')).toMatchObject([
      { code: '028' },
      { code: '013', because: 'the answer has no row for it' },
    ]);
  });

  it('leave out a blank row, and keep a row of zeros that has an index', async () => {
    const blank = Object.fromEntries(Object.keys(SECTOR_ROW).map((column) => [column, '']));
    const idle = { ...UNBORN_SECTOR, inds_cd: '029', cur_prc: '100', pred_pre: '0' };
    sent(sectorList([SECTOR_ROW, { ...blank, inds_cd: '028' }, idle]));
    const flows = valueOf(await opened().broker.sectorFlows({ market: 'kospi' }));
    expect(flows.map(({ sector }) => sector.code)).toEqual(['001', '029']);
  });

  it('need no row of the market', async () => {
    sent(sectorList([{ ...SECTOR_ROW, inds_cd: '002' }]));
    expect(valueOf(await opened().broker.sectorFlows({ market: 'kospi' }))).toHaveLength(1);
  });

  it('keep a code no one knows', async () => {
    sent(sectorList([SECTOR_ROW, { ...SECTOR_ROW, inds_cd: '031', inds_nm: '우주항공' }]));
    const [, unknown] = valueOf(await opened().broker.sectorFlows({ market: 'kospi' }));
    expect(unknown?.sector).toStrictEqual({ code: '031', name: '우주항공' });
  });

  it('show no key or token where the broker writes one for a code or a name', async () => {
    const token = TOKEN.replaceAll(/\W|_/g, '');
    const coded = token.toUpperCase();
    const rows = [
      SECTOR_ROW,
      { ...SECTOR_ROW, inds_cd: coded, inds_nm: `(${token})` },
      { ...UNBORN_SECTOR, inds_cd: `${coded}X` },
    ];
    answering(PATHS.token, [granted(token)]);
    answering(PATHS.sectors, [sectorList(rows)]);
    const { broker, events } = opened();
    const [, named] = valueOf(await broker.sectorFlows({ market: 'kospi' }));
    await later(0);
    expect(named?.sector).toMatchObject({ code: '[redacted]', name: '([redacted])' });
    expect(JSON.stringify(events)).not.toContain(coded);
  });

  it('fail when one row is broken', async () => {
    sent(sectorList([SECTOR_ROW, { ...SECTOR_ROW, inds_cd: '002', ind_netprps: '' }]));
    expect(errorOf(await opened().broker.sectorFlows({ market: 'kospi' }))).toMatchObject({
      kind: 'unreadable',
      issues: [{ path: 'inds_netprps.1.ind_netprps' }],
    });
  });

  it('keep a sector that lacks an index and still has figures', async () => {
    sent(sectorList([{ ...SECTOR_ROW, cur_prc: '', pred_pre: '' }]));
    const [flow] = valueOf(await opened().broker.sectorFlows({ market: 'kospi' }));
    expect(flow).not.toHaveProperty('index');
  });

  it('have no id where the code meant something else on the day', async () => {
    sent(sectorList([SECTOR_ROW, { ...SECTOR_ROW, inds_cd: '029', inds_nm: '서비스업' }]));
    const query = { market: 'kospi', day: '2024-12-06' } as const;
    const [, old] = valueOf(await opened().broker.sectorFlows(query));
    expect(old?.sector).toStrictEqual({ code: '029', name: '서비스업' });
  });

  it('are empty where the broker has none', async () => {
    sent(sectorList([]));
    expect(errorOf(await opened().broker.sectorFlows({ market: 'kospi' }))).toMatchObject({
      kind: 'empty',
      because: 'the list of sectors is empty',
    });
  });
});

describe('a market', () => {
  const zeros = Object.fromEntries(NET_COLUMNS.map((column) => [column, '0']));
  const blank = Object.fromEntries(Object.keys(SECTOR_ROW).map((column) => [column, '']));

  it.each([
    ['every net of the market is 0', { ...SECTOR_ROW, ...zeros }],
    ['the sector did not exist on that day', { ...UNBORN_SECTOR, inds_cd: '001' }],
    ['every figure is blank', { ...blank, inds_cd: '001' }],
  ])('is empty, whatever its sectors say, where %s', async (because, row) => {
    const rows = [row, { ...SECTOR_ROW, inds_cd: '002' }];
    for (const question of ['investorFlow', 'sectorFlows'] as const) {
      sent(sectorList(rows));
      expect(
        errorOf<BrokerError>(await opened().broker[question]({ market: 'kospi' })),
      ).toMatchObject({
        kind: 'empty',
        at: { api: 'ka10051' },
        because,
      });
    }
  });

  it('is empty where the answer does not have the sector asked for', async () => {
    sent(sectorList([SECTOR_ROW]));
    const query = { market: 'kospi', sector: 'metals' } as const;
    expect(errorOf(await opened().broker.investorFlow(query))).toMatchObject({
      kind: 'empty',
      because: 'the answer has no row for metals',
    });
  });

  it.each([
    ['the index is half blank', { cur_prc: '' }],
    ['the index is half blank', { pred_pre: '' }],
    ['the index is half blank', { trde_qty: '' }],
    ['the index level must not be 0', { cur_prc: '0' }],
  ])('is unreadable where %s: %j', async (message, columns) => {
    sent(sectorList([{ ...SECTOR_ROW, ...columns }]));
    expect(errorOf(await opened().broker.investorFlow({ market: 'kospi' }))).toMatchObject({
      kind: 'unreadable',
      issues: [{ path: '001', message }],
    });
  });
});
