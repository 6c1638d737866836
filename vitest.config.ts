import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const resolve = { conditions: ['investor-flow-source'] };
const ssr = { resolve: { conditions: ['investor-flow-source'] } };

const project = (name: string, include: readonly string[], more = {}) => ({
  resolve,
  ssr,
  // A machine with much to do is no fault of the test.
  test: { name, include: [...include], testTimeout: 60_000, hookTimeout: 120_000, ...more },
});

/** Finds or starts a Redis for the tests that need a real one. */
const REDIS = { globalSetup: ['test/support/redis-server.ts'] };
/** Vitest takes one worker less than there are cores. */
const PARALLEL = { pool: 'forks', maxWorkers: 2, sequence: { groupOrder: 0 } };
/** The same, and the files of a worker share what they import: none of them may leave anything changed behind. */
const SHARED = { ...PARALLEL, isolate: false };
/** After the others, so that nothing takes their time. They wait more than they work: three at once. */
const WAITING = { pool: 'forks', maxWorkers: 3, sequence: { groupOrder: 1 } };

/** What a test needs decides its project: real time and processes, a look at the process itself, a played network, connections on this host, or none of these. */
const REAL_TIME = /\bspawn(?:Sync)?\(|\bfork\(|\bexecFile|inject\('redisUrl'\)|realAt|startWorker/;
const OF_THE_PROCESS = /\btimers\(\)|\bvi\.mock/;
const PLAYED = /over-nock|'nock'/;
const CONNECTIONS = /createServer|loopback|startSandbox/;

type Kind = 'unit' | 'loopback' | 'wire' | 'alone' | 'realtime';
function kindOf(file: string): Kind {
  const text = readFileSync(file, 'utf8');
  if (/^packages\/redis\/|\.processes\.test|quota\.test/.test(file) || REAL_TIME.test(text))
    return 'realtime';
  if (OF_THE_PROCESS.test(text)) return 'alone';
  if (PLAYED.test(text)) return 'wire';
  return CONNECTIONS.test(text) ? 'loopback' : 'unit';
}
const testsIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name}`);
// Never `packages` itself: the walk follows the links in its `node_modules`, for seconds.
const UNIT_TESTS = readdirSync('packages').flatMap((name) => testsIn(`packages/${name}/src`));
const INTEGRATION = testsIn('test/integration');
const of = (files: readonly string[], kind: Kind) => files.filter((file) => kindOf(file) === kind);
const isRealTime = (file: string): boolean => kindOf(file) === 'realtime';

/** Every project runs on the sources; `packages` and the surfaces in `architecture` are about the build, and build first. */
export default defineConfig({
  test: {
    projects: [
      project('unit', of(UNIT_TESTS, 'unit'), SHARED),
      project('wire', of(UNIT_TESTS, 'wire'), SHARED),
      project('loopback', of(UNIT_TESTS, 'loopback'), SHARED),
      project('alone', of(UNIT_TESTS, 'alone'), PARALLEL),
      project('realtime', [...of(UNIT_TESTS, 'realtime'), ...INTEGRATION.filter(isRealTime)], {
        ...REDIS,
        ...WAITING,
      }),
      project('conformance', ['test/conformance/**/*.test.ts'], PARALLEL),
      project(
        'integration',
        INTEGRATION.filter((file) => !isRealTime(file)),
        PARALLEL,
      ),
      project('fuzz', ['test/fuzz/**/*.test.ts'], { ...PARALLEL, testTimeout: 3_600_000 }),
      project('architecture', ['test/architecture/**/*.test.ts'], PARALLEL),
      project('docs', ['test/docs/**/*.test.ts'], {
        ...REDIS,
        ...PARALLEL,
        testTimeout: 120_000,
      }),
      project('browser', ['test/browser/**/*.test.ts'], {
        ...WAITING,
        testTimeout: 90_000,
        hookTimeout: 90_000,
      }),
      project('recorded', ['test/recorded/**/*.test.ts'], PARALLEL),
      project('packages', ['test/packages/*.test.ts'], {
        ...PARALLEL,
        testTimeout: 120_000,
        hookTimeout: 300_000,
        globalSetup: 'test/packages/pack.ts',
      }),
    ],
  },
});
