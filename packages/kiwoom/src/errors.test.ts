import nock from 'nock';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  answering,
  dayList,
  granted,
  HOST,
  movingClock,
  NEW_TOKEN,
  offline,
  opened,
  PATHS,
  refused,
  sectorList,
  times,
  TOKEN,
} from './__fixtures__/over-nock.ts';
import { errorOf } from './__fixtures__/results.ts';
import { SECTOR_ROW, UNBORN_SECTOR } from './__fixtures__/rows.ts';

offline();

const KOSPI = { market: 'kospi' } as const;
const BOTH = { ...KOSPI, measures: ['value', 'volume'] } as const;
const FAST =
  '허용된 요청 개수를 초과하였습니다[1700:허용된 API 요청 개수를 초과하였습니다. 유량=1, API ID=ka10051]';

describe('ka10051 has nothing', () => {
  it.each([
    ['in two lists', BOTH, [sectorList([]), sectorList([])], 'the list of sectors is empty'],
    [
      'of a sector that did not exist on the day',
      { ...KOSPI, sector: 'real-estate' },
      [sectorList([SECTOR_ROW, UNBORN_SECTOR])],
      'the sector did not exist on that day',
    ],
  ] as const)('%s', async (_, query, answers, because) => {
    answering(PATHS.token, [granted()]);
    answering(PATHS.sectors, answers);
    const error = errorOf(await opened().broker.investorFlow(query));
    expect(error).toMatchObject({ kind: 'empty', because, at: { api: 'ka10051' } });
  });
});

describe('value and volume, asked for at once', () => {
  it('replace a dead token once', async () => {
    const dead = refused(3, '인증에 실패했습니다[8005:Token이 유효하지 않습니다]');
    answering(PATHS.token, [granted(TOKEN), granted(NEW_TOKEN)]);
    answering(PATHS.sectors, [...times(2, dead), ...times(2, sectorList([SECTOR_ROW]))]);
    expect((await opened().broker.investorFlow(BOTH)).isOk()).toBe(true);
  });

  it('quote the answer that is at fault', async () => {
    answering(PATHS.token, [granted()]);
    for (const [measure, row] of [
      ['0', { inds_nm: 'the value' }],
      ['1', { inds_nm: 'the volume', ind_netprps: 'x' }],
    ] as const)
      nock(HOST)
        .post(PATHS.sectors, (sent: Record<string, string>) => sent['amt_qty_tp'] === measure)
        .reply(200, { inds_netprps: [{ ...SECTOR_ROW, ...row }], return_code: 0 });
    expect(errorOf(await opened().broker.investorFlow(BOTH))).toMatchObject({
      kind: 'unreadable',
      issues: [{ path: 'inds_netprps.0.ind_netprps' }],
      received: expect.stringContaining('the volume') as string,
    });
  });
});

describe('1700, a quota of one call id', () => {
  /** The time between the calls that follow a refusal. */
  async function gapsAfter(first: Answer): Promise<readonly number[]> {
    const clock = movingClock();
    const starts: number[] = [];
    answering(PATHS.token, [granted()]);
    answering(PATHS.sectors, [first]);
    nock(HOST)
      .post(PATHS.sectors)
      .times(5)
      .reply(() => {
        starts.push(clock.now());
        return [200, { inds_netprps: [SECTOR_ROW], return_code: 0 }];
      });
    const { broker } = opened({ clock });
    for (const _ of [1, 2, 3, 4, 5]) expect((await broker.investorFlow(KOSPI)).isOk()).toBe(true);
    return starts.slice(1).map((start, at) => start - (starts[at] ?? NaN));
  }

  it('sets the pace that it names for every call that follows', async () => {
    for (const gap of await gapsAfter(refused(5, FAST, 429)))
      expect(gap).toBeGreaterThanOrEqual(1000);
  });

  it('sets no pace where it names the total alone', async () => {
    const total = refused(5, '[1701:허용된 전체 요청 개수를 초과하였습니다. 총유량=1]', 429);
    expect(Math.min(...(await gapsAfter(total)))).toBeLessThan(1000);
  });

  it('does not slow another call id', async () => {
    answering(PATHS.token, [granted()]);
    answering(PATHS.sectors, [refused(5, FAST, 429), sectorList([SECTOR_ROW])]);
    answering(PATHS.holdings, times(4, dayList([])));
    const { broker, clock } = opened();
    expect((await broker.investorFlow(KOSPI)).isOk()).toBe(true);
    const before = clock.now();
    for (const _ of [1, 2, 3, 4]) await broker.foreignHoldings({ stock: '005930' });
    expect(clock.now()).toBe(before);
  });
});
