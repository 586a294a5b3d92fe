import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { IDB_BACK_ENDS, type IdbBackEnd } from '../fixtures/idb-back-ends.ts';
import { openOffice } from '../journeys/support/office.ts';
import { createSite, newTablet, recordsOn, type Tablet, untilUpToDate } from '../journeys/support/tablet.ts';
import type { Fault } from './fault.ts';
import { textsInClear } from './support/clear-text.ts';
import { Sums } from './support/sums.ts';

const PERSON = {
  Nom: 'Théodora Quatremère-Vavin',
  Téléphone: '06 41 59 26 53',
  Courriel: 'theodora@quatremere.example',
  'Adresse postale': '17 venelle des Ormeaux-Bleus',
} as const;
const SECRETS = [
  ...Object.values(PERSON),
  'Quatremère',
  '0641592653',
  '+33641592653',
  'Ormeaux-Bleus',
  'trois glycines mauves',
];
const PASSPHRASE = 'trois glycines mauves';
const MESSAGE = 'Le couloir du premier étage est trop sombre.';
const CONTROL = 'Hippolyte Desbarreaux';

/**
 * A person leaves a name, a telephone number, an e-mail and an address on a tablet that has every poste, through the real
 * screens; then its profile is read from the disk, file by file, packed blocks unpacked. Control: a name written in clear.
 */
export const fault: Fault = {
  id: 19,
  name: 'stolen tablet, profile read from disk',
  async run({ quick }) {
    const sums = new Sums();
    let seen = 0;
    const backEnds = quick ? IDB_BACK_ENDS.slice(0, 1) : IDB_BACK_ENDS;
    for (const idb of backEnds) if (await stealTablet(sums, idb)) seen += 1;
    return sums.report('sealing (a name written in clear)', seen === backEnds.length);
  },
};

/** @returns whether the name that was written in clear is found */
async function stealTablet(sums: Sums, idb: IdbBackEnd): Promise<boolean> {
  const profile = await mkdtemp(join(tmpdir(), 'guichet-stolen-'));
  const office = await openOffice();
  const tablet = await newTablet({ idb, profile });
  try {
    await createSite(tablet.page, office.address());
    await makeSafe(tablet.page, office.url);
    await leaveMessage(tablet.page, office.url);
    await untilUpToDate(tablet.page);
    const kept = [...(await recordsOn(tablet.page)).values()].find(({ kind }) => kind === 'feedback');
    sums.expect(kept?.facts['contact'] !== undefined, `${idb}: the contact was not kept`);
    sums.acknowledged += 1;
    sums.runs += 1;
    await tablet.close();
    for (const found of textsInClear(profile, SECRETS)) sums.failed.push(`${idb}: ${found}`);
    for (const found of textsInClear(office.dataDir, SECRETS)) sums.failed.push(`endpoint: ${found}`);
    sums.expect(textsInClear(profile, [MESSAGE]).length > 0, `${idb}: what is in clear is not found either`);
    return await findsPlanted(await tablet.reopen(), profile, office.url);
  } finally {
    await tablet.close();
    await office.close();
    await rm(profile, { recursive: true, force: true });
  }
}

async function makeSafe(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/qualite/reglages/coffre`);
  await page.getByLabel('Nouvelle phrase de passe').fill(PASSPHRASE);
  await page.getByLabel('La même, une seconde fois').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Créer le coffre' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'J’ai la feuille' }).last().click();
}

async function leaveMessage(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/borne`);
  await page.getByRole('button', { name: /Écrire un message/ }).click();
  await page.getByText('Une réclamation', { exact: true }).click();
  await page.getByLabel(/Votre message/).fill(MESSAGE);
  await page.getByText('Je souhaite recevoir une réponse').click();
  for (const [label, text] of Object.entries(PERSON))
    await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Envoyer mon message' }).click();
  await page.getByRole('heading', { name: 'Merci !' }).waitFor();
  await page.goto(`${url}/envois`);
}

/** The same profile, with a name beside the product's own data. */
async function findsPlanted(tablet: Tablet, profile: string, url: string): Promise<boolean> {
  try {
    await tablet.page.goto(`${url}/api/health`);
    await tablet.page.evaluate(async (name) => {
      const opening = indexedDB.open('planted', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('people');
      const database = await new Promise<IDBDatabase>((resolve) => {
        opening.onsuccess = () => resolve(opening.result);
      });
      const writing = database.transaction('people', 'readwrite', { durability: 'strict' });
      writing.objectStore('people').put({ name }, 1);
      await new Promise((resolve) => {
        writing.oncomplete = resolve;
      });
    }, CONTROL);
  } finally {
    await tablet.close();
  }
  return textsInClear(profile, [CONTROL]).length > 0;
}
