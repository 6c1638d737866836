import { startSandbox } from '../index.ts';

/** Leaves everything hanging that can hang, closes, and has nothing left to wait for. */
const sandbox = await startSandbox();
sandbox.faults.add('slow', { ms: 3_600_000 });
const slow = fetch(`${sandbox.url}/oauth2/token`, { method: 'POST', body: '{}' });
const sleep = sandbox.clock.sleep(3_600_000);
const settled = Promise.allSettled([slow, sleep]);
while (sandbox.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
await sandbox.close();
await settled;
process.stdout.write('closed\n');
