// Walks every page of a canned history and tells what the heap held after each, with everything dead collected.
import { createKiwoom } from '@investor-flow/kiwoom';
import { unlimited } from './limiter.mjs';

const source = createKiwoom({
  appKey: 'bench-key',
  secretKey: 'bench-secret',
  environment: 'sandbox',
  baseUrl: process.argv[2],
  limiter: unlimited,
});
const heap = [];
let days = 0;
let sum = 0;
for await (const page of source.foreignHoldingsPages({ stock: '005930' })) {
  if (page.isErr()) throw new Error(JSON.stringify(page.error));
  days += page.value.length;
  sum += page.value.reduce((all, { changeShares }) => all + changeShares, 0);
  globalThis.gc();
  heap.push(process.memoryUsage().heapUsed);
}
await source.close();
if (sum !== (days * (days - 1)) / 2) throw new Error(`the days do not add up: ${sum}`);
console.log(JSON.stringify({ days, heap }));
