/** How do I test my app without a key, and what does it do when the broker fails? */
// Run it: npm run build, then node examples/dist/test-your-app-with-the-sandbox.js (sandbox data, no key)
import assert from 'node:assert/strict';
import { startSandbox } from '@investor-flow/sandbox';
import { createKiwoom, type Source } from 'investor-flow';

/** The app under test: one line about the foreigners. */
const headline = (source: Source): Promise<string> =>
  source.investorFlow({ market: 'kospi' }).match(
    ({ day, value }) => `${day}: ${value?.foreign.net}`,
    ({ kind }) => `no figures: ${kind}`,
  );

await using sandbox = await startSandbox({ seed: 7, now: '2026-11-20T15:45:00+09:00' });
const kiwoom = createKiwoom({ ...sandbox.kiwoom, retries: 1 });
const good = await headline(kiwoom);
const { foreign } = sandbox.truth.flow({ market: 'kospi' }).value;
assert.ok(Math.abs(Number(good.split(' ')[1]) - foreign.net) <= 100_000_000);
console.log(`the truth, rounded                  ${good}`);

sandbox.faults.add('token-killed', { api: 'ka10051' });
assert.equal(await headline(kiwoom), good);
console.log('a token that dies                   the same answer');

sandbox.faults.add('server-error', { api: 'ka10051', times: 1 });
assert.equal(await headline(kiwoom), good);
console.log('a server that fails once            the same answer');

for (const fault of ['html', 'renamed-column'] as const) {
  sandbox.faults.add(fault, { api: 'ka10051', times: 2 });
  console.log(`${fault.padEnd(35)} ${await headline(kiwoom)}`);
  sandbox.faults.clear();
}

await sandbox.clock.set('2026-11-23T15:45:00+09:00');
console.log(`after the weekend                   ${await headline(kiwoom)}`);
assert.deepEqual(sandbox.violations, []);
await kiwoom.close();
