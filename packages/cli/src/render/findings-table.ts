import type { Finding } from '../doctor/finding.ts';
import type { Look } from '../look.ts';
import { type Table, table } from './table.ts';

/** What the doctor found, a line each. */
export function findingsTable(findings: readonly Finding[], { paint }: Look): Table {
  const brush: Readonly<Record<Finding['state'], (text: string) => string>> = {
    ok: paint.good,
    note: paint.warning,
    problem: paint.bad,
    skipped: paint.faint,
  };
  const left = { lean: 'left' } as const;
  return table(
    [
      ...['about', 'what', 'state'].map((heading) => ({ heading, ...left })),
      { heading: 'finding', isProse: true },
    ],
    findings.map(({ topic, name, state, message }) => [topic, name, brush[state](state), message]),
  );
}
