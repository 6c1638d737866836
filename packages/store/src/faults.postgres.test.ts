import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { onPostgres, POSTGRESQL } from './__fixtures__/engines.ts';
import { clock, failed, given, keep, open, withStore } from './__fixtures__/stores.ts';
import { openStore, recording, replayed } from './index.ts';
import { steady } from './__fixtures__/steady.ts';
import { engineOf } from './open-store.ts';

const SECRET = 'sesame-street';
const refusal = async (location: string) => failed(await openStore(location, { clock }));

/** The same place with another user, password and database; something in it may be undefined. */
function address(location: string, more: { user?: string; path?: string; port?: number }): string {
  const url = new URL(location);
  url.password = SECRET;
  if (more.user !== undefined) url.username = more.user;
  if (more.path !== undefined) url.pathname = more.path;
  if (more.port !== undefined) url.port = String(more.port);
  return url.href;
}

describe.runIf(POSTGRESQL.isThere)(`on ${POSTGRESQL.title}`, () => {
  it.each([
    ['no database of the name', { path: '/no_such_database' }, 'no such database: create it'],
    ['no user of the name', { user: 'no_such_user' }, 'refuses: check user and password'],
    ['anonymous at the port', { port: 1 }, 'no database answers: check that it runs'],
  ])('says what to do with %s, and no password', async (_, more, advice) => {
    const place = await POSTGRESQL.place();
    const error = await refusal(address(place.location, more));
    await place.remove();
    expect(error).toMatchObject({ kind: 'unreadable' });
    expect(error.message).toContain(advice);
    expect(JSON.stringify(error)).not.toContain(SECRET);
    expect(error.location).toMatch(/^postgres:\/\/[^/@]+\/\w+$/);
  });

  it('says that a user may not make tables', async () => {
    const place = await POSTGRESQL.place();
    const user = `flow_${randomBytes(6).toString('hex')}`;
    await onPostgres(`create role ${user} login`);
    try {
      const error = await refusal(address(place.location, { user }));
      expect(error.kind).toBe('unwritable');
      expect(error.message).toContain('may not write its tables: grant it');
    } finally {
      await onPostgres(`drop role ${user}`);
      await place.remove();
    }
  });

  it('says that a database only reads', async () => {
    await withStore(POSTGRESQL, async (_, { location }) => {
      const url = new URL(location);
      const options = `${url.searchParams.get('options')} -c default_transaction_read_only=on`;
      url.searchParams.set('options', options);
      const store = await open(url.href);
      const error = failed(await keep(store));
      expect(error).toMatchObject({ kind: 'unwritable' });
      expect(error.message).toContain('only reads at present');
      expect(given(await store.held())).toEqual([]);
      await store.close();
    });
  });

  it('fails while its connections are ended, loses nothing that was acknowledged, and goes on', async () => {
    await withStore(POSTGRESQL, async (store, { location }) => {
      const schema = /search_path(?:=|%3D)(\w+)/.exec(location)?.[1];
      const named = new URL(location);
      named.searchParams.set('application_name', String(schema));
      const other = await open(named.href);
      const over = new AbortController();
      const ending = (async () => {
        while (!over.signal.aborted) {
          await onPostgres(
            `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and query like '%investor_flow_%' and application_name = '${schema}'`,
          );
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      })();
      const kept: number[] = [];
      const failed = new Set<string>();
      for (let figure = 0; figure < 40; figure += 1) {
        const done = await keep(other, { figure });
        if (done.isOk()) kept.push(figure);
        else failed.add(`${done.error.kind}: ${done.error.message}`);
      }
      over.abort();
      await ending;
      expect((await keep(other, { figure: 1000 })).isOk()).toBe(true);
      const answers = given(
        await store.observations('investorFlow', { market: 'kospi', day: '2026-07-10' }),
      ) as readonly unknown[] as readonly { readonly figure: number }[];
      const figures = answers.map(({ figure }) => figure);
      expect(kept.filter((it) => !figures.includes(it))).toEqual([]);
      expect(new Set(figures).size).toBe(figures.length);
      expect(failed.size).toBeGreaterThan(0);
      for (const text of failed)
        expect(text).toMatch(
          /^(?:unreadable|unwritable): .*(?:stopped or restarts|failed): try again\.$/,
        );
      await other.close();
    });
  });

  it('may be given a pool, which stays open', async () => {
    const place = await POSTGRESQL.place();
    const pool = new pg.Pool({ connectionString: place.location, max: 2 });
    // JSON as text, as some programs have it.
    pool.on('connect', (client) => client.setTypeParser(pg.types.builtins.JSONB, (text) => text));
    const store = given(await openStore(pool, { clock }));
    const source = recording(steady(), store);
    const live = given(await source.investorFlow({ market: 'kospi' }));
    const again = given(await replayed(store, { clock }).investorFlow({ market: 'kospi' }));
    expect(again).toStrictEqual(live);
    await store.close();
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
    await place.remove();
  });

  it('is opened by many at once, whose tables are made once', async () => {
    const place = await POSTGRESQL.place();
    const stores = await Promise.all(Array.from({ length: 6 }, () => open(place.location)));
    const kept = await Promise.all(stores.map((it, figure) => keep(it, { figure: figure % 3 })));
    expect(kept.filter((it) => it.isErr())).toEqual([]);
    const [first] = stores;
    if (first === undefined) throw new Error('no store');
    expect(given(await first.check())).toEqual({ entries: 3, findings: [] });
    for (const store of stores) await store.close();
    await place.remove();
  });

  it('finds an answer that was changed', async () => {
    await withStore(POSTGRESQL, async (store) => {
      await keep(store);
      await engineOf(store)
        ?.db.updateTable('investor_flow_entry')
        .set({ answer: JSON.stringify([{ figure: 2 }]) })
        .execute();
      expect(given(await store.check()).findings).toMatchObject([{ kind: 'corrupt' }]);
    });
  });
});

/** A port of this machine at which somebody answers as told. */
async function loopback(onConnection: (socket: Socket) => void) {
  const server = createServer(onConnection).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { readonly port: number };
  return {
    location: `postgres://user:${SECRET}@127.0.0.1:${port}/none`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

it('is a typed failure where who answers hangs up', async () => {
  const { location, close } = await loopback((socket) => socket.destroy());
  const error = await refusal(location);
  expect(error.kind).toBe('unreadable');
  expect(error.message).toMatch(/try again\.$/);
  expect(JSON.stringify(error)).not.toContain(SECRET);
  await close();
});

it.each([
  `postgres://user:${SECRET}#x@127.0.0.1:1/none`,
  `postgres://user:12/${SECRET}@127.0.0.1:1/none`,
  `postgres://127.0.0.1:1/none?password=${SECRET}`,
  `postgresql://user:${SECRET}@[no-host`,
  `postgre://user:${SECRET}@127.0.0.1/none`,
  `mysql://user:${SECRET}@127.0.0.1/none`,
  `host=127.0.0.1 port=1 password=${SECRET}`,
])('no password is said of an address like %s', async (location) => {
  const error = await refusal(location);
  expect(JSON.stringify(error)).not.toContain(SECRET);
});
