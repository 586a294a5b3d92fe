import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, expect, type Page } from '@playwright/test';
import type { GuichetRecord } from '../../../src/domain/kernel/record.ts';
import { CHROMIUM_FLAGS, findChromium } from '../../../src/launch/chromium.mjs';
import { type IdbBackEnd, idbBackEndFlags, idbBackEndsIn } from '../../fixtures/idb-back-ends.ts';

/** A tablet: a browser with a profile on disk, which a journey may close and open again. */
export interface Tablet {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Cuts or restores the network for its pages, workers and service worker. */
  setOffline(offline: boolean): Promise<void>;
  /** Closes the browser, keeping its profile. */
  close(): Promise<void>;
  /** Closes it and removes its profile; the journey fails if its memory lay on another engine than it was meant to. */
  discard(): Promise<void>;
  /** Opens the browser again on the same profile. */
  reopen(): Promise<Tablet>;
}

export interface TabletOptions {
  /** What its wall clock shows, milliseconds since 1970. */
  readonly clock?: number;
  readonly width?: number;
  readonly height?: number;
  /** Where it keeps its profile; a folder of its own unless given. */
  readonly profile?: string;
  /** What Chromium keeps IndexedDB on; LevelDB unless given. */
  readonly idb?: IdbBackEnd;
}

export async function newTablet(options: TabletOptions = {}): Promise<Tablet> {
  return openTablet(options.profile ?? (await mkdtemp(join(tmpdir(), 'guichet-tablet-'))), options);
}

async function openTablet(profile: string, options: TabletOptions): Promise<Tablet> {
  const idb = options.idb ?? 'LevelDB';
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium() ?? 'chromium',
    args: [...CHROMIUM_FLAGS, ...idbBackEndFlags(idb)],
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    reducedMotion: 'reduce',
  });
  const page = context.pages()[0] ?? (await context.newPage());
  if (options.clock !== undefined) await page.clock.install({ time: options.clock });
  return {
    page,
    context,
    setOffline: (offline) => context.setOffline(offline),
    close: () => context.close(),
    async discard() {
      await context.close();
      expect.soft(idbBackEndsIn(profile), 'engines of the tablet’s memory').toEqual([idb]);
      await rm(profile, { recursive: true, force: true });
    },
    reopen: () => openTablet(profile, options),
  };
}

/** Opens the printed address and creates the site: this browser becomes its first poste. */
export async function createSite(page: Page, address: string, deviceName = 'PC de l’accueil'): Promise<void> {
  await page.goto(address);
  await page.getByLabel('Nom du site').fill('Préfecture du Gers');
  await page.getByLabel('Département').selectOption('32');
  await page.getByLabel('Nom de cet appareil').fill(deviceName);
  await page.getByRole('button', { name: 'Créer le site' }).click();
  await expect(page.getByText('Cet appareil :')).toBeVisible();
  await untilOfflineReady(page);
}

/** Makes a code on a `qualite` poste, through its screen. @returns the address that opens it */
export async function makeCode(page: Page, postes: readonly string[], deviceName: string): Promise<string> {
  await page.goto(new URL('/qualite/postes', page.url()).href);
  await page.getByRole('button', { name: 'Nouveau code' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nom de l’appareil').fill(deviceName);
  for (const poste of postes) await dialog.getByRole('checkbox', { name: poste, exact: true }).check();
  await dialog.getByRole('button', { name: 'Créer le code' }).click();
  const address = await dialog.getByText(/\/bienvenue#/).textContent();
  if (address === null) throw new Error('No address beside the code');
  return address.trim();
}

/** Uses a code as the person who holds the new tablet does. */
export async function joinSite(page: Page, address: string, deviceName: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel('Nom de cet appareil').fill(deviceName);
  await page.getByRole('button', { name: 'Installer ce poste' }).click();
  await expect(page.getByText('Cet appareil :')).toBeVisible();
  await untilOfflineReady(page);
}

/** From now on every screen opens with no network. */
async function untilOfflineReady(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
}

export async function untilUpToDate(page: Page): Promise<void> {
  await expect(page.getByRole('link', { name: /^Envois : À jour/ })).toBeVisible({ timeout: 60_000 });
}

/** What the tablet's memory holds, by id: read from IndexedDB itself. */
export async function recordsOn(page: Page): Promise<Map<string, GuichetRecord>> {
  const rows = await page.evaluate(
    () =>
      new Promise<GuichetRecord[]>((resolve, reject) => {
        const opening = indexedDB.open('guichet');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('records').objectStore('records').getAll();
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            resolve(reading.result.map(({ id, site, kind, facts }) => ({ id, site, kind, facts })));
            opening.result.close();
          };
        };
      }),
  );
  return new Map(rows.map((row) => [row.id, row]));
}
