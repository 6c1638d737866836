import { type Question, QUESTIONS } from '@investor-flow/core';
import { digestOf } from './digest.ts';
import { inParts } from './engine/parts.ts';
import type { Engine } from './engine/engine.ts';
import type { Finding } from './store.ts';

const BATCH = 500;

/** Reads every entry and says which are damaged or of a newer version, and what the database itself finds damaged. */
export async function checkEntries(engine: Engine) {
  const damage = await engine.damage();
  const findings: Finding[] = damage.map((message) => ({ kind: 'corrupt', message }));
  let entries = 0;
  try {
    for await (const rows of inParts((last) => nextEntries(engine, last))) {
      entries += rows.length;
      findings.push(...rows.flatMap((row) => findingOn(row, engine.decode) ?? []));
    }
  } catch (thrown) {
    // That a damaged file cannot be read to its end has been found already.
    if (damage.length === 0) throw thrown;
  }
  return { entries, findings };
}

const nextEntries = ({ db }: Engine, last: number) =>
  db
    .selectFrom('investor_flow_entry')
    .select(['id', 'question', 'day', 'observed_at', 'shape', 'digest', 'answer'])
    .where('id', '>', last)
    .orderBy('id')
    .limit(BATCH)
    .execute();

type Read = Awaited<ReturnType<typeof nextEntries>>[number];

function findingOn(
  { question, day, observed_at, shape, digest, answer }: Read,
  decode: Engine['decode'],
): Finding | undefined {
  const where = `${question} of ${day}, observed at ${observed_at}`;
  const isKnown = QUESTIONS.includes(question as Question) && ['one', 'list'].includes(shape);
  if (!isKnown) return { kind: 'newer', message: `${where}: written by a newer version` };
  return isWhole(answer, digest, decode)
    ? undefined
    : { kind: 'corrupt', message: `${where}: the answer is damaged` };
}

function isWhole(answer: unknown, digest: string, decode: Engine['decode']): boolean {
  try {
    const rows = decode(answer);
    return Array.isArray(rows) && digestOf(rows) === digest;
  } catch {
    // What cannot be inflated or parsed is damaged, and the finding says so.
    return false;
  }
}
