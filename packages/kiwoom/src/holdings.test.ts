import {
  type ForeignHolding,
  type ForeignHoldingsQuery,
  holdingViolations,
} from '@investor-flow/core';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import {
  answering,
  dayList,
  granted,
  HOST,
  offline,
  opened,
  PATHS,
} from './__fixtures__/over-nock.ts';
import { errorOf, valueOf } from './__fixtures__/results.ts';
import { DAY_ROW } from './__fixtures__/rows.ts';
import firstPage from './wire/__fixtures__/ka10008.first-page.synthetic.json' with { type: 'json' };
import lastPage from './wire/__fixtures__/ka10008.last-page.synthetic.json' with { type: 'json' };

offline();

interface Asked {
  readonly body: unknown;
  readonly cursor: unknown;
}

/** Six days, then four: the whole history of a stock. */
function history(): readonly Asked[] {
  const asked: Asked[] = [];
  const page = (answer: object, headers: Record<string, string>): void => {
    nock(HOST)
      .post(PATHS.holdings)
      .reply(function reply(_, body) {
        const { 'cont-yn': more, 'next-key': key } = this.req.headers;
        asked.push({ body, cursor: more === undefined ? undefined : [more, key] });
        return [200, answer, headers];
      });
  };
  answering(PATHS.token, [granted()]);
  page(firstPage, { 'cont-yn': 'Y', 'next-key': '0059302026062400' });
  page(lastPage, { 'cont-yn': 'N', 'next-key': '' });
  return asked;
}
const days = (holdings: readonly ForeignHolding[]): string =>
  holdings.map(({ day }) => day.slice(5)).join(' ');
const ask = async (query: Partial<ForeignHoldingsQuery>): Promise<string> =>
  days(valueOf(await opened().broker.foreignHoldings({ stock: '005930', ...query })));

const NEWEST = '07-01 06-30 06-29 06-26 06-25 06-24';
const OLDEST = '06-23 06-22 06-19 06-18';

describe('the holdings of a stock', () => {
  it('are walked to the end of the history, newest first, with the same question on every page', async () => {
    const asked = history();
    const holdings = valueOf(await opened().broker.foreignHoldings({ stock: '005930' }));
    expect(days(holdings)).toBe(`${NEWEST} ${OLDEST}`);
    expect(asked).toEqual([
      { body: { stk_cd: '005930' }, cursor: undefined },
      { body: { stk_cd: '005930' }, cursor: ['Y', '0059302026062400'] },
    ]);
    expect(holdingViolations(holdings)).toEqual([]);
  });

  it('say where they come from, and which day is still open', async () => {
    history();
    const [today, before] = valueOf(await opened().broker.foreignHoldings({ stock: '005930' }));
    const row = firstPage.stk_frgnr[0];
    expect(today).toEqual({
      broker: 'kiwoom',
      environment: 'live',
      api: 'ka10008',
      stock: '005930',
      venue: 'krx',
      day: '2026-07-01',
      status: 'provisional',
      observedAt: '2026-07-01T06:00:00.000Z',
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
    expect(before?.status).toBe('final');
  });

  it.each([
    ['a limit within the first page', { limit: 2 }, '07-01 06-30'],
    ['the whole first page', { limit: 6 }, NEWEST],
    ['a beginning within the first page', { from: '2026-06-25' }, '07-01 06-30 06-29 06-26 06-25'],
    ['the first page’s last day', { from: '2026-06-24' }, NEWEST],
    ['an end and a beginning', { from: '2026-06-25', to: '2026-06-27' }, '06-26 06-25'],
    ['an end and a limit', { to: '2026-06-28', limit: 2 }, '06-26 06-25'],
    ['days without a session', { from: '2026-06-27', to: '2026-06-28' }, ''],
  ])('fetch no page more than they need: %s', async (_, query, expected) => {
    answering(PATHS.token, [granted()]);
    answering(PATHS.holdings, [dayList(firstPage.stk_frgnr, { 'cont-yn': 'Y', 'next-key': 'K' })]);
    expect(await ask(query)).toBe(expected);
  });

  it.each([
    ['a beginning on the second page', { from: '2026-06-22' }, `${NEWEST} 06-23 06-22`],
    ['a limit on the second page', { limit: 7 }, `${NEWEST} 06-23`],
    ['an end on the second page', { to: '2026-06-23' }, OLDEST],
    ['more than the broker has', { limit: 5000 }, `${NEWEST} ${OLDEST}`],
    ['a beginning before the history', { from: '2001-01-01' }, `${NEWEST} ${OLDEST}`],
    ['an end before the history', { to: '2001-01-01' }, ''],
  ])('are walked as far as it takes: %s', async (_, query, expected) => {
    history();
    expect(await ask(query)).toBe(expected);
  });

  it.each([
    ['nxt', '005930_NX'],
    ['unified', '005930_AL'],
  ] as const)('at %s are asked with its suffix', async (venue, stk_cd) => {
    answering(PATHS.token, [granted()]);
    nock(HOST)
      .post(PATHS.holdings, { stk_cd })
      .reply(200, { stk_frgnr: [DAY_ROW], return_code: 0 });
    const [holding] = valueOf(await opened().broker.foreignHoldings({ stock: '005930', venue }));
    expect(holding).toMatchObject({ stock: '005930', venue });
  });

  it('are not hurt by a broken day nobody asked for', async () => {
    answering(PATHS.token, [granted()]);
    answering(PATHS.holdings, [dayList([{ dt: '20260701', poss_stkcnt: null }, DAY_ROW])]);
    expect(await ask({ to: '2026-06-30' })).toBe('06-30');
  });

  it('fail as a whole when a later page fails: never a short list', async () => {
    answering(PATHS.token, [granted()]);
    answering(PATHS.holdings, [
      dayList(firstPage.stk_frgnr, { 'cont-yn': 'Y', 'next-key': 'K' }),
      { status: 404, body: '' },
    ]);
    const error = errorOf(await opened().broker.foreignHoldings({ stock: '005930' }));
    expect(error.kind).toBe('rejected');
  });
});

describe('the pages of a stock', () => {
  it('come one by one, and are fetched only when they are wanted', async () => {
    const asked = history();
    const seen: string[] = [];
    for await (const page of opened().broker.foreignHoldingsPages({ stock: '005930' })) {
      seen.push(days(valueOf(page)));
      expect(asked).toHaveLength(seen.length);
    }
    expect(seen).toEqual([NEWEST, OLDEST]);
  });

  it('end with the failure, after what was good', async () => {
    answering(PATHS.token, [granted()]);
    answering(PATHS.holdings, [
      dayList(firstPage.stk_frgnr, { 'cont-yn': 'Y', 'next-key': 'K' }),
      dayList(firstPage.stk_frgnr),
    ]);
    const seen: string[] = [];
    for await (const page of opened().broker.foreignHoldingsPages({ stock: '005930' }))
      seen.push(page.isOk() ? days(page.value) : page.error.kind);
    expect(seen).toEqual([NEWEST, 'unreadable']);
  });
});
