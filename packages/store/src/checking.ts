import type { Engine } from './engine/engine.ts';
import type { Finding } from './store.ts';

const BATCH = 500;

/** Reads every entry and says which cannot be read. */
export async function checkEntries({
  db,
  decode,
}: Engine): Promise<{ readonly entries: number; readonly findings: readonly Finding[] }> {
  const findings: Finding[] = [];
  let entries = 0;
  let last = 0;
  for (;;) {
    const rows = await db
      .selectFrom('investor_flow_entry')
      .select(['id', 'question', 'day', 'observed_at', 'shape', 'answer'])
      .where('id', '>', last)
      .orderBy('id')
      .limit(BATCH)
      .execute();
    if (rows.length === 0) return { entries, findings };
    for (const { id, question, day, observed_at, shape, answer } of rows) {
      entries += 1;
      last = numberOf(id);
      const where = `${question} of ${day}, observed at ${observed_at}`;
      if (shape !== 'one' && shape !== 'list')
        findings.push({ kind: 'newer', message: `${where}: written by a newer version` });
      else if (!isRows(answer, decode))
        findings.push({ kind: 'corrupt', message: `${where}: the answer cannot be read` });
    }
  }
}

function isRows(answer: unknown, decode: Engine['decode']): boolean {
  try {
    const rows = decode(answer);
    return Array.isArray(rows) && rows.every((row) => typeof row === 'object' && row !== null);
  } catch {
    // What cannot be inflated or parsed is damaged, and the finding says so.
    return false;
  }
}

/** PostgreSQL gives a bigint as text. */
const numberOf = (id: unknown): number => Number(id);
