import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { ROUTES } from '../../src/contract/routes.ts';
import { siteTime } from '../../src/domain/kernel/site-time.ts';
import { GERS, TestDevice } from '../fixtures/test-device.ts';
import { createSite, makeCode, newTablet, untilUpToDate } from '../journeys/support/tablet.ts';
import type { Fault } from './fault.ts';
import { codeFor } from './support/devices.ts';
import { HOSTILE_CALLS } from './support/hostile-calls.ts';
import { FORMULA, pushHostileTexts, SCRIPT } from './support/hostile-texts.ts';
import { Ledger } from './support/ledger.ts';
import { type Plant, plantedServer } from './support/planted-build.ts';
import { Numbers, PushingDevice } from './support/pushing-device.ts';
import { openRigOffice, type RigOffice } from './support/rig-office.ts';
import { Sums } from './support/sums.ts';

const WITHOUT_SITE_CHECK: Plant = {
  file: 'src/server/use-cases/judge.ts',
  replace: 'record.site !== site',
  by: 'record.site === undefined',
};

const SCREENS = [
  '/accueil',
  '/pan',
  '/borne',
  '/affichage',
  '/qualite',
  '/qualite/visites',
  '/qualite/avis',
  '/qualite/saisie',
  '/qualite/reglages',
  '/envois',
];

/**
 * A client that speaks the wire and means harm, while another one pushes honestly: each attempt is refused or harmless. Then
 * scripts in every text field are shown in the real screens, and a formula is exported as a spreadsheet would open it.
 */
export const fault: Fault = {
  id: 18,
  name: 'hostile client',
  async run({ quick }) {
    const sums = new Sums();
    for (let round = 0; round < (quick ? 1 : 10); round += 1) await attack(sums, await openRigOffice());
    await showTexts(sums);
    const control = new Sums();
    await attack(control, await openRigOffice({ main: await plantedServer([WITHOUT_SITE_CHECK]) }));
    const seen = control.failed.some((failure) => failure.includes('foreign site'));
    return sums.report('the check of a record’s site', seen);
  },
};

async function attack(sums: Sums, office: RigOffice): Promise<void> {
  const { endpoint } = office;
  const ledger = new Ledger();
  try {
    const opening = await TestDevice.enrolled(endpoint.url, endpoint.openingCode(), GERS);
    const enrol = async (poste: 'accueil' | 'borne') =>
      TestDevice.enrolled(endpoint.url, await codeFor(opening, [poste]));
    const [hostile, kiosk, revoked] = [await enrol('accueil'), await enrol('borne'), await enrol('accueil')];
    const honest = new PushingDevice(await enrol('accueil'), ledger, new Numbers());
    const pushing = honest.run();
    for (const call of HOSTILE_CALLS) {
      sums.runs += 1;
      sums.expect(await call.try(hostile, kiosk), `not refused: ${call.name}`);
    }
    sums.expect(await isShutOut(opening, revoked), 'not refused: a revoked key');
    sums.runs += 1;
    honest.stop();
    await pushing;
    const { records } = await office.log();
    sums.acknowledged += ledger.size;
    sums.lost += ledger.lostIn(records).length;
    sums.doubled += Ledger.doubledIn(records);
    const foreign = [...records.values()].filter(({ site }) => site !== opening.device.site);
    sums.expect(foreign.length === 0, 'not refused: a record of a foreign site is stored');
  } finally {
    await office.close();
  }
}

async function isShutOut(opening: TestDevice, revoked: TestDevice): Promise<boolean> {
  const path = ROUTES.deviceRevocation.replace(':device', revoked.device.device);
  const done = await opening.call('POST', path, { body: {} });
  const pushed = await revoked.push([]);
  const pulled = await revoked.pull();
  return done.status < 300 && [pushed, pulled].every(({ status }) => status === 401 || status === 403);
}

async function showTexts(sums: Sums): Promise<void> {
  const office = await openRigOffice();
  const tablet = await newTablet();
  const url = office.endpoint.url.replace('127.0.0.1', 'localhost');
  try {
    await createSite(tablet.page, `${url}/bienvenue#${office.endpoint.openingCode()}`);
    const code = await codeOnScreen(tablet.page, url);
    const hostile = await TestDevice.enrolled(office.endpoint.url, code);
    const today = siteTime('Europe/Paris').dayOf(Date.now());
    const refused = await pushHostileTexts(hostile, today);
    sums.expect(refused.length === 0, `the texts were not taken: ${JSON.stringify(refused)}`);
    await untilUpToDate(tablet.page);
    const shown = await visitScreens(sums, tablet.page, url);
    sums.expect(shown.length >= 4, `the texts were seen on ${shown.join(' ')} only`);
    sums.notes.push(`the script stood on ${shown.join(' ')} and ran nowhere`);
    await exportFormula(sums, tablet.page, url);
    sums.expect(await wouldRun(tablet.page), 'the script would run nowhere: it tries nothing');
  } finally {
    await tablet.discard();
    await office.close();
  }
}

async function codeOnScreen(page: Page, url: string): Promise<string> {
  await page.goto(url);
  const address = await makeCode(page, ['Accueil', 'Qualité'], 'Poste hostile');
  return address.split('#')[1] ?? '';
}

/** @returns the screens that show the text */
async function visitScreens(sums: Sums, page: Page, url: string): Promise<string[]> {
  const shown: string[] = [];
  for (const path of SCREENS) {
    await page.goto(`${url}${path}`);
    await page.waitForTimeout(1_200);
    const { ran, text } = await page.evaluate(() => ({
      ran: 'pwned' in globalThis,
      text:
        document.body.innerText + [...document.querySelectorAll('option')].map((one) => one.text).join(' '),
    }));
    sums.runs += 1;
    sums.expect(!ran, `a script ran on ${path}`);
    if (text.includes(SCRIPT.slice(0, 20))) shown.push(path);
  }
  return shown;
}

async function exportFormula(sums: Sums, page: Page, url: string): Promise<void> {
  await page.goto(`${url}/qualite/avis`);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: /^CSV/ }).first().click();
  const file = await readFile(await (await downloading).path(), 'utf8');
  sums.expect(file.includes(`'${FORMULA}`), 'the formula is not in the exported file');
  sums.expect(
    !new RegExp(`(^|[;"\\r\\n])${FORMULA.replace(/[()]/g, '\\$&')}`).test(file),
    'a formula is exported as one',
  );
}

/** The same text as HTML, in a page that no policy protects. */
async function wouldRun(page: Page): Promise<boolean> {
  await page.goto('about:blank');
  await page.setContent(SCRIPT);
  await page.waitForTimeout(200);
  return page.evaluate(() => 'pwned' in globalThis);
}
