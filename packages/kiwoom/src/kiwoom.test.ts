import { inspect } from 'node:util';
import { krxCalendar } from '@investor-flow/core';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { kiwoomCapabilities } from './capabilities.ts';
import { times } from './__fixtures__/failing.ts';
import {
  answering,
  APP_KEY,
  dayList,
  expectNoSecret,
  granted,
  HOST,
  offline,
  opened,
  PATHS,
  SECRET_KEY,
  sectorList,
  TOKEN,
} from './__fixtures__/over-nock.ts';
import { valueOf } from './__fixtures__/results.ts';
import { DAY_ROW, SECTOR_ROW } from './__fixtures__/rows.ts';
import { createKiwoom } from './index.ts';

offline();

const MOCK_HOST = 'https://mockapi.kiwoom.com';

interface Seen {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** Answers a path once and keeps what was sent to it. */
function seenAt(path: string, answer: object, host = HOST): readonly Seen[] {
  const seen: Seen[] = [];
  nock(host)
    .post(path)
    .reply(function reply(_, body) {
      seen.push({ headers: this.req.headers, body });
      return [200, answer];
    });
  return seen;
}
const TOKEN_BODY = { token: TOKEN, expires_dt: '20260702150000', return_code: 0 };
const SECTORS_BODY = { inds_netprps: [SECTOR_ROW], return_code: 0 };

describe('what is sent', () => {
  it('for a token is the key and the secret, and no header of a data call', async () => {
    const seen = seenAt(PATHS.token, TOKEN_BODY);
    answering(PATHS.sectors, [sectorList([SECTOR_ROW])]);
    await opened().broker.investorFlow({ market: 'kospi' });
    expect(seen[0]?.body).toEqual({
      grant_type: 'client_credentials',
      appkey: APP_KEY,
      secretkey: SECRET_KEY,
    });
    expect(seen[0]?.headers).toMatchObject({ 'content-type': 'application/json;charset=UTF-8' });
    expect(seen[0]?.headers).not.toHaveProperty('authorization');
    expect(seen[0]?.headers).not.toHaveProperty('api-id');
  });

  it('for data is the token, never the key or the secret', async () => {
    answering(PATHS.token, [granted()]);
    const sectors = seenAt(PATHS.sectors, SECTORS_BODY);
    const holdings = seenAt(PATHS.holdings, { stk_frgnr: [DAY_ROW], return_code: 0 });
    const { broker } = opened();
    await broker.investorFlow({ market: 'kospi' });
    await broker.foreignHoldings({ stock: '005930', limit: 1 });
    for (const [seen, id] of [
      [sectors[0], 'ka10051'],
      [holdings[0], 'ka10008'],
    ] as const) {
      expect(seen?.headers).toMatchObject({
        'api-id': id,
        authorization: `Bearer ${TOKEN}`,
        'content-type': 'application/json;charset=UTF-8',
        'user-agent': 'investor-flow',
      });
      expect(
        Object.keys(seen?.headers ?? {})
          .toSorted()
          .join(' '),
      ).toBe(
        'accept accept-encoding api-id authorization connection content-length content-type host user-agent',
      );
      expect(JSON.stringify(seen)).not.toContain(SECRET_KEY);
      expect(JSON.stringify(seen)).not.toContain(APP_KEY);
    }
    expect(sectors[0]?.body).toEqual({
      mrkt_tp: '0',
      amt_qty_tp: '0',
      base_dt: '20260701',
      stex_tp: '1',
    });
    expect(holdings[0]?.body).toEqual({ stk_cd: '005930' });
  });

  it('goes to the host of its environment, and says so in the answer', async () => {
    for (const [environment, host, settings] of [
      ['live', HOST, {}],
      ['mock', MOCK_HOST, { environment: 'mock' }],
      ['custom', 'http://127.0.0.1:8080', { baseUrl: 'http://127.0.0.1:8080' }],
      [
        'sandbox',
        'http://127.0.0.1:8081',
        { environment: 'sandbox', baseUrl: 'http://127.0.0.1:8081' },
      ],
      [
        'mock',
        'https://proxy.example/kw',
        { environment: 'mock', baseUrl: 'https://proxy.example/kw' },
      ],
    ] as const) {
      seenAt(PATHS.token, TOKEN_BODY, host);
      seenAt(PATHS.sectors, SECTORS_BODY, host);
      const flow = valueOf(await opened(settings).broker.investorFlow({ market: 'kospi' }));
      expect(flow.environment).toBe(environment);
    }
  });

  it('goes as fast as the host allows, each call id by itself', async () => {
    for (const [settings, host, most] of [
      [{}, HOST, 4],
      [{ environment: 'mock' }, MOCK_HOST, 1],
      [{ requestsPerSecond: 2 }, HOST, 2],
    ] as const) {
      answering(PATHS.token, [granted()], host);
      answering(PATHS.sectors, times(most + 1, sectorList([SECTOR_ROW])), host);
      const { broker, clock } = opened(settings);
      const began = clock.now();
      for (let asked = 1; asked <= most; asked += 1) await broker.investorFlow({ market: 'kospi' });
      expect(clock.now()).toBe(began);
      await broker.investorFlow({ market: 'kospi' });
      expect(clock.now() - began).toBeGreaterThanOrEqual(1000);
    }
  });
});

describe('a source', () => {
  it('shows no secret, whoever looks at it and however deep', async () => {
    answering(PATHS.token, [granted()]);
    answering(PATHS.sectors, [sectorList([SECTOR_ROW])]);
    const { broker, events } = opened({ calendar: krxCalendar });
    await broker.investorFlow({ market: 'kospi' });
    expectNoSecret(broker, events);
    expect(inspect(broker, { depth: null, showHidden: true })).toContain('kiwoom');
  });

  it('is frozen, and tells what it serves without keys', () => {
    const { broker } = opened();
    expect(Object.isFrozen(broker)).toBe(true);
    expect(broker.broker).toBe('kiwoom');
    expect(broker.capabilities).toEqual(kiwoomCapabilities('live'));
    expect(opened({ environment: 'mock' }).broker.capabilities).toEqual(kiwoomCapabilities('mock'));
  });

  it('announces what it does, in order and without its secrets', async () => {
    answering(PATHS.token, [granted()]);
    answering(PATHS.holdings, [dayList([DAY_ROW])]);
    const { broker, events } = opened();
    valueOf(await broker.foreignHoldings({ stock: '005930', limit: 1 }));
    expect(events.map(({ type, at }) => `${type} ${at.api}`)).toEqual([
      'request au10001',
      'response au10001',
      'token au10001',
      'request ka10008',
      'response ka10008',
    ]);
    expect(events.find(({ type }) => type === 'token')).toMatchObject({
      expiresAt: '2026-07-02T06:00:00.000Z',
    });
  });

  it('closes twice as once, and without a question', async () => {
    const source = createKiwoom({ appKey: APP_KEY, secretKey: SECRET_KEY });
    await Promise.all([source.close(), source.close()]);
    await source.close();
  });
});
