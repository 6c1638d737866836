import { type ForeignHoldingsQuery, holdingViolations, type LeftOut } from '@investor-flow/core';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import {
  answering,
  dayList,
  granted,
  HOST,
  movingClock,
  offline,
  opened,
  PATHS,
} from '../__fixtures__/over-nock.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { DAY_ROW } from '../__fixtures__/rows.ts';
import firstPage from '../wire/__fixtures__/ka10008.first-page.synthetic.json' with { type: 'json' };
import lastPage from '../wire/__fixtures__/ka10008.last-page.synthetic.json' with { type: 'json' };

offline();

const QUARTER_TO_FOUR = Date.parse('2026-07-01T15:45:00+09:00');
const STOCK = { stock: '005930' };

/** Kiwoom with these answers to a question about holdings, and what it left out. */
function asked(answers: Parameters<typeof answering>[1], now = QUARTER_TO_FOUR) {
  answering(PATHS.token, [granted()]);
  answering(PATHS.holdings, answers);
  const leftOut: LeftOut[] = [];
  const { broker } = opened({ clock: movingClock(now) });
  const ask = (query: Partial<ForeignHoldingsQuery> = {}) =>
    broker.foreignHoldings({ ...STOCK, ...query }, { onLeftOut: (row) => leftOut.push(row) });
  return { ask, leftOut };
}

it('a history is walked page by page, with the same question and the key of the page before', async () => {
  const calls: unknown[] = [];
  answering(PATHS.token, [granted()]);
  for (const [page, headers] of [
    [firstPage, { 'cont-yn': 'Y', 'next-key': 'K1' }],
    [lastPage, { 'cont-yn': 'N', 'next-key': '' }],
  ] as const)
    nock(HOST)
      .post(PATHS.holdings)
      .reply(function reply(_, body) {
        const { 'cont-yn': more, 'next-key': key } = this.req.headers;
        calls.push([body, more, key]);
        return [200, page, headers];
      });
  const { broker } = opened({ clock: movingClock(QUARTER_TO_FOUR) });
  const holdings = valueOf(await broker.foreignHoldings(STOCK));
  const days = [...firstPage.stk_frgnr, ...lastPage.stk_frgnr].map(({ dt }) => dt);
  expect(holdings.map(({ day }) => day.replaceAll('-', ''))).toEqual(days);
  expect(holdingViolations(holdings)).toEqual([]);
  expect(calls).toEqual([
    [{ stk_cd: '005930' }, undefined, undefined],
    [{ stk_cd: '005930' }, 'Y', 'K1'],
  ]);
});

it('a day says where it comes from, and that its date is stated', async () => {
  const [row] = firstPage.stk_frgnr;
  const { ask } = asked([dayList(firstPage.stk_frgnr)]);
  const [today] = valueOf(await ask({ limit: 1 }));
  expect(today).toEqual({
    broker: 'kiwoom',
    environment: 'live',
    api: 'ka10008',
    observedAt: '2026-07-01T06:45:00.000Z',
    stock: '005930',
    venue: 'krx',
    day: '2026-07-01',
    dayBasis: 'stated',
    status: 'provisional',
    heldShares: 402_118_377,
    limitShares: 730_000_000,
    acquirableShares: 327_881_623,
    ownershipPercent: Number(row?.wght),
    limitUsedPercent: 55.08,
    changeShares: Number(row?.chg_qty),
    limitChangeShares: 0,
    close: Math.abs(Number(row?.close_pric)),
    closeChange: Number(row?.pred_pre),
    tradedShares: Number(row?.trde_qty),
  });
});

it.each([
  ['07:29', 'provisional'],
  ['07:30', 'final'],
])('at %s of the next day a holding is %s', async (time, status) => {
  const { ask } = asked([dayList([DAY_ROW])], Date.parse(`2026-07-01T${time}:00+09:00`));
  expect(valueOf(await ask())).toMatchObject([{ day: '2026-06-30', status }]);
});

it('is of the venue that was asked', async () => {
  const { ask } = asked([dayList([DAY_ROW])]);
  expect(valueOf(await ask({ venue: 'nxt' }))).toMatchObject([{ stock: '005930', venue: 'nxt' }]);
});

describe('a row', () => {
  it.each([
    ['the holding is below 0', { poss_stkcnt: '-335' }],
    ['the holding is below 0', { poss_stkcnt: '-1200', wght: '-0.01', limit_exh_rt: '-0.01' }],
    ['the holding is below 0', { wght: '-0.01' }],
    ['there is no price', { close_pric: '0' }],
    ['there is no price', { close_pric: '' }],
    ['the figures of the day do not stand yet', { dt: '20260701' }],
  ])('is left out and announced where %s: %j', async (because, change) => {
    const odd = { ...DAY_ROW, dt: '20260630', ...change };
    const good = { ...DAY_ROW, dt: '20260626' };
    const { ask, leftOut } = asked([dayList([odd, good])], QUARTER_TO_FOUR - 300_000);
    expect(valueOf(await ask()).map(({ day }) => day)).toEqual(['2026-06-26']);
    const day = odd.dt.replace(/(....)(..)(..)/, '$1-$2-$3');
    expect(leftOut).toEqual([{ day, because }]);
  });

  it('of blanks is left out', async () => {
    const blank = Object.fromEntries(Object.keys(DAY_ROW).map((column) => [column, '']));
    const { ask, leftOut } = asked([dayList([DAY_ROW, { ...blank, dt: '20260626' }])]);
    expect(valueOf(await ask())).toHaveLength(1);
    expect(leftOut).toEqual([{ day: '2026-06-26', because: 'every figure is blank' }]);
  });

  it('has no traded volume where the broker could not hold it', async () => {
    const { ask } = asked([dayList([{ ...DAY_ROW, trde_qty: '4294967295' }])]);
    const [holding] = valueOf(await ask());
    expect(holding).not.toHaveProperty('tradedShares');
    expect(holding).toHaveProperty('heldShares', 6_651_461);
  });

  it('that is broken hurts only who asks for its day', async () => {
    const rows = [
      { dt: '20260630', poss_stkcnt: null },
      { ...DAY_ROW, dt: '20260626' },
    ];
    const { ask } = asked([dayList(rows)]);
    expect(valueOf(await ask({ to: '2026-06-29' }))).toHaveLength(1);
    expect(errorOf(await asked([dayList(rows)]).ask()).kind).toBe('unreadable');
  });
});

it('a stock without days is empty, and a later page that fails fails the question', async () => {
  expect(errorOf(await asked([dayList([])]).ask())).toMatchObject({
    kind: 'empty',
    because: 'the stock has no days',
  });
  const more = dayList(firstPage.stk_frgnr, { 'cont-yn': 'Y', 'next-key': 'K' });
  const { ask } = asked([more, { status: 404, body: '' }]);
  expect(errorOf(await ask()).kind).toBe('unavailable');
});
