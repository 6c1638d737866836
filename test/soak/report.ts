/** More of the same helps no one. */
const SHOWN = 10;

/** Counts what happened, and keeps what should not have. */
export function report() {
  const tables = {
    questions: new Map<string, number>(),
    ends: new Map<string, number>(),
    faults: new Map<string, number>(),
  };
  const failures: string[] = [];
  let questions = 0;
  let calls = 0;
  const shown = (table: ReadonlyMap<string, number>): string =>
    [...table]
      .toSorted(([, a], [, b]) => b - a)
      .map(([name, times]) => `${name} ${times}`)
      .join(', ');
  return {
    count(table: keyof typeof tables, name: string): void {
      tables[table].set(name, (tables[table].get(name) ?? 0) + 1);
      if (table === 'questions') questions += 1;
    },
    /** Requests that reached a broker. */
    sent: (requests: number) => void (calls += requests),
    fail: (what: string) => void failures.push(what),
    failures: failures as readonly string[],
    lines: (): readonly string[] => [
      `questions  ${questions}: ${shown(tables.questions)}`,
      `calls      ${calls}`,
      `ended      ${shown(tables.ends)}`,
      `faults     ${shown(tables.faults)}`,
      ...failures.slice(0, SHOWN).map((it) => `FAILED     ${it}`),
      ...(failures.length > SHOWN ? [`FAILED     and ${failures.length - SHOWN} more`] : []),
    ],
  };
}
