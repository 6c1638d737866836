import nock from 'nock';
import { describe, expect, it } from 'vitest';
import {
  answering,
  APP_KEY,
  APP_SECRET,
  CORPORATION,
  DEVICE,
  flowBody,
  flowing,
  flowRow,
  granted,
  HOST,
  offline,
  opened,
  PATHS,
  times,
  TOKEN,
} from './__fixtures__/over-nock.ts';
import { valueOf } from './__fixtures__/results.ts';
import { OFFICIAL_ROW } from './__fixtures__/rows.ts';

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

describe('what Korea Investment is sent', () => {
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

  it.each([{}, { customer: { type: 'personal' } }] as const)(
    'for a person is this, and not a header more: %j',
    async (settings) => {
      answering(PATHS.token, [granted()]);
      const seen = headersSeen();
      await opened(settings).broker.investorFlow({ market: 'kospi' });
      expect(withoutTransport(seen[0])).toEqual(PERSONAL);
      const userAgent = expect.stringMatching(/^investor-flow/) as string;
      expect(seen[0]).toMatchObject({ 'user-agent': userAgent });
    },
  );

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

  it('goes as fast as the key allows, over all questions together', async () => {
    for (const [settings, most] of [
      [{}, 15],
      [{ requestsPerSecond: 3 }, 3],
    ] as const) {
      flowing(...times(most + 1, flowRow()));
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
