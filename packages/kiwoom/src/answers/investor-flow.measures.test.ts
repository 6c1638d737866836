import { flowViolations } from '@investor-flow/core';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { answering, granted, HOST, offline, opened, PATHS } from '../__fixtures__/over-nock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { SECTOR_ROW } from '../__fixtures__/rows.ts';
import kospiValue from '../wire/__fixtures__/ka10051.kospi-value.synthetic.json' with { type: 'json' };
import kospiVolume from '../wire/__fixtures__/ka10051.kospi-volume.synthetic.json' with { type: 'json' };

offline();

const AMOUNTS = '0';
const COUNTS = '1';
/** Answers the call for one measure, after a while in real time and after a move of the clock. */
function measured(
  amt_qty_tp: string,
  rows: readonly object[],
  { afterMs = 0, onAnswer = (): void => undefined } = {},
): void {
  nock(HOST)
    .post(PATHS.sectors, (sent: Record<string, string>) => sent['amt_qty_tp'] === amt_qty_tp)
    .reply((_uri, _sent, callback) => {
      setTimeout(() => {
        onAnswer();
        callback(null, [200, { inds_netprps: rows, return_code: 0 }]);
      }, afterMs);
    });
}
const BOTH = { market: 'kospi', measures: ['volume', 'value', 'volume'] } as const;
describe('value and volume', () => {
  it.each([
    ['the volume', 0, 40],
    ['the value', 40, 0],
  ])(
    'are two calls at once, and the later is the time of the answer: %s is late',
    async (...[, value, volume]) => {
      const { broker, clock } = opened();
      const late = { onAnswer: () => clock.move(700) };
      answering(PATHS.token, [granted()]);
      measured(AMOUNTS, kospiValue.inds_netprps, { afterMs: value, ...(value > 0 ? late : {}) });
      measured(COUNTS, kospiVolume.inds_netprps, { afterMs: volume, ...(volume > 0 ? late : {}) });
      const flow = valueOf(await broker.investorFlow(BOTH));
      expect(flow.observedAt).toBe('2026-07-01T06:00:00.700Z');
      expect(flow.rounding).toEqual({ value: 100_000_000, volume: 1000 });
      expect(flow.value?.foreign.net).toBe((-7992 - 1) * 100_000_000);
      expect(flow.volume?.individual.net).toBe(
        Number(kospiVolume.inds_netprps[0]?.ind_netprps) * 1000,
      );
      expect(flowViolations(flow)).toEqual([]);
    },
  );

  it('share the index of the value’s answer', async () => {
    answering(PATHS.token, [granted()]);
    measured(COUNTS, [
      { ...SECTOR_ROW, cur_prc: '+100', pred_pre: '+1', flu_rt: '1', trde_qty: '1' },
    ]);
    measured(AMOUNTS, [SECTOR_ROW], { afterMs: 30 });
    const flow = valueOf(await opened().broker.investorFlow(BOTH));
    expect(flow.index).toEqual({
      price: 8304.08,
      change: -172.4,
      changePercent: -2.03,
      volume: 425_553_000,
    });
  });

  it('are matched by code, not by place', async () => {
    const other = { ...SECTOR_ROW, inds_cd: '002', ind_netprps: '+1' };
    answering(PATHS.token, [granted()]);
    measured(AMOUNTS, [SECTOR_ROW, other]);
    measured(COUNTS, [other, SECTOR_ROW]);
    const flow = valueOf(await opened().broker.investorFlow(BOTH));
    expect(flow.volume?.individual.net).toBe(1_808_000);
  });

  it.each([
    ['one has a row more', [SECTOR_ROW], [SECTOR_ROW, { ...SECTOR_ROW, inds_cd: '002' }]],
    ['one has a row less', [SECTOR_ROW, { ...SECTOR_ROW, inds_cd: '002' }], [SECTOR_ROW]],
    ['one has another row', [SECTOR_ROW], [{ ...SECTOR_ROW, inds_cd: '002' }]],
    ['one has none', [SECTOR_ROW], []],
    ['the other has none', [], [SECTOR_ROW]],
  ])('are unreadable when their rows differ: %s', async (_, values, volumes) => {
    answering(PATHS.token, [granted()]);
    measured(AMOUNTS, values);
    measured(COUNTS, volumes);
    expect(errorOf(await opened().broker.investorFlow(BOTH))).toMatchObject({
      kind: 'unreadable',
      issues: [{ message: 'the answers for value and volume differ in rows' }],
    });
  });

  it.each([AMOUNTS, COUNTS])(
    'fail when one of them fails, and the other is let go: %s',
    async (failing) => {
      answering(PATHS.token, [granted()]);
      measured(failing, [{ ...SECTOR_ROW, inds_cd: null }]);
      // The other call is never answered: the question ends all the same.
      nock(HOST)
        .post(PATHS.sectors)
        .optionally()
        .reply((_uri, _sent, _callback) => undefined);
      expect(errorOf(await opened().broker.investorFlow(BOTH))).toMatchObject({
        kind: 'unreadable',
        issues: [{ path: 'inds_netprps.0.inds_cd' }],
      });
    },
  );

  const zeros = Object.keys(SECTOR_ROW).filter((name) => name.endsWith('_netprps'));
  const said = (columns: readonly string[], text: string): object => ({
    ...SECTOR_ROW,
    ...Object.fromEntries(columns.map((column) => [column, text])),
  });
  it.each([
    ['the amounts', AMOUNTS, COUNTS, 'value'],
    ['the counts', COUNTS, AMOUNTS, 'volume'],
  ] as const)('are figures where only %s are 0', async (_, zero, other, measure) => {
    answering(PATHS.token, [granted()]);
    measured(zero, [said(zeros, '0')]);
    measured(other, [SECTOR_ROW]);
    const flow = valueOf(await opened().broker.investorFlow(BOTH));
    expect(flow[measure]?.individual.net).toBe(0);
  });

  it.each([
    [AMOUNTS, COUNTS],
    [COUNTS, AMOUNTS],
  ])('are unreadable where the row of one of them is blank: %s', async (blank, other) => {
    const { inds_cd: _code, inds_nm: _name, ...columns } = SECTOR_ROW;
    answering(PATHS.token, [granted()]);
    measured(blank, [said(Object.keys(columns), '')]);
    measured(other, [SECTOR_ROW]);
    expect(errorOf(await opened().broker.investorFlow(BOTH)).kind).toBe('unreadable');
  });
});
