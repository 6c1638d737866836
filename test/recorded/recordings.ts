import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AnswerOf,
  ask,
  type BrokerError,
  type Clock,
  type Queries,
  type Question,
  type Result,
  type RowOf,
  type Source,
} from '@investor-flow/core';
import { expect } from 'vitest';
import { replaying } from '../support/replay.ts';
import { valueOf } from '../support/results.ts';
import { ROOT } from '../support/sources.ts';

export type WireRow = Readonly<Record<string, string>>;
type Open = (common: { readonly baseUrl: string; readonly clock: Clock }) => Source;

/** Asks a source that gets one body, at a moment of Korean time. */
export const answering =
  (open: Open) =>
  async <Q extends Question>(
    body: string | object,
    korean: string,
    question: Q,
    query: Queries[Q],
  ): Promise<Result<AnswerOf<Q>, BrokerError>> => {
    await using server = await replaying(() =>
      typeof body === 'string' ? body : JSON.stringify(body),
    );
    const now = Date.parse(`${korean}+09:00`);
    const clock = { now: () => now, sleep: () => Promise.resolve() };
    const source = open({ baseUrl: server.url, clock });
    try {
      return await ask(source, question, query);
    } finally {
      await source.close();
    }
  };

/** Answers of a broker's real servers, where somebody has put them beside the repository; `lists` names the rows of a call. */
export function recordingsOf(
  broker: 'kiwoom' | 'koreainvestment',
  lists: Readonly<Record<string, string>>,
  open: Open,
) {
  const folder = join(ROOT, '..', 'shared', 'recorded', broker);
  const there = existsSync(folder);
  const names = (there ? readdirSync(folder) : [])
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.replace('.json', ''));
  const textOf = (name: string): string => readFileSync(join(folder, `${name}.json`), 'utf8');
  const bodyOf = (name: string) =>
    JSON.parse(textOf(name)) as Readonly<Record<string, string | WireRow | readonly WireRow[]>>;
  /** The rows of a body; of a call without a list the body is the row. */
  const wireOf = (name: string): readonly WireRow[] => {
    const list = lists[name.split('_')[0] ?? ''];
    const body = bodyOf(name);
    return [list === undefined ? body : body[list]].flat() as readonly WireRow[];
  };
  const answered = answering(open);
  /** What a recording reads as, and its own rows. */
  async function read<Q extends Question>(
    name: string,
    korean: string,
    question: Q,
    query: Queries[Q],
  ) {
    const answer = valueOf(await answered(textOf(name), korean, question, query));
    return { rows: [answer].flat() as readonly RowOf<Q>[], wire: wireOf(name) };
  }
  /** The recordings of one call. */
  const of = (api: string) => names.filter((name) => name.startsWith(`${api}_`));
  return { there, names, of, textOf, bodyOf, wireOf, answered, read };
}

/** Each row with the one that it was read from, and the row behind it; there are as many of both. */
export function beside<Row>({
  rows,
  wire,
}: {
  readonly rows: readonly Row[];
  readonly wire: readonly WireRow[];
}) {
  expect(rows).toHaveLength(wire.length);
  return rows.map((row, place) => [row, wire[place] ?? {}, rows[place + 1]] as const);
}
