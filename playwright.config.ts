import './tests/setup-temporal.ts';
import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from './src/launch/chromium.mjs';

/** The journeys: what a person does, in a real Chromium, against a real endpoint that each journey starts for itself. */
export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/journeys',
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  workers: 1,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 10_000 },
  use: {
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    trace: 'off',
    launchOptions: { executablePath: findChromium() ?? 'chromium', args: CHROMIUM_FLAGS },
  },
});
