import { expect, test } from '@playwright/test';
import { endpointRecords } from './support/endpoint-records.ts';
import { ENGINES, openDatabase, TABLETS_BESIDE } from './support/engines.ts';
import { openOffice } from './support/office.ts';
import { createSite, newTablet, recordsOn, untilUpToDate } from './support/tablet.ts';

const SCREENS = ['/', '/accueil', '/pan', '/borne', '/affichage', '/qualite', '/qualite/reglages', '/envois'];

for (const engine of ENGINES) {
  test(`after one visit, everything works with no network, and all of it is sent once, later (${engine})`, async () => {
    const database = await openDatabase(engine);
    const office = await openOffice({ ...(database.url === undefined ? {} : { databaseUrl: database.url }) });
    let tablet = await newTablet({ idb: TABLETS_BESIDE[engine] });
    try {
      await createSite(tablet.page, office.address());
      await untilUpToDate(tablet.page);
      const settings = await recordsOn(tablet.page);

      await tablet.setOffline(true);
      await office.stop();
      for (const path of SCREENS) {
        await tablet.page.goto(`${office.url}${path}`);
        await expect(tablet.page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(tablet.page.getByText('Erreur')).toHaveCount(0);
      }

      await tablet.page.goto(`${office.url}/accueil`);
      await tablet.page.getByRole('button', { name: /Accueil général/ }).click();
      await expect(tablet.page.getByText('A 001').first()).toBeVisible();
      await tablet.page.keyboard.press('2');
      await expect(tablet.page.getByText('A 002').first()).toBeVisible();

      await tablet.page.goto(`${office.url}/borne`);
      await tablet.page.getByRole('button', { name: /Donner mon avis/ }).click();
      await tablet.page.getByText('Très satisfait', { exact: true }).click();
      await expect(tablet.page.getByRole('heading', { name: 'La disponibilité des agents' })).toBeVisible();
      await tablet.page.getByRole('button', { name: 'Terminer maintenant' }).click();
      await tablet.page.getByRole('button', { name: 'Envoyer mes réponses' }).click();
      await expect(tablet.page.getByRole('heading', { name: 'Merci !' })).toBeVisible();
      await tablet.page.getByRole('button', { name: 'Terminer' }).click();
      await tablet.page.getByRole('button', { name: /Écrire un message/ }).click();
      await tablet.page.getByText('Une réclamation', { exact: true }).click();
      await tablet.page.getByLabel('Votre message').last().fill('Il fait froid dans le hall.');
      await tablet.page.getByRole('button', { name: 'Envoyer mon message' }).click();
      await expect(tablet.page.getByRole('heading', { name: 'Merci !' })).toBeVisible();

      await tablet.close();
      tablet = await tablet.reopen();
      await tablet.setOffline(true);
      await tablet.page.goto(`${office.url}/accueil`);
      await expect(tablet.page.getByText('A 002').first()).toBeVisible();
      await expect(
        tablet.page.getByRole('link', { name: /^Envois : Hors ligne .*4 à envoyer/ }),
      ).toBeVisible();
      const kept = await recordsOn(tablet.page);
      expect(kept.size).toBe(settings.size + 4);

      await office.start();
      await tablet.setOffline(false);
      await untilUpToDate(tablet.page);
      expect(await recordsOn(tablet.page)).toEqual(kept);
      expect(await endpointRecords(office, database.url)).toEqual(kept);

      await tablet.page.reload();
      await untilUpToDate(tablet.page);
      expect(await endpointRecords(office, database.url)).toEqual(kept);
    } finally {
      await tablet.discard();
      await office.close();
      await database.close();
    }
  });
}
