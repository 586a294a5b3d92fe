import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import { playwright } from '@vitest/browser-playwright';
import type { TestProjectInlineConfiguration } from 'vitest/config';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_FLAGS, findChromium } from './src/launch/chromium.mjs';
import { type IdbBackEnd, idbBackEndFlags, idbBackEndsIn } from './tests/fixtures/idb-back-ends.ts';

const coreRooms = '{architecture,commands,contract,domain,i18n,launch,remote,reports,sync}';
const browserRooms = '{app,sealing,service-worker,statistics-worker,storage}';
const setupFiles = ['tests/setup-temporal.ts'];

/** Made anew for each project: Vitest writes into it. */
function inChromium(flags: readonly string[] = [], persistentContext: string | false = false) {
  const launchOptions = {
    executablePath: findChromium() ?? 'chromium',
    args: [...CHROMIUM_FLAGS, ...flags],
  };
  return {
    enabled: true,
    headless: true,
    screenshotFailures: false,
    provider: playwright({ launchOptions, persistentContext }),
    instances: [{ browser: 'chromium' as const }],
  };
}

/** What the tablet's memory stands on must hold on either engine: these run on a profile on disk, one project an engine. */
const onDiskRooms = ['tests/storage/**/*.test.ts', 'tests/statistics-worker/column-shelf.test.ts'];
const onDiskOnly = 'tests/storage/on-disk/**';

/** A project whose browser keeps IndexedDB on this engine, in a profile of its own. */
function onDisk(name: string, backEnd: IdbBackEnd): TestProjectInlineConfiguration {
  const profile = mkdtempSync(join(tmpdir(), `guichet-${name}-`));
  process.once('exit', () => rmSync(profile, { recursive: true, force: true }));
  return {
    test: {
      name,
      setupFiles,
      include: onDiskRooms,
      fileParallelism: false,
      testTimeout: 20_000,
      provide: { idbBackEnd: backEnd },
      browser: {
        ...inChromium(idbBackEndFlags(backEnd), profile),
        commands: { idbBackEndsInUse: () => idbBackEndsIn(profile) },
      },
    },
  };
}

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
          setupFiles: [...setupFiles, 'tests/setup-browser.ts'],
          include: [`tests/${browserRooms}/**/*.test.{ts,tsx}`],
          exclude: [onDiskOnly],
          testTimeout: 20_000,
          browser: inChromium(),
        },
      },
      {
        test: {
          name: 'faults',
          setupFiles,
          environment: 'node',
          include: ['tests/faults/*.test.ts'],
          testTimeout: 180_000,
        },
      },
      onDisk('browser-leveldb', 'LevelDB'),
      onDisk('browser-sqlite', 'SQLite'),
    ],
  },
});
