import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const resolve = { conditions: ['investor-flow-source'] };
const ssr = { resolve: { conditions: ['investor-flow-source'] } };

const project = (name: string, include: readonly string[], more = {}) => ({
  resolve,
  ssr,
  test: { name, include: [...include], ...more },
});

/** Finds or starts a Redis for the tests that need a real one. */
const REDIS = { globalSetup: ['test/support/redis-server.ts'] };
/** Vitest takes one worker less than there are cores. */
const PARALLEL = { pool: 'forks', maxWorkers: 2, sequence: { groupOrder: 0 } };
/** After the others, one file at a time: these measure time. */
const SERIAL = { fileParallelism: false, maxWorkers: 1, sequence: { groupOrder: 1 } };

/** What a unit test needs decides its project: real time and processes, connections, or neither. */
const REAL_TIME = /\bspawn(?:Sync)?\(|\bfork\(|\bexecFile|inject\('redisUrl'\)|realAt/;
const CONNECTIONS =
  /\btimers\(\)|over-nock|'nock'|createServer|loopback|startSandbox|\bvi\.(?:mock|stub)/;

function kindOf(file: string): 'unit' | 'wire' | 'realtime' {
  const text = readFileSync(file, 'utf8');
  if (/^packages\/redis\/|\.processes\.test|quota\.test/.test(file) || REAL_TIME.test(text))
    return 'realtime';
  return CONNECTIONS.test(text) ? 'wire' : 'unit';
}
const UNIT_TESTS = readdirSync('packages', { recursive: true, encoding: 'utf8' })
  .filter((name) => /^[^/]+\/src\/.*\.test\.ts$/.test(name))
  .map((name) => `packages/${name}`);
const unitTests = (kind: ReturnType<typeof kindOf>) =>
  UNIT_TESTS.filter((file) => kindOf(file) === kind);

/** Every project runs on the sources; `packages` and the surfaces in `architecture` are about the build, and build first. */
export default defineConfig({
  test: {
    projects: [
      project('unit', unitTests('unit'), { ...PARALLEL, isolate: false }),
      project('wire', unitTests('wire'), PARALLEL),
      project('realtime', unitTests('realtime'), { ...REDIS, ...SERIAL }),
      project('conformance', ['test/conformance/**/*.test.ts'], {
        ...PARALLEL,
        testTimeout: 30_000,
      }),
      project('integration', ['test/integration/**/*.test.ts'], {
        ...REDIS,
        ...SERIAL,
        testTimeout: 30_000,
      }),
      project('fuzz', ['test/fuzz/**/*.test.ts'], { ...PARALLEL, testTimeout: 3_600_000 }),
      project('architecture', ['test/architecture/**/*.test.ts'], {
        ...PARALLEL,
        testTimeout: 60_000,
      }),
      project('docs', ['test/docs/**/*.test.ts'], {
        ...REDIS,
        ...PARALLEL,
        testTimeout: 60_000,
      }),
      project('browser', ['test/browser/**/*.test.ts'], {
        ...SERIAL,
        testTimeout: 90_000,
        hookTimeout: 90_000,
      }),
      project('recorded', ['test/recorded/**/*.test.ts'], PARALLEL),
      project('packages', ['test/packages/*.test.ts'], {
        ...SERIAL,
        testTimeout: 120_000,
        globalSetup: 'test/packages/pack.ts',
      }),
    ],
  },
});
