import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { CHROMIUM_FLAGS, findChromium } from '../../../src/launch/chromium.mjs';
import { openOffice } from '../bench-office.mjs';
import { runLighthouse } from '../lighthouse.mjs';
import { median } from '../medians.mjs';

const SLOW_DOWN = 4;
const WARM_LIMIT_MS = 500;

/** Warm starts looked at: the poste, and what is on its screen once a person can use it. */
const SCREENS = [
  { poste: 'borne', ready: '.g-borne__tile' },
  { poste: 'accueil', ready: '.g-tile' },
];

/**
 * S9: opening a screen again with no network, at a fourth of the processor's speed, from navigation to what a person can
 * use; then Lighthouse (mobile) on the first page of a browser that has never been here.
 * @param {{ quick: boolean }} options
 */
export async function measureStart({ quick }) {
  const office = await openOffice({ demo: true });
  try {
    const warm = await measureWarmStarts(office, quick ? 3 : 7);
    const scores = await runLighthouse(`${office.url}/bienvenue`, quick ? 1 : 5);
    return [...warm, ...scores];
  } finally {
    await office.close();
  }
}

/**
 * @param {{ url: string, address: string }} office
 * @param {number} runs
 */
async function measureWarmStarts({ url, address }, runs) {
  const profile = await mkdtemp(join(tmpdir(), 'guichet-bench-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium() ?? 'chromium',
    args: CHROMIUM_FLAGS,
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await enrol(page, address);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
    await context.setOffline(true);
    const measures = [];
    for (const { poste, ready } of SCREENS) {
      const taken = [];
      for (let run = 0; run <= runs; run += 1) {
        await page.goto(`${url}/${poste}`, { waitUntil: 'commit' });
        const milliseconds = await page.evaluate(untilShown, ready);
        if (run > 0) taken.push(milliseconds); // The first run fills the caches.
      }
      measures.push({
        id: poste === 'borne' ? 'S9' : `S9-${poste}`,
        name: `/${poste}, warm, offline, ${SLOW_DOWN} × slower CPU`,
        value: median(taken),
        unit: 'ms',
        ratios: { limit: median(taken) / WARM_LIMIT_MS },
        aim: `≤ ${WARM_LIMIT_MS} ms`,
      });
    }
    return measures;
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}

/**
 * @param {import('playwright').Page} page
 * @param {string} address
 */
async function enrol(page, address) {
  await page.goto(address);
  await page.getByLabel('Nom de cet appareil').fill('Banc de mesure');
  await page.getByRole('button', { name: 'Installer ce poste' }).click();
  await page.getByRole('link', { name: /^Envois : À jour/ }).waitFor({ timeout: 120_000 });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
}

/**
 * Runs in the page. @returns milliseconds from the navigation's start to the frame in which the element is shown
 * @param {string} selector
 * @returns {Promise<number>}
 */
function untilShown(selector) {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (document.querySelector(selector) !== null) resolve(performance.now());
      else if (performance.now() > 30_000) reject(new Error(`${selector} was not shown within 30 s`));
      else requestAnimationFrame(look);
    };
    look();
  });
}
