import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

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
/** One more than there are cores at least: some of them wait for a browser, a program or a queue. */
const PARALLEL = { pool: 'forks', maxWorkers: 3, sequence: { groupOrder: 0 } };
/** The same, and the files of a worker share what they import: none of them may leave anything changed behind. */
const SHARED = { ...PARALLEL, isolate: false };
/** After the others, so that nothing takes their time. They wait more than they work: three at once. */
const WAITING = { pool: 'forks', maxWorkers: 3, sequence: { groupOrder: 1 } };

/** What a test needs decides its project: seconds of processes or of Redis, processes, a look at the clock or at the process itself, a played network, connections on this host, or none of these. */
const REAL_TIME = /realAt/;
const PROCESSES = /\bspawn(?:Sync)?\(|\bfork\(|\bexecFile|inject\('redisUrl'\)|startWorker/;
const MEASURED = /performance\.now/;
const OF_THE_PROCESS = /\btimers\(\)|\bvi\.mock/;
const PLAYED = /over-nock|'nock'/;
const CONNECTIONS = /createServer|loopback|startSandbox/;

type Kind = 'unit' | 'loopback' | 'wire' | 'alone' | 'processes' | 'realtime';
function kindOf(file: string): Kind {
  const text = readFileSync(file, 'utf8');
  if (/^packages\/redis\/|quota\.test|redis-gone/.test(file) || REAL_TIME.test(text))
    return 'realtime';
  if (PROCESSES.test(text)) return MEASURED.test(text) ? 'realtime' : 'processes';
  if (OF_THE_PROCESS.test(text) || MEASURED.test(text)) return 'alone';
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
const ofEither = (kind: Kind): readonly string[] => of([...UNIT_TESTS, ...INTEGRATION], kind);
const isApart = (file: string): boolean => ['processes', 'realtime'].includes(kindOf(file));

/** For a minute it waits for what a killed worker held: it begins first, and everything else runs beside it. */
const LONGEST = 'collect.processes.test.ts';
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- a sequencer's, which leaves the list as it is
    const sorted = await super.sort(files);
    const isLongest = ({ moduleId }: TestSpecification): boolean => moduleId.endsWith(LONGEST);
    return [...sorted.filter(isLongest), ...sorted.filter((it) => !isLongest(it))];
  }
}

/** Every project runs on the sources; `packages` and the surfaces in `architecture` are about the build, and build first. */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    experimental: { fsModuleCache: true },
    projects: [
      project('unit', of(UNIT_TESTS, 'unit'), SHARED),
      project('wire', of(UNIT_TESTS, 'wire'), SHARED),
      project('loopback', of(UNIT_TESTS, 'loopback'), SHARED),
      project('alone', of(UNIT_TESTS, 'alone'), WAITING),
      project('processes', ofEither('processes'), { ...REDIS, ...PARALLEL }),
      project('realtime', ofEither('realtime'), { ...REDIS, ...WAITING }),
      project('conformance', ['test/conformance/**/*.test.ts'], PARALLEL),
      project(
        'integration',
        INTEGRATION.filter((file) => !isApart(file)),
        SHARED,
      ),
      project('fuzz', ['test/fuzz/**/*.test.ts'], { ...PARALLEL, testTimeout: 3_600_000 }),
      project('architecture', ['test/architecture/**/*.test.ts'], PARALLEL),
      project('docs', ['test/docs/**/*.test.ts'], {
        ...REDIS,
        ...PARALLEL,
        testTimeout: 120_000,
      }),
      project('browser', ['test/browser/**/*.test.ts'], {
        ...PARALLEL,
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
