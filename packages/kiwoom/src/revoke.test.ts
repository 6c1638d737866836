import { memoryTokenStore } from '@investor-flow/adapter-kit';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import {
  answering,
  APP_KEY,
  granted,
  HOST,
  NEW_TOKEN,
  offline,
  opened,
  PATHS,
  SECRET_KEY,
  sectorList,
  TOKEN,
} from './__fixtures__/over-nock.ts';
import { errorOf } from './__fixtures__/results.ts';
import { SECTOR_ROW } from './__fixtures__/rows.ts';

offline();

const KOSPI = { market: 'kospi' } as const;
const DONE = { return_code: 0, return_msg: '정상적으로 처리되었습니다' };

/** Answers a revocation and keeps what was sent. */
function revocations(answer: object = DONE, status = 200): readonly object[] {
  const seen: object[] = [];
  nock(HOST)
    .post('/oauth2/revoke')
    .reply(function reply(_, body) {
      seen.push({ body, authorization: this.req.headers['authorization'] });
      return [status, answer];
    });
  return seen;
}

/** A source that has already answered once, with the first token. */
async function used(
  settings: Parameters<typeof opened>[0] = {},
): Promise<ReturnType<typeof opened>> {
  answering(PATHS.token, [granted(TOKEN)]);
  answering(PATHS.sectors, [sectorList([SECTOR_ROW])]);
  const source = opened(settings);
  expect((await source.broker.investorFlow(KOSPI)).isOk()).toBe(true);
  return source;
}

describe('a token', () => {
  it('is ended when somebody asks for it, with the key and the secret', async () => {
    const { broker } = await used();
    const seen = revocations();
    expect((await broker.revoke()).isOk()).toBe(true);
    expect(seen).toEqual([
      {
        body: { appkey: APP_KEY, secretkey: SECRET_KEY, token: TOKEN },
        authorization: undefined,
      },
    ]);
  });

  it('that was ended is forgotten: the next question gets a new one', async () => {
    const { broker } = await used();
    revocations();
    await broker.revoke();
    answering(PATHS.token, [granted(NEW_TOKEN)]);
    nock(HOST, { reqheaders: { authorization: `Bearer ${NEW_TOKEN}` } })
      .post(PATHS.sectors)
      .reply(200, { inds_netprps: [SECTOR_ROW], return_code: 0 });
    expect((await broker.investorFlow(KOSPI)).isOk()).toBe(true);
  });

  it('is never ended by closing: others share it', async () => {
    const tokens = memoryTokenStore();
    const { broker, clock } = await used({ tokens });
    const seen = revocations();
    await broker.close();
    expect(seen).toEqual([]);
    nock.cleanAll();
    answering(PATHS.sectors, [sectorList([SECTOR_ROW])]);
    const other = opened({ tokens, clock });
    expect((await other.broker.investorFlow(KOSPI)).isOk()).toBe(true);
  });

  it('that was never issued needs no ending', async () => {
    expect((await opened().broker.revoke()).isOk()).toBe(true);
  });

  it('is kept when the broker would not end it', async () => {
    const { broker } = await used();
    revocations({ return_code: 3, return_msg: '[8015:Access Token을 폐기하는데 실패했습니다]' });
    expect(errorOf(await broker.revoke())).toMatchObject({
      kind: 'rejected',
      code: '8015',
      at: { broker: 'kiwoom', operation: 'revoke', api: 'au10002' },
    });
    answering(PATHS.sectors, [sectorList([SECTOR_ROW])]);
    expect((await broker.investorFlow(KOSPI)).isOk()).toBe(true);
  });
});

describe('an ending that is let go', () => {
  it('is cancelled before anything is sent', async () => {
    const { broker } = await used();
    const error = errorOf(await broker.revoke({ signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ kind: 'cancelled', at: { operation: 'revoke' } });
    await broker.close();
    expect(errorOf(await broker.revoke()).kind).toBe('cancelled');
  });
});
