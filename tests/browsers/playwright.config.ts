import '../setup-temporal.ts';
import { defineConfig } from '@playwright/test';

/** The runner only: these journeys drive their browsers themselves, since Playwright drives its own builds of them alone. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results/browsers',
  reporter: [['list'], ['json', { outputFile: '../../test-results/browsers.json' }]],
  workers: 1,
  retries: 0,
  timeout: 300_000,
});
