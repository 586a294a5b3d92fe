import preact from '@preact/preset-vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_FLAGS, findChromium } from './src/launch/chromium.mjs';

const coreRooms = '{architecture,commands,contract,domain,i18n,launch,remote,reports,sync}';
const browserRooms = '{app,service-worker,statistics-worker,storage}';
const setupFiles = ['tests/setup-temporal.ts'];

/** The rules run in Node; what stands on a browser's machinery runs in a real Chromium; the endpoint has its database. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'core',
          setupFiles,
          environment: 'node',
          include: [`tests/${coreRooms}/**/*.test.ts`],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'server',
          setupFiles,
          environment: 'node',
          include: ['tests/server/**/*.test.ts'],
          globalSetup: ['tests/server/postgres-server.ts'],
          testTimeout: 20_000,
          hookTimeout: 120_000,
        },
      },
      {
        plugins: [preact()],
        test: {
          name: 'browser',
          setupFiles,
          include: [`tests/${browserRooms}/**/*.test.{ts,tsx}`],
          testTimeout: 20_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: findChromium() ?? 'chromium', args: CHROMIUM_FLAGS },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
