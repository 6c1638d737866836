import { defineConfig } from 'vitest/config';

const resolve = { conditions: ['investor-flow-source'] };
const ssr = { resolve: { conditions: ['investor-flow-source'] } };

const project = (name: string, include: readonly string[], more = {}) => ({
  resolve,
  ssr,
  test: { name, include: [...include], ...more },
});

/** Finds or starts a Redis for the tests that need a real one. */
const REDIS = ['test/support/redis-server.ts'];

/** Every project runs on the sources; `packages` and the surfaces in `architecture` are about the build, and build first. */
export default defineConfig({
  test: {
    projects: [
      project('unit', ['packages/*/src/**/*.test.ts'], { globalSetup: REDIS }),
      project('conformance', ['test/conformance/**/*.test.ts'], { testTimeout: 30_000 }),
      project('integration', ['test/integration/**/*.test.ts'], {
        testTimeout: 30_000,
        globalSetup: REDIS,
      }),
      project('fuzz', ['test/fuzz/**/*.test.ts'], { testTimeout: 3_600_000 }),
      project('architecture', ['test/architecture/**/*.test.ts'], { testTimeout: 60_000 }),
      project('docs', ['test/docs/**/*.test.ts'], { testTimeout: 60_000, globalSetup: REDIS }),
      project('recorded', ['test/recorded/**/*.test.ts']),
      project('packages', ['test/packages/*.test.ts'], {
        testTimeout: 120_000,
        globalSetup: 'test/packages/pack.ts',
      }),
    ],
  },
});
