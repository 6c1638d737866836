/** How do I read a long history a page at a time, and stop when it is enough? */
// Run it: npm run build, then node examples/dist/walk-a-year.js (sandbox data, no key)
import { startSandbox } from '@investor-flow/sandbox';
import { createKiwoom, explain } from 'investor-flow';
import { columns, table, won } from './table.ts';

await using sandbox = await startSandbox({ seed: 7, now: '2026-11-20T18:30:00+09:00' });
const kiwoom = createKiwoom(sandbox.kiwoom);

interface Month {
  readonly lastDay: string;
  readonly owned: number;
  sessions: number;
  change: number;
}
const months = new Map<string, Month>();
let pages = 0;
for await (const page of kiwoom.foreignHoldingsPages({ stock: '005930', from: '2025-12-01' })) {
  if (page.isErr()) throw new Error(explain(page.error));
  pages += 1;
  for (const { day, ownershipPercent: owned, changeShares = NaN } of page.value) {
    const month = months.get(day.slice(0, 7)) ?? { lastDay: day, owned, sessions: 0, change: 0 };
    month.sessions += 1;
    month.change += changeShares;
    months.set(day.slice(0, 7), month);
  }
}
const rows = [...months.values()].map(({ lastDay, sessions, change, owned }) => [
  lastDay,
  `${sessions}`,
  won(change),
  `${owned.toFixed(2)} %`,
]);
console.log(table(columns('month to', 'sessions', 'change', 'owned'), rows).join('\n'));
console.log(`\n삼성전자 005930: ${months.size} months in ${pages} pages, newest first`);
await kiwoom.close();
