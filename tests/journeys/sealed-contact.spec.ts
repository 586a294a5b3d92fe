import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { openOffice } from './support/office.ts';
import { createSite, joinSite, makeCode, newTablet, recordsOn, untilUpToDate } from './support/tablet.ts';

const PASSPHRASE = 'quatre tournesols bleus';
const NAME = 'Ada Lovelace-Byron';
const MESSAGE = 'Une heure debout dans le couloir.';
const PIN = '4827';

/** Every byte an endpoint wrote, as text that shows what is in clear. */
function bytesIn(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

async function makeSafe(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/qualite/reglages/coffre`);
  await page.getByLabel('Nouvelle phrase de passe').fill(PASSPHRASE);
  await page.getByLabel('La même, une seconde fois').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Créer le coffre' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'J’ai la feuille' }).last().click();
  await page.goto(`${url}/qualite/reglages/borne`);
  await page.getByLabel('Code de la borne').fill(PIN);
  await page.getByRole('button', { name: 'Enregistrer le code' }).click();
  await expect(page.getByText('Un code est demandé')).toBeVisible();
}

test('a name left on the kiosk offline is read at the office by its passphrase, and in clear nowhere else', async () => {
  const office = await openOffice();
  const desk = await newTablet();
  const kiosk = await newTablet({ width: 800, height: 1280 });
  try {
    await createSite(desk.page, office.address());
    await makeSafe(desk.page, office.url);
    const code = await makeCode(desk.page, ['Accueil', 'Borne'], 'Borne du hall');
    await joinSite(kiosk.page, code, 'Borne du hall');
    await untilUpToDate(kiosk.page);

    await kiosk.page.goto(`${office.url}/borne`);
    await kiosk.setOffline(true);
    await kiosk.page.getByRole('button', { name: /Écrire un message/ }).click();
    await kiosk.page.getByText('Une réclamation', { exact: true }).click();
    await kiosk.page.getByLabel(/Votre message/).fill(MESSAGE);
    await kiosk.page.getByText('Je souhaite recevoir une réponse').click();
    await kiosk.page.getByLabel('Nom').fill(NAME);
    await kiosk.page.getByRole('button', { name: 'Envoyer mon message' }).click();
    await expect(kiosk.page.getByRole('heading', { name: 'Merci !' })).toBeVisible();

    await kiosk.page.goto(`${office.url}/accueil`);
    await kiosk.page.getByLabel('Code de la borne').fill('0000');
    await kiosk.page.getByRole('button', { name: 'Quitter la borne' }).click();
    await expect(kiosk.page.getByText('Ce n’est pas le bon code.')).toBeVisible();
    await kiosk.page.getByLabel('Code de la borne').fill(PIN);
    await kiosk.page.getByRole('button', { name: 'Quitter la borne' }).click();
    await expect(kiosk.page.getByRole('heading', { level: 1, name: 'Accueil' })).toBeVisible();
    await kiosk.setOffline(false);
    await untilUpToDate(kiosk.page);

    await desk.page.goto(`${office.url}/qualite/avis`);
    await desk.page
      .getByRole('button', { name: /\d{4}|\d{2}\/\d{2}/ })
      .first()
      .click();
    const file = desk.page.getByRole('dialog');
    await expect(file).toContainText(MESSAGE);
    await file.getByRole('button', { name: 'Afficher les coordonnées' }).click();
    await file.getByLabel('Phrase de passe du coffre').fill(PASSPHRASE);
    await file.getByRole('button', { name: 'Ouvrir le coffre' }).click();
    await expect(file).toContainText(NAME);
    await desk.page.keyboard.press('Escape');
    await untilUpToDate(desk.page);

    const onDesk = [...(await recordsOn(desk.page)).values()];
    const onKiosk = [...(await recordsOn(kiosk.page)).values()];
    expect(onDesk.filter(({ kind }) => kind === 'opening')).toHaveLength(1);
    expect(onKiosk.filter(({ kind }) => kind === 'safe' || kind === 'opening')).toEqual([]);
    expect(JSON.stringify([onDesk, onKiosk])).not.toContain('Lovelace');
    await office.stop();
    const written = bytesIn(office.dataDir);
    expect(written).toContain(MESSAGE);
    expect(written).not.toContain('Lovelace');
  } finally {
    await desk.discard();
    await kiosk.discard();
    await office.close();
  }
});
