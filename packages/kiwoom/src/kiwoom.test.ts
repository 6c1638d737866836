import nock from 'nock';
import { describe, expect, it } from 'vitest';
import {
  answering,
  APP_KEY,
  granted,
  HOST,
  MOCK_HOST,
  offline,
  opened,
  PATHS,
  SECRET_KEY,
  sectorList,
  times,
  TOKEN,
} from './__fixtures__/over-nock.ts';
import { DAY_ROW, SECTOR_ROW } from './__fixtures__/rows.ts';

offline();

interface Seen {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** Answers a path once and keeps what was sent to it. */
function seenAt(path: string, answer: object): readonly Seen[] {
  const seen: Seen[] = [];
  nock(HOST)
    .post(path)
    .reply(function reply(_, body) {
      seen.push({ headers: this.req.headers, body });
      return [200, answer];
    });
  return seen;
}

describe('what Kiwoom is sent', () => {
  it('for a token is the key and the secret, and no header of a data call', async () => {
    const [token] = [
      seenAt(PATHS.token, { token: TOKEN, expires_dt: '20260702150000', return_code: 0 }),
    ];
    answering(PATHS.sectors, [sectorList([SECTOR_ROW])]);
    await opened().broker.investorFlow({ market: 'kospi' });
    expect(token[0]?.body).toEqual({
      grant_type: 'client_credentials',
      appkey: APP_KEY,
      secretkey: SECRET_KEY,
    });
    expect(token[0]?.headers).toMatchObject({ 'content-type': 'application/json;charset=UTF-8' });
    expect(token[0]?.headers).not.toHaveProperty('authorization');
    expect(token[0]?.headers).not.toHaveProperty('api-id');
  });

  it('for data is the token, never the key or the secret', async () => {
    answering(PATHS.token, [granted()]);
    const sectors = seenAt(PATHS.sectors, { inds_netprps: [SECTOR_ROW], return_code: 0 });
    const holdings = seenAt(PATHS.holdings, { stk_frgnr: [DAY_ROW], return_code: 0 });
    const { broker } = opened();
    await broker.investorFlow({ market: 'kospi' });
    await broker.foreignHoldings({ stock: '005930', limit: 1 });
    for (const [seen, id] of [
      [sectors[0], 'ka10051'],
      [holdings[0], 'ka10008'],
    ] as const) {
      const headers = seen?.headers ?? {};
      expect(headers).toMatchObject({
        'api-id': id,
        authorization: `Bearer ${TOKEN}`,
        'content-type': 'application/json;charset=UTF-8',
        'user-agent': expect.stringMatching(/^investor-flow/) as string,
      });
      expect(Object.keys(headers).toSorted().join(' ')).toBe(
        'accept accept-encoding api-id authorization connection content-length content-type host user-agent',
      );
      expect(JSON.stringify(seen)).not.toContain(SECRET_KEY);
      expect(JSON.stringify(seen)).not.toContain(APP_KEY);
    }
    const sent = { mrkt_tp: '0', amt_qty_tp: '0', base_dt: '20260701', stex_tp: '1' };
    expect(sectors[0]?.body).toEqual(sent);
    expect(holdings[0]?.body).toEqual({ stk_cd: '005930' });
  });

  it.each([
    ['live', {}, HOST, 4],
    ['mock', { environment: 'mock' }, MOCK_HOST, 1],
    ['live with a setting', { requestsPerSecond: 2 }, HOST, 2],
  ] as const)('is as much a second as %s allows', async (_, settings, host, most) => {
    answering(PATHS.token, [granted()], host);
    answering(PATHS.sectors, times(most + 1, sectorList([SECTOR_ROW])), host);
    const { broker, clock } = opened(settings);
    const began = clock.now();
    for (let asked = 1; asked <= most; asked += 1) await broker.investorFlow({ market: 'kospi' });
    expect(clock.now()).toBe(began);
    await broker.investorFlow({ market: 'kospi' });
    expect(clock.now() - began).toBeGreaterThanOrEqual(1000);
  });
});
