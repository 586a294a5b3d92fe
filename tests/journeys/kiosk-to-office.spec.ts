import { expect, test } from '@playwright/test';
import { ENGINES, openDatabase, TABLETS_BESIDE } from './support/engines.ts';
import { openOffice } from './support/office.ts';
import { createSite, joinSite, makeCode, newTablet, recordsOn, untilUpToDate } from './support/tablet.ts';

const SEEN_WITHIN_MS = 2_000;

for (const engine of ENGINES) {
  test(`a questionnaire answered on the kiosk is in the results of another device within 2 s (${engine})`, async () => {
    const database = await openDatabase(engine);
    const office = await openOffice({ ...(database.url === undefined ? {} : { databaseUrl: database.url }) });
    const desk = await newTablet({ idb: TABLETS_BESIDE[engine] });
    const kiosk = await newTablet({ idb: TABLETS_BESIDE[engine], width: 800, height: 1280 });
    try {
      await createSite(desk.page, office.address());
      const code = await makeCode(desk.page, ['Borne'], 'Borne du hall');
      await joinSite(kiosk.page, code, 'Borne du hall');
      await desk.page.goto(`${office.url}/qualite`);
      const results = desk.page.getByRole('region', { name: /Satisfaction/ });
      await expect(results).toContainText(/aucune réponse/i);

      await kiosk.page.goto(`${office.url}/borne`);
      await kiosk.page.getByRole('button', { name: /Donner mon avis/ }).click();
      await kiosk.page.getByText('Très satisfait', { exact: true }).click();
      await expect(kiosk.page.getByRole('heading', { name: 'La disponibilité des agents' })).toBeVisible();
      await kiosk.page.getByRole('button', { name: 'Terminer maintenant' }).click();
      await kiosk.page.getByRole('button', { name: 'Envoyer mes réponses' }).click();
      await expect(kiosk.page.getByRole('heading', { name: 'Merci !' })).toBeVisible();
      await expect(results.getByRole('row', { name: /courtoisie/ })).toContainText('100', {
        timeout: SEEN_WITHIN_MS,
      });

      const held = await recordsOn(kiosk.page);
      expect([...held.values()].filter(({ kind }) => kind === 'visit' || kind === 'appointment')).toEqual([]);
      await kiosk.page.goto(`${office.url}/qualite`);
      await expect(kiosk.page.getByText(/cet appareil/i).first()).toBeVisible();
      await expect(kiosk.page.getByText('Fréquentation par service')).toHaveCount(0);
      await untilUpToDate(desk.page);
    } finally {
      await desk.discard();
      await kiosk.discard();
      await office.close();
      await database.close();
    }
  });
}
