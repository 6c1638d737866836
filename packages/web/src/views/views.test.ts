import { recording } from '@investor-flow/store';
import { orThrow } from 'investor-flow';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Opened, opened, send } from '../__fixtures__/over-loopback.ts';

vi.setConfig({ testTimeout: 30_000 });

let view: Opened;
beforeAll(async () => {
  view = await opened();
});
afterAll(() => view[Symbol.asyncDispose]());

const linesOf = async (path: string): Promise<readonly object[]> =>
  (await view.get(path)).body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object);

describe('a question', () => {
  it('that is wrong is refused with what is wrong, and nothing is sent', async () => {
    const before = view.sandbox.requests.length;
    const asked: readonly (readonly [string, string, RegExp])[] = [
      ['flow?market=nowhere', 'invalid', /market: must be one of/],
      ['flow?market=kospi&day=2026-11-22', 'invalid', /day/],
      ['flow?market=kospi&limit=5', 'invalid', /limit: is not a field of this view/],
      [
        'flow?market=kospi&broker=none',
        'invalid',
        /broker: must be one of kiwoom, koreainvestment/,
      ],
      ['flow?market=etf&broker=kiwoom', 'unsupported', /etf/i],
      ['history?market=kospi&limit=none', 'invalid', /limit: must be a whole number/],
      ['sectors?market=kospi&over=0', 'invalid', /over: must be a number of sessions/],
      ['streaks?market=kospi&investor=nobody', 'invalid', /investor: must be one of/],
      ['streaks?market=kospi&min=x', 'invalid', /min/],
      ['calendar?month=2026', 'invalid', /month/],
      ['find?text=', 'invalid', /text/],
    ];
    for (const [path, kind, message] of asked) {
      const last = await view.view(`/api/view/${path}`);
      expect([path, last]).toEqual([
        path,
        {
          trouble: expect.objectContaining({ kind, message: expect.stringMatching(message) }),
          now: expect.any(Number),
        },
      ]);
    }
    expect(view.sandbox.requests.length).toBe(before);
  });

  it('of an earlier day is taken from the series where a broker has it there alone', async () => {
    const path = 'market=kospi&broker=koreainvestment&day=2026-11-19';
    expect(await view.view(`/api/view/flow?${path}`)).toMatchObject({
      answer: { broker: 'koreainvestment', api: 'FHPTJ04040000', day: '2026-11-19' },
    });
    expect(await view.view(`/api/copy/command/flow?${path}`)).toMatchObject({
      answer:
        'investor-flow history kospi --from 2026-11-19 --to 2026-11-19 --broker koreainvestment',
    });
    expect(
      await view.view('/api/view/sectors?market=kosdaq&broker=koreainvestment&day=2026-11-19'),
    ).toMatchObject({
      answer: { sessions: ['2026-11-19'] },
    });
  });

  it('that fails shows where and why, and the next one is answered', async () => {
    view.sandbox.faults.add('renamed-column', {
      broker: 'kiwoom',
      api: 'ka10059',
      column: 'ind_invsr',
      times: 9,
    });
    expect(await view.view('/api/view/stock?stock=000660&limit=5')).toMatchObject({
      trouble: { kind: 'unreadable', where: 'kiwoom stockFlows (ka10059)', isTemporary: false },
    });
    view.sandbox.faults.clear();
    expect(await view.view('/api/view/stock?stock=000660&limit=5')).toMatchObject({
      answer: { missing: [] },
    });
  });
});

describe('a long walk', () => {
  it('says how far it has come', async () => {
    const lines = await linesOf('/api/view/stock?stock=005930&limit=220');
    expect(lines.slice(0, -1)).toEqual(
      [100, 200, 220].map((sessions, place) => ({
        progress: {
          pages: place + 1,
          sessions,
          oldest: expect.stringMatching(/^202\d-/),
          expected: 220,
          atLeastMs: expect.any(Number),
        },
      })),
    );
    expect(lines.at(-1)).toMatchObject({ answer: { missing: [] } });
  });

  it('ends with the page that wanted it', async () => {
    view.sandbox.faults.add('slow', { broker: 'kiwoom', api: 'ka10051', ms: 200, times: 99 });
    const leaving = new AbortController();
    const path = '/api/view/history?market=kospi&sector=metals&limit=60';
    const answer = await fetch(view.web.url + path, {
      headers: { cookie: view.cookie },
      signal: leaving.signal,
    });
    await answer.body?.getReader().read();
    leaving.abort();
    await new Promise((resolve) => setTimeout(resolve, 500));
    const sent = view.sandbox.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(view.sandbox.requests.length).toBe(sent);
    view.sandbox.faults.clear();
  });
});

it('adds up sessions, and leaves out the sum of a sector that lacks one', async () => {
  const last = await view.view('/api/view/sectors?market=kospi&over=5');
  const { answer } = last as unknown as {
    answer: {
      sessions: readonly string[];
      rows: readonly { value?: object; missing: readonly string[] }[];
    };
  };
  expect(answer.sessions).toHaveLength(5);
  for (const row of answer.rows) expect(row.value === undefined).toBe(row.missing.length > 0);
});

it('names the gaps of what was recorded of a day', async () => {
  const { sandbox, sources, store } = view;
  const { kiwoom } = sources;
  if (kiwoom === undefined) throw new Error('no source');
  const watched = recording(kiwoom, store);
  const now = sandbox.clock.now();
  for (const minute of [0, 1, 2, 3, 40, 41]) {
    await sandbox.clock.set(Date.parse('2026-11-27T10:00:00+09:00') + minute * 60_000);
    await watched.investorFlow({ market: 'kosdaq' });
  }
  await sandbox.clock.set(now);
  const { answer } = (await view.view('/api/view/intraday?market=kosdaq')) as unknown as {
    answer: { points: readonly object[]; gaps: readonly { from: string; to: string }[] };
  };
  expect(answer.points).toHaveLength(6);
  expect(answer.gaps.map(({ from, to }) => [from.slice(11, 16), to.slice(11, 16)])).toEqual([
    ['01:03', '01:40'],
  ]);
});

it('finds stocks by name and by code', async () => {
  const found = async (text: string): Promise<unknown> =>
    ((await view.view(`/api/view/find?text=${encodeURIComponent(text)}`)) as { answer?: unknown })
      .answer;
  expect(await found('삼성전자')).toEqual(
    expect.arrayContaining([expect.objectContaining({ stock: '005930', name: '삼성전자' })]),
  );
  expect(await found('005930')).toEqual([expect.objectContaining({ stock: '005930' })]);
  expect(await found('없는 이름')).toEqual([]);
});

it('knows which days have a session that has begun', async () => {
  const { answer } = (await view.view('/api/view/calendar?month=2026-11')) as unknown as {
    answer: { days: readonly { day: string; state: string }[] };
  };
  const states = Object.fromEntries(answer.days.map(({ day, state }) => [day, state]));
  expect(answer.days).toHaveLength(30);
  expect(states).toMatchObject({
    '2026-11-26': 'open',
    '2026-11-27': 'open',
    '2026-11-28': 'closed',
    '2026-11-30': 'ahead',
  });
});

it('copies rows that no command prints', async () => {
  const csv = await view.view('/api/copy/csv/sectors?market=kospi&over=5');
  expect((csv as { answer?: string }).answer).toMatch(
    /^\uFEFFbroker,environment,api,.*value\.foreign/,
  );
  expect(await view.view('/api/copy/command/sectors?market=kospi&over=5')).toMatchObject({
    trouble: { kind: 'invalid' },
  });
  const held = await view.view('/api/copy/json/collection');
  expect(JSON.parse((held as { answer?: string }).answer ?? '')).toEqual(
    JSON.parse(JSON.stringify(orThrow(await view.store.held()))),
  );
});

it('asks a settled day once', async () => {
  await view.view('/api/view/history?market=kosdaq&to=2026-11-25&limit=3');
  const before = view.sandbox.requests.length;
  await view.view('/api/view/history?market=kosdaq&to=2026-11-25&limit=3');
  expect(view.sandbox.requests.length).toBe(before);
});

it('refuses a port that is taken', async () => {
  const port = Number(new URL(view.web.url).port);
  await expect(opened({ port })).rejects.toThrow(/in use/);
  expect((await send(view.web.url, '/market', { cookie: view.cookie })).status).toBe(200);
});
