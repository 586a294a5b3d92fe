import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { CHROMIUM_FLAGS, findChromium } from '../../../src/launch/chromium.mjs';
import { openOffice } from '../bench-office.mjs';
import { median } from '../medians.mjs';
import { openTypeScript } from '../typescript.mjs';

const PUSH = 500;
const ARRIVED_WITHIN_MS = 300_000;
const SCREENS = ['/accueil', '/qualite'];

/**
 * S3: the longest task of the screen's thread while another device's records arrive, the screen open. The tablet was here
 * before and was cut off; it comes back to them all. Tasks under 50 ms are not told by the browser: 50 stands for « none ».
 * @param {{ quick: boolean }} options
 */
export async function measureLongTasks({ quick }) {
  const total = quick ? 10_000 : 50_000;
  const runs = quick ? 1 : 3;
  /** @type {import('../main.mjs').Measure[]} */
  const rows = [];
  for (const screen of SCREENS) {
    const longest = [];
    for (let run = 0; run < runs; run += 1) longest.push(await longestTask(screen, total));
    const id = screen === SCREENS[0] ? 'S3' : `S3${screen.replace('/', '-').toUpperCase()}`;
    const common = { unit: 'ms', ratios: {}, aim: '≤ 50' };
    rows.push(
      {
        id,
        name: `longest task, ${total} records arrive, ${screen} open`,
        value: median(longest.map(({ wall }) => wall)),
        ...common,
      },
      {
        id: `${id}-CPU`,
        name: 'the same in processor time, whatever else runs',
        value: median(longest.map(({ processor }) => processor)),
        ...common,
      },
    );
  }
  return rows;
}

/**
 * @param {string} screen
 * @param {number} total
 */
async function longestTask(screen, total) {
  const office = await openOffice();
  const profile = await mkdtemp(join(tmpdir(), 'guichet-bench-profile-'));
  const { device, close } = await otherDevice(office);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium() ?? 'chromium',
    args: CHROMIUM_FLAGS,
    locale: 'fr-FR',
  });
  try {
    const page = await context.newPage();
    await page.goto(`${office.url}/bienvenue#${await device.newCode()}`);
    await page.getByRole('button', { name: 'Installer ce poste' }).click();
    await page.getByText('Cet appareil :').waitFor();
    await page.goto(`${office.url}${screen}`);
    await page.getByRole('link', { name: /^Envois : À jour/ }).waitFor({ timeout: 60_000 });
    await context.setOffline(true);
    await device.push(total);
    await page.evaluate(watchLongTasks);
    const endTrace = await traceTasks(await context.newCDPSession(page));
    await context.setOffline(false);
    await page.waitForFunction(hasRecords, total, { timeout: ARRIVED_WITHIN_MS, polling: 2_000 });
    await page.waitForTimeout(3_000); // What the screen makes of the last of them.
    const processor = await endTrace();
    const wall = await page.evaluate(
      () => /** @type {{ longest: number }} */ (/** @type {unknown} */ (globalThis)).longest,
    );
    return { wall, processor };
  } finally {
    await context.close();
    await close();
    await office.close();
    await rm(profile, { recursive: true, force: true });
  }
}

/**
 * Watches the page's own thread from outside, where a task's processor time is told beside its time by the clock.
 * @param {import('playwright').CDPSession} session
 * @returns {Promise<() => Promise<number>>} ends it and gives the longest task's processor time, milliseconds
 */
async function traceTasks(session) {
  /** @type {{ name: string, pid: number, tid: number, tdur?: number, args?: { name?: string } }[]} */
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(.../** @type {typeof events} */ (/** @type {unknown} */ (value)));
  });
  const traceConfig = { includedCategories: ['toplevel', '__metadata'], excludedCategories: ['*'] };
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    const screens = new Set(
      events
        .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
        .map(({ pid, tid }) => `${pid} ${tid}`),
    );
    return events
      .filter(({ name, pid, tid }) => name.endsWith('RunTask') && screens.has(`${pid} ${tid}`))
      .reduce((longest, { tdur = 0 }) => Math.max(longest, tdur / 1000), 0);
  };
}

/** Runs in the page. */
function watchLongTasks() {
  const seen = /** @type {{ longest: number }} */ (/** @type {unknown} */ (globalThis));
  seen.longest = 50;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
  }).observe({ type: 'longtask' });
}

/**
 * Runs in the page: whether its memory holds this many records.
 * @param {number} count
 */
function hasRecords(count) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('guichet');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const counting = opening.result.transaction('records').objectStore('records').count();
      counting.onsuccess = () => {
        opening.result.close();
        resolve(counting.result >= count);
      };
    };
  });
}

/**
 * The office's first device, outside any browser: it makes a code for the tablet, then writes.
 * @param {{ url: string, address: string }} office
 */
async function otherDevice({ url, address }) {
  const typescript = await openTypeScript();
  /** @type {typeof import('../../fixtures/test-device.ts')} */
  const { GERS, TestDevice } = await typescript.load('/tests/fixtures/test-device.ts');
  /** @type {typeof import('../pages/bench-records.ts')} */
  const { visit } = await typescript.load('/tests/bench/pages/bench-records.ts');
  const device = await TestDevice.enrolled(url, new URL(address).hash.slice(1), GERS);
  return {
    device: {
      async newCode() {
        const body = { postes: ['accueil', 'qualite'], name: 'Tablette' };
        const { body: made } = await device.call('POST', '/api/codes', { body });
        return /** @type {{ code: string }} */ (made).code;
      },
      /** @param {number} total */
      async push(total) {
        for (let from = 0; from < total; from += PUSH) {
          const records = Array.from({ length: Math.min(PUSH, total - from) }, (_, index) => ({
            ...visit(from + index),
            site: device.device.site,
          }));
          const { status, body } = await device.push(records, { gzip: true });
          if (status !== 200) throw new Error(`Not pushed: ${JSON.stringify(body)}`);
        }
      },
    },
    close: typescript.close,
  };
}
