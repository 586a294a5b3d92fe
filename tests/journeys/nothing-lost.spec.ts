import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { PUSH_TAG } from '../../src/service-worker/push-tag.ts';
import { endpointRecords } from './support/endpoint-records.ts';
import { type Office, openOffice } from './support/office.ts';
import { createSite, newTablet, recordsOn, untilUpToDate } from './support/tablet.ts';

const ADMIN = fileURLToPath(new URL('../../src/launch/admin.mjs', import.meta.url));

async function registerVisitor(page: Page, ticket: string): Promise<void> {
  await page.getByRole('button', { name: /Accueil général/ }).click();
  await expect(page.getByText(ticket).first()).toBeVisible();
}

test('an endpoint restored from this morning’s backup has back all that was registered since', async () => {
  const office = await openOffice();
  const tablet = await newTablet();
  const backup = join(office.dataDir, 'backup');
  const admin = (...command: string[]) =>
    promisify(execFile)(process.execPath, [ADMIN, ...command], {
      env: { ...process.env, DATA_DIR: office.dataDir },
    });
  try {
    await createSite(tablet.page, office.address());
    await tablet.page.goto(`${office.url}/accueil`);
    await registerVisitor(tablet.page, 'A 001');
    await untilUpToDate(tablet.page);
    await admin('backup', backup);
    for (const ticket of ['A 002', 'A 003']) await registerVisitor(tablet.page, ticket);
    await untilUpToDate(tablet.page);
    const kept = await recordsOn(tablet.page);
    await office.stop();
    await admin('restore', backup, '--replace');
    expect((await endpointRecords(office)).size).toBe(kept.size - 2);
    await office.start();
    // An open page asks again within a minute or so; one that is opened asks at once.
    await tablet.page.reload();
    await expect.poll(async () => (await endpointRecords(office)).size, { timeout: 60_000 }).toBe(kept.size);
    await untilUpToDate(tablet.page);
    expect(await endpointRecords(office)).toEqual(kept);
    expect(await recordsOn(tablet.page)).toEqual(kept);
  } finally {
    await tablet.discard();
    await office.close();
  }
});

test('what waited when the page was closed is sent by the service worker once the network is back', async () => {
  const office = await openOffice();
  const tablet = await newTablet();
  try {
    await createSite(tablet.page, office.address());
    await tablet.page.goto(`${office.url}/accueil`);
    await untilUpToDate(tablet.page);
    const before = (await endpointRecords(office)).size;
    await office.stop();
    await registerVisitor(tablet.page, 'A 001');
    await expect(tablet.page.getByRole('link', { name: /1 à envoyer/ })).toBeVisible({ timeout: 30_000 });
    await tablet.page.goto('about:blank');
    await office.start();
    await wakeServiceWorker(tablet.context, tablet.page, office.url);
    await expect.poll(async () => (await endpointRecords(office)).size, { timeout: 30_000 }).toBe(before + 1);
  } finally {
    await tablet.discard();
    await office.close();
  }
});

for (const [what, offMs] of [
  ['an hour ahead', 3_600_000],
  ['in 1970', -Date.now()],
] as const) {
  test(`a tablet whose clock is ${what} writes down the true time, also of what it wrote before it knew`, async () => {
    const office = await openOffice();
    const tablet = await newTablet({ clock: Date.now() + offMs });
    try {
      await createSite(tablet.page, office.address());
      await office.stop();
      await tablet.page.goto(`${office.url}/accueil`);
      await registerVisitor(tablet.page, 'A 001');
      await office.start();
      await tablet.page.goto(`${office.url}/envois`);
      await expect(tablet.page.getByText(/L’horloge de cet appareil a .*réglez la date/)).toBeVisible({
        timeout: 60_000,
      });
      await tablet.page.goto(`${office.url}/accueil`);
      await registerVisitor(tablet.page, 'A 002');
      await expect.poll(async () => (await arrivalsAt(office)).length, { timeout: 60_000 }).toBe(2);
      expect((await arrivalsAt(office)).filter((at) => Math.abs(at - Date.now()) > 5 * 60_000)).toEqual([]);
    } finally {
      await tablet.discard();
      await office.close();
    }
  });
}

async function arrivalsAt(office: Office): Promise<number[]> {
  const held = [...(await endpointRecords(office)).values()];
  return held.flatMap(({ facts }) => {
    const value = facts.arrival?.value as { readonly at: number } | undefined;
    return value === undefined ? [] : [value.at];
  });
}

/** Fires the Background Sync that the page asked for, as Chromium does when it sees the network come back. */
async function wakeServiceWorker(context: BrowserContext, page: Page, origin: string): Promise<void> {
  const devtools = await context.newCDPSession(page);
  const registrationId = new Promise<string>((resolve) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
      if (ours !== undefined) resolve(ours.registrationId);
    });
  });
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.dispatchSyncEvent', {
    origin,
    registrationId: await registrationId,
    tag: PUSH_TAG,
    lastChance: false,
  });
}
