import { defineConfig } from 'vitest/config';

/** `npm run test:deployment`: real balancers, real PostgreSQL servers, built endpoints. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    setupFiles: ['tests/setup-temporal.ts'],
    include: ['tests/deployment/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 60_000,
    teardownTimeout: 1_000,
  },
});
