import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { sql } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import { type Place, SQLITE } from './__fixtures__/engines.ts';
import { clock, keep, kospi, open, withStore } from './__fixtures__/stores.ts';
import { copyStore, openStore } from './index.ts';
import { engineOf } from './open-store.ts';

const places: Place[] = [];
const place = async (): Promise<string> => {
  const it = await SQLITE.place();
  places.push(it);
  return it.location;
};
afterEach(async () => {
  for (const { remove } of places.splice(0)) await remove();
});

const refusal = async (location: string) =>
  (await openStore(location, { clock }))._unsafeUnwrapErr();

/** A store with some answers, closed. */
async function filled(answers = 40): Promise<string> {
  const location = await place();
  const store = await open(location);
  for (let figure = 0; figure < answers; figure += 1) await keep(store, { figure });
  await store.close();
  return location;
}

it('is its owner’s alone: a file 0600 in a new folder 0700, log included', async () => {
  const location = join(dirname(await place()), 'new', 'deep', 'flow.db');
  const store = await open(location);
  await keep(store);
  const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);
  expect([dirname(location), dirname(dirname(location))].map(mode)).toEqual(['700', '700']);
  expect([location, `${location}-wal`].map(mode)).toEqual(['600', '600']);
  await store.close();
});

it('leaves no log beside the file once every store on it is closed', async () => {
  const location = await place();
  const [first, second] = [await open(location), await open(location)];
  await Promise.all([keep(first, { figure: 1 }), keep(second, { figure: 2 })]);
  await first.close();
  await second.close();
  expect(['-wal', '-shm', '-journal'].filter((end) => existsSync(location + end))).toEqual([]);
  // The file alone, somewhere else.
  const copied = `${location}.copy`;
  writeFileSync(copied, readFileSync(location));
  const store = await open(copied);
  expect((await store.check())._unsafeUnwrap()).toEqual({ entries: 2, findings: [] });
  await store.close();
});

it('says what to do on a full disk, and loses nothing that was acknowledged', async () => {
  await withStore(SQLITE, async (store) => {
    await keep(store, { figure: 0 });
    const db = engineOf(store)?.db;
    if (db === undefined) throw new Error('no engine');
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
    await sql.raw(`pragma max_page_count = ${Number(rows[0]?.page_count) + 1}`).execute(db);
    let kept = 1;
    let failed = await keep(store, { figure: kept });
    for (; failed.isOk(); failed = await keep(store, { figure: kept })) kept += 1;
    expect(failed.error).toMatchObject({ kind: 'full' });
    expect(failed.error.message).toContain('the disk is full: make room, and ask again');
    expect((await store.check())._unsafeUnwrap()).toEqual({ entries: kept, findings: [] });
    await sql.raw('pragma max_page_count = 1000000').execute(db);
    expect((await keep(store, { figure: kept })).isOk()).toBe(true);
  });
});

it.each([
  ['a file in the place of its folder', (file: string) => join(file, 'flow.db'), 'unwritable'],
  ['a folder in its place', (file: string) => dirname(file), 'unwritable'],
])('refuses %s', async (_, locationOf, kind) => {
  const file = await filled(1);
  const error = await refusal(locationOf(file));
  expect(error).toMatchObject({ kind, location: locationOf(file) });
  expect(error.message).toMatch(/: .*(?:folder)/);
});

it('refuses a file that is no database, and leaves it as it is', async () => {
  const location = await place();
  writeFileSync(location, 'a letter to my mother, of some length'.repeat(20));
  const before = readFileSync(location);
  const error = await refusal(location);
  expect(error).toMatchObject({ kind: 'unreadable' });
  expect(error.message).toContain('not a database: name another one');
  expect(readFileSync(location).equals(before)).toBe(true);
});

it('refuses another program’s database, and leaves it as it is', async () => {
  const location = await place();
  const theirs = new DatabaseSync(location);
  theirs.exec('pragma journal_mode = wal; create table theirs_first (a); create table b (a)');
  theirs.exec('pragma wal_checkpoint(truncate)');
  theirs.close();
  const before = readFileSync(location);
  const error = await refusal(location);
  expect(error).toMatchObject({ kind: 'unreadable' });
  expect(error.message).toMatch(/another program \(theirs_.*name another file/);
  expect(readFileSync(location).equals(before)).toBe(true);
});

it('refuses a newer format, and leaves it as it is', async () => {
  const location = await filled(1);
  const store = await open(location);
  const db = engineOf(store)?.db;
  if (db === undefined) throw new Error('no engine');
  await sql`insert into investor_flow_migration values ('2099-01-later', '2099')`.execute(db);
  await store.close();
  const before = readFileSync(location);
  const error = await refusal(location);
  expect(error).toMatchObject({ kind: 'newer' });
  expect(error.message).toContain('(2099-01-later): update investor-flow.');
  expect(readFileSync(location).equals(before)).toBe(true);
});

it('finds what is damaged, wherever it is', async () => {
  const location = await filled();
  const whole = readFileSync(location);
  const pages = whole.length / 4096;
  let found = 0;
  for (let page = 1; page < pages; page += 1) {
    const damaged = Buffer.from(whole);
    damaged.fill(0xa5, page * 4096, page * 4096 + 4096);
    writeFileSync(location, damaged);
    const opened = await openStore(location, { clock });
    if (opened.isErr()) {
      expect(opened.error.kind).toBe('unreadable');
      found += 1;
      continue;
    }
    const checked = await opened.value.check();
    const isFound = checked.isErr() || checked.value.findings.length > 0;
    if (checked.isErr()) expect(checked.error.kind).toBe('unreadable');
    expect(isFound, `page ${page} of ${pages}`).toBe(true);
    found += 1;
    await opened.value.close();
  }
  expect(found).toBe(pages - 1);
});

it('refuses a file that was cut short', async () => {
  const location = await filled();
  truncateSync(location, 4096 * 2);
  const opened = await openStore(location, { clock });
  const read = await opened.asyncAndThen((store) => store.check());
  const said = read.match(
    ({ findings }) => findings.map(({ kind }) => kind),
    ({ kind }) => [kind],
  );
  expect(said.every((it) => it === 'corrupt' || it === 'unreadable')).toBe(true);
  expect(said).not.toEqual([]);
  if (opened.isOk()) await opened.value.close();
});

it('finds a single bit in an answer, and gives no figure of it', async () => {
  await withStore(SQLITE, async (store) => {
    await keep(store);
    const db = engineOf(store)?.db;
    if (db === undefined) throw new Error('no engine');
    // One figure of the answer is another, and everything is still readable.
    const other = engineOf(store)?.encode([{ figure: 2 }]);
    await db.updateTable('investor_flow_entry').set({ answer: other }).execute();
    expect((await store.check())._unsafeUnwrap().findings).toMatchObject([{ kind: 'corrupt' }]);
    await db
      .updateTable('investor_flow_entry')
      .set({ answer: Buffer.from('nothing deflated') })
      .execute();
    const query = kospi({ day: '2026-07-10' });
    const error = (await store.read('investorFlow', query))._unsafeUnwrapErr();
    expect(error).toMatchObject({ kind: 'unreadable' });
    expect(error.message).toContain('investor-flow store check');
    const target = await open(':memory:');
    const copied = (await copyStore(store, target))._unsafeUnwrapErr();
    expect(copied).toMatchObject({ kind: 'unreadable', location: store.location });
    await target.close();
  });
});

it('waits for another that writes, and says so when it does not end', async () => {
  const location = await place();
  const [first, second] = [await open(location), await open(location)];
  // Both in this process: neither may stand in the way of the other.
  const kept = await Promise.all(
    Array.from({ length: 60 }, (_, figure) => keep(figure % 2 === 0 ? first : second, { figure })),
  );
  expect(kept.filter((it) => it.isErr())).toEqual([]);
  expect((await second.check())._unsafeUnwrap()).toEqual({ entries: 60, findings: [] });
  await first.close();
  await second.close();
});

it('is closed once, after what was begun', async () => {
  const location = await place();
  const store = await open(location);
  const begun = Array.from({ length: 20 }, (_, figure) => keep(store, { figure }));
  await Promise.all([store.close(), store.close()]);
  expect((await Promise.all(begun)).filter((it) => it.isErr())).toEqual([]);
  expect((await keep(store))._unsafeUnwrapErr()).toMatchObject({ kind: 'closed' });
  expect((await store.held())._unsafeUnwrapErr()).toMatchObject({ kind: 'closed' });
  const again = await open(location);
  expect((await again.check())._unsafeUnwrap().entries).toBe(20);
  await again.close();
});
