import { readFileSync } from 'node:fs';
import { startSandbox } from '@investor-flow/sandbox';
import { compareSources, connectAll } from 'investor-flow';
import manifest from 'investor-flow/package.json' with { type: 'json' };

const schema = JSON.parse(
  readFileSync(new URL(import.meta.resolve('investor-flow/config.schema.json')), 'utf8'),
);
const sandbox = await startSandbox({ seed: 7, now: '2026-11-20T18:30:00+09:00' });
const opened = connectAll({
  kiwoom: sandbox.kiwoom,
  koreainvestment: sandbox.koreainvestment,
});
if (opened.isErr()) throw new Error(opened.error.message);
const { kiwoom, koreainvestment } = opened.value;
const compared = await compareSources(kiwoom, koreainvestment, { market: 'kospi' });
if (compared.isErr()) throw new Error(compared.error.message);
const { left, right, verdict } = compared.value;
console.log(manifest.name, schema.type, left.day, right.day, verdict);
await Promise.all([kiwoom.close(), koreainvestment.close()]);
await sandbox.close();
