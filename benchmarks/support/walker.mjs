// Walks every page of a canned history and tells what the heap held after each, with everything dead collected.
import { cannedKiwoom } from './canned.mjs';

const source = cannedKiwoom(process.argv[2]);
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
