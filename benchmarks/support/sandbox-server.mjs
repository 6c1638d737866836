// The sandbox with the quota of a real key of a broker; it tells its address, and at the end what it saw.
import { startSandbox } from '@investor-flow/sandbox';
import { EVENING } from './bodies.mjs';

const sandbox = await startSandbox({ seed: 11, now: EVENING });
const [broker, perSecond] = process.argv.slice(2);
sandbox.quotas[broker] = Number(perSecond);
// Each by its name: as a whole they are hidden. Of the two secrets each broker has one.
const { appKey, secretKey, appSecret, baseUrl } = sandbox[broker];
process.send({ settings: { appKey, secretKey, appSecret, baseUrl }, now: Date.parse(EVENING) });
process.on('message', () => {
  process.send({
    requests: sandbox.requests.map(({ api, realAt, status }) => ({ api, realAt, status })),
    violations: sandbox.violations,
  });
});
