import { inspect } from 'node:util';
import { krxCalendar } from '@investor-flow/core';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { koreaInvestmentCapabilities } from './capabilities.ts';
import { times } from './__fixtures__/failing.ts';
import {
  answering,
  APP_KEY,
  APP_SECRET,
  CORPORATION,
  DEVICE,
  expectNoSecret,
  flowBody,
  flowRow,
  granted,
  HOST,
  offline,
  opened,
  PATHS,
  TOKEN,
} from './__fixtures__/over-nock.ts';
import { valueOf } from './__fixtures__/results.ts';
import { OFFICIAL_ROW } from './__fixtures__/rows.ts';
import { createKoreaInvestment } from './index.ts';

offline();

type Headers = Readonly<Record<string, unknown>>;

/** Answers the data call a number of times and keeps the headers that came. */
function headersSeen(count = 1, host = HOST): readonly Headers[] {
  const seen: Headers[] = [];
  nock(host)
    .get(PATHS.flow)
    .query(true)
    .times(count)
    .reply(function reply() {
      seen.push(this.req.headers);
      return [200, flowBody([OFFICIAL_ROW])];
    });
  return seen;
}

/** What axios and Node add by themselves. */
const TRANSPORT = 'accept accept-encoding connection host user-agent'.split(' ');
const PERSONAL = {
  'content-type': 'application/json; charset=utf-8',
  authorization: `Bearer ${TOKEN}`,
  appkey: APP_KEY,
  appsecret: APP_SECRET,
  tr_id: 'FHPTJ04030000',
  custtype: 'P',
};
const CORPORATE = {
  ...PERSONAL,
  custtype: 'B',
  personalseckey: CORPORATION.personalSecretKey,
  seq_no: '001',
  ip_addr: '203.0.113.7',
  phone_number: '01011112222',
};
const withoutTransport = (headers: Headers = {}): Headers =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !TRANSPORT.includes(name)));

describe('what is sent', () => {
  it('for a token is the key and the secret, and no header of a data call', async () => {
    const seen: unknown[] = [];
    nock(HOST)
      .post(PATHS.token)
      .reply(function reply(_, body) {
        const { 'content-length': length, ...headers } = this.req.headers;
        seen.push(body, withoutTransport(headers));
        expect(Number(length)).toBeGreaterThan(0);
        return [200, { access_token: TOKEN, expires_in: 86_400 }];
      });
    headersSeen();
    await opened({ customer: CORPORATION }).broker.investorFlow({ market: 'kospi' });
    expect(seen).toEqual([
      { grant_type: 'client_credentials', appkey: APP_KEY, appsecret: APP_SECRET },
      { 'content-type': 'application/json; charset=utf-8' },
    ]);
  });

  it('for a person is this, and not a header more', async () => {
    answering(PATHS.token, [granted()]);
    const seen = headersSeen();
    await opened().broker.investorFlow({ market: 'kospi' });
    expect(withoutTransport(seen[0])).toEqual(PERSONAL);
    expect(seen[0]).toMatchObject({ 'user-agent': 'investor-flow' });
  });

  it('for a person who says so is the same', async () => {
    answering(PATHS.token, [granted()]);
    const seen = headersSeen();
    await opened({ customer: { type: 'personal' } }).broker.investorFlow({ market: 'kospi' });
    expect(withoutTransport(seen[0])).toEqual(PERSONAL);
  });

  it('for a corporation is more, with a number of its own for every call', async () => {
    answering(PATHS.token, [granted()]);
    const seen = headersSeen(31);
    const { broker } = opened({ customer: CORPORATION });
    valueOf(await broker.sectorFlows({ market: 'kosdaq' }));
    for (const headers of seen) {
      const { gt_uid, ...others } = withoutTransport(headers);
      expect(others).toEqual(CORPORATE);
      expect(gt_uid).toMatch(/^[0-9a-f]{32}$/);
    }
    expect(new Set(seen.map((headers) => headers['gt_uid'])).size).toBe(31);
  });

  it('for a corporation that tells its device has that too', async () => {
    answering(PATHS.token, [granted()]);
    const seen = headersSeen();
    const customer = { ...CORPORATION, macAddress: DEVICE };
    await opened({ customer }).broker.investorFlow({ market: 'kospi' });
    const { gt_uid: _, ...others } = withoutTransport(seen[0]);
    expect(others).toEqual({ ...CORPORATE, mac_address: '001122334455' });
  });

  it('asks in upper case, and sends no body', async () => {
    answering(PATHS.token, [granted()]);
    nock(HOST)
      .get(PATHS.flow)
      .query({ FID_INPUT_ISCD: 'KSQ', FID_INPUT_ISCD_2: '1019' })
      .reply((uri, body) => {
        expect(uri).toBe(`${PATHS.flow}?FID_INPUT_ISCD=KSQ&FID_INPUT_ISCD_2=1019`);
        expect(body).toBe('');
        return [200, flowBody([OFFICIAL_ROW])];
      });
    const query = { market: 'kosdaq', sector: 'food-beverage-tobacco' } as const;
    expect((await opened().broker.investorFlow(query)).isOk()).toBe(true);
  });

  it('goes to the host of its environment, and says so in the answer', async () => {
    for (const [environment, host, settings] of [
      ['live', HOST, {}],
      ['custom', 'http://127.0.0.1:8080', { baseUrl: 'http://127.0.0.1:8080' }],
      [
        'sandbox',
        'http://127.0.0.1:81',
        { environment: 'sandbox', baseUrl: 'http://127.0.0.1:81' },
      ],
    ] as const) {
      answering(PATHS.token, [granted()], host);
      headersSeen(1, host);
      const flow = valueOf(await opened(settings).broker.investorFlow({ market: 'kospi' }));
      expect(flow.environment).toBe(environment);
    }
  });

  it('goes as fast as the key allows, over all questions together', async () => {
    for (const [settings, most] of [
      [{}, 15],
      [{ requestsPerSecond: 3 }, 3],
    ] as const) {
      answering(PATHS.token, [granted()]);
      answering(PATHS.flow, times(most + 1, flowRow()));
      const { broker, clock } = opened(settings);
      const began = clock.now();
      for (let asked = 1; asked <= most; asked += 1)
        await broker.investorFlow({ market: asked % 2 === 0 ? 'kospi' : 'etf' });
      expect(clock.now()).toBe(began);
      await broker.investorFlow({ market: 'kosdaq' });
      expect(clock.now() - began).toBeGreaterThanOrEqual(1000);
    }
  });
});

describe('a source', () => {
  it('shows no secret, whoever looks at it and however deep', async () => {
    answering(PATHS.token, [granted()]);
    answering(PATHS.flow, [flowRow()]);
    const { broker, events } = opened({ calendar: krxCalendar, customer: CORPORATION });
    await broker.investorFlow({ market: 'kospi' });
    expectNoSecret(broker, events);
    expect(inspect(broker, { depth: null, showHidden: true })).toContain('koreainvestment');
  });

  it('shows nothing of a corporation that the broker repeats', async () => {
    answering(PATHS.token, [granted()]);
    answering(PATHS.flow, [{ body: { rt_cd: '1', msg_cd: 'X', msg1: 'no' }, echo: true }]);
    const { broker, events } = opened({ customer: { ...CORPORATION, macAddress: DEVICE } });
    const result = await broker.investorFlow({ market: 'kospi' });
    expect(result.isErr() && result.error).toMatchObject({
      brokerMessage: expect.stringContaining('[redacted]'),
    });
    expectNoSecret(result, events);
  });

  it('is frozen, and tells what it serves without keys', () => {
    const { broker } = opened();
    expect(Object.isFrozen(broker)).toBe(true);
    expect(broker.broker).toBe('koreainvestment');
    expect(broker.capabilities).toEqual(koreaInvestmentCapabilities('live'));
    expect(opened({ environment: 'mock' }).broker.capabilities).toEqual(
      koreaInvestmentCapabilities('mock'),
    );
  });

  it('announces what it does, in order and without its secrets', async () => {
    answering(PATHS.token, [granted()]);
    answering(PATHS.flow, [flowRow()]);
    const { broker, events } = opened();
    valueOf(await broker.investorFlow({ market: 'kospi' }));
    expect(events.map(({ type, at }) => `${type} ${at.api}`)).toEqual([
      'request tokenP',
      'response tokenP',
      'token tokenP',
      'request FHPTJ04030000',
      'response FHPTJ04030000',
    ]);
    expect(events.find(({ type }) => type === 'token')).toMatchObject({
      expiresAt: '2026-07-02T06:00:00.000Z',
    });
  });

  it('closes twice as once, and without a question', async () => {
    const source = createKoreaInvestment({ appKey: APP_KEY, appSecret: APP_SECRET });
    await Promise.all([source.close(), source.close()]);
    await source.close();
  });
});
