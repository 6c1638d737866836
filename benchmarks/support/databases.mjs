// The two engines of the store, each with what the bare database does with the same answers.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import pg from 'pg';

const SERVER = 'postgres://postgres@127.0.0.1:5432';

/** SQLite in a new folder: the location of a store, a bare table, and the size of the store's file once it is closed. */
export async function sqliteDatabase() {
  const folder = mkdtempSync(join(tmpdir(), 'investor-flow-bench-'));
  const location = join(folder, 'flow.db');
  const DatabaseSync = await sqlite();
  const database = new DatabaseSync(join(folder, 'bare.db'));
  database.exec('pragma journal_mode = wal; pragma synchronous = full');
  database.exec('create table bare (id integer primary key, day text, answer blob)');
  const insert = database.prepare('insert into bare (day, answer) values (?, ?)');
  const select = database.prepare('select answer from bare order by day desc');
  return {
    name: 'SQLite',
    location,
    insert: (day, answer) => insert.run(day, deflateRawSync(JSON.stringify(answer), { level: 6 })),
    select: () => select.all().map(({ answer }) => JSON.parse(inflateRawSync(answer).toString())),
    clear: () => database.exec('delete from bare'),
    size: () => statSync(location).size,
    drop: () => {
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const sqlite = async () => {
  const isBuiltIn = Number(process.versions.node.split('.')[0]) >= 24;
  const name = isBuiltIn ? 'node:sqlite' : '@photostructure/sqlite';
  return (await import(name)).DatabaseSync;
};

/** PostgreSQL in a database of its own, or nothing where no server answers. */
export async function postgresDatabase() {
  const name = `bench_${randomBytes(6).toString('hex')}`;
  const server = new pg.Client(`${SERVER}/postgres`);
  try {
    await server.connect();
  } catch {
    return undefined;
  }
  await server.query(`create database ${name}`);
  const location = `${SERVER}/${name}`;
  const client = new pg.Client(location);
  await client.connect();
  await client.query('create table bare (id bigserial primary key, day text, answer jsonb)');
  return {
    name: 'PostgreSQL',
    location,
    insert: (day, answer) =>
      client.query('insert into bare (day, answer) values ($1, $2)', [day, JSON.stringify(answer)]),
    select: async () => {
      const { rows } = await client.query('select answer from bare order by day desc');
      return rows.map(({ answer }) => answer);
    },
    clear: () => client.query('truncate bare'),
    size: async () => {
      const text = `select pg_total_relation_size('investor_flow_entry')::float8 as size`;
      return (await client.query(text)).rows[0].size;
    },
    drop: async () => {
      await client.end();
      await server.query(`drop database ${name} with (force)`);
      await server.end();
    },
  };
}
