/** How much more may foreigners buy of a stock with a limit, and where is that heading? */
// Run it: npm run build, then node examples/dist/ownership-headroom.js (sandbox data, no key)
import { startSandbox } from '@investor-flow/sandbox';
import { createKiwoom, explain } from 'investor-flow';
import { columns, table, won } from './table.ts';

const STOCKS = { '030200': 'KT', '017670': 'SK텔레콤', '035420': 'NAVER', '005930': '삼성전자' };

await using sandbox = await startSandbox({ seed: 7, now: '2026-11-20T18:30:00+09:00' });
const kiwoom = createKiwoom(sandbox.kiwoom);

const rows: string[][] = [];
for (const [stock, name] of Object.entries(STOCKS)) {
  const walked = await kiwoom.foreignHoldings({ stock, to: '2026-11-19', limit: 61 });
  if (walked.isErr()) throw new Error(explain(walked.error));
  const [newest, oldest] = [walked.value.at(0), walked.value.at(-1)];
  // A broker that does not report the limit leaves it out.
  const left = newest?.acquirableShares;
  if (newest === undefined || oldest === undefined || left === undefined) continue;
  const points = newest.limitUsedPercent - oldest.limitUsedPercent;
  const pace = Math.round((newest.heldShares - oldest.heldShares) / (walked.value.length - 1));
  rows.push([
    name,
    won(left),
    `${newest.limitUsedPercent.toFixed(2)} %`,
    `${points < 0 ? '' : '+'}${points.toFixed(2)}`,
    won(pace),
    pace > 0 ? `${Math.ceil(left / pace)} sessions` : 'never',
  ]);
}
const across = columns('<stock', 'shares left', 'limit used', 'in 60 days', 'a day', 'full in');
console.log(table(across, rows).join('\n'));
await kiwoom.close();
