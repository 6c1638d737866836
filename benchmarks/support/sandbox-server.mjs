// The sandbox with the quota of a real key; it tells its address, and at the end what it saw.
import { startSandbox } from '@investor-flow/sandbox';
import { EVENING } from './bodies.mjs';

const sandbox = await startSandbox({ seed: 11, now: EVENING });
sandbox.quotas.koreainvestment = Number(process.argv[2]);
const { appKey, appSecret, baseUrl } = sandbox.koreainvestment;
process.send({ appKey, appSecret, baseUrl, now: Date.parse(EVENING) });
process.on('message', () => {
  process.send({
    requests: sandbox.requests.map(({ api, realAt, status }) => ({ api, realAt, status })),
    violations: sandbox.violations,
  });
});
