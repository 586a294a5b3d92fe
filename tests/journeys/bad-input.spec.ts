import { expect, type Page, test } from '@playwright/test';
import { endpointRecords } from './support/endpoint-records.ts';
import { type Office, openOffice } from './support/office.ts';
import { createSite, newTablet, recordsOn, untilUpToDate } from './support/tablet.ts';

const SCRIPT = '<img src=x onerror="document.title=`owned`">=cmd()|calc';

test('whatever a person mistypes is refused with a sentence that says what to do, and what was typed stays', async () => {
  const office = await openOffice();
  const tablet = await newTablet({ idb: 'SQLite' });
  const { page } = tablet;
  try {
    await test.step('a code that is none, too short, or already used', async () => {
      await page.goto(`${office.url}/bienvenue`);
      for (const [code, sentence] of [
        ['', 'Saisissez le code.'],
        ['ABC', /incomplet/],
        ['ABCD-EFGH-JKMN', /n’existe pas ou a déjà servi/],
      ] as const) {
        await page.getByLabel('Code d’installation').fill(code);
        await page.getByRole('button', { name: 'Continuer' }).click();
        await expect(page.getByText(sentence).first()).toBeVisible();
        await expect(page.getByLabel('Code d’installation')).toHaveValue(code);
      }
    });

    await test.step('a site without a name or a place', async () => {
      await page.goto(office.address());
      await page.getByLabel('Nom de cet appareil').fill('PC');
      await page.getByRole('button', { name: 'Créer le site' }).click();
      await expect(page.getByText(/réponses à corriger/)).toBeVisible();
      await expect(page.getByLabel('Nom de cet appareil')).toHaveValue('PC');
    });

    await createSite(page, office.address());
    await untilUpToDate(page);
    const before = await recordsOn(page);

    await test.step('a form of the urn without its text, dated tomorrow, collected before it was deposited', async () => {
      await page.goto(`${office.url}/qualite/saisie`);
      await page.getByLabel('Déposé le').fill('2099-01-01');
      await page.getByRole('button', { name: /Enregistrer/ }).click();
      await expect(page.getByText('Cette date n’est pas encore arrivée.').first()).toBeVisible();
      await expect(page.getByText('Recopiez le texte du formulaire.').first()).toBeVisible();
      await page.getByLabel('Déposé le').fill('2026-01-08');
      await page.getByLabel('Urne relevée le').fill('2026-01-07');
      await page.getByLabel('Texte').fill('Trop d’attente');
      await page.getByRole('button', { name: /Enregistrer/ }).click();
      await expect(page.getByText(/ne peut pas être avant le dépôt/).first()).toBeVisible();
      await expect(page.getByLabel('Texte')).toHaveValue('Trop d’attente');
    });

    await test.step('a closure that ends before it begins, for no reason', async () => {
      await page.goto(`${office.url}/qualite/reglages/fermetures`);
      await page.getByLabel('Premier jour').fill('2026-12-24');
      await page.getByLabel('Dernier jour').fill('2026-12-23');
      await page.getByRole('button', { name: 'Ajouter la fermeture' }).click();
      await expect(page.getByText('Le dernier jour est avant le premier.')).toBeVisible();
    });

    await test.step('a spreadsheet that is a picture', async () => {
      await page.goto(`${office.url}/qualite/import`);
      await page.locator('input[type=file]').setInputFiles({
        name: 'photo.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 255, 254]),
      });
      await expect(page.getByRole('button', { name: /^Importer \d/ })).toHaveCount(0);
    });

    expect(await recordsOn(page)).toEqual(before);

    await test.step('a script and a formula in a message are words like others', async () => {
      await page.goto(`${office.url}/borne`);
      await page.getByRole('button', { name: /Écrire un message/ }).click();
      await page.getByText('Une suggestion', { exact: true }).click();
      await page.getByLabel('Votre message').last().fill(SCRIPT);
      await page.getByRole('button', { name: 'Envoyer mon message' }).click();
      await expect(page.getByRole('heading', { name: 'Merci !' })).toBeVisible();
      await page.goto(`${office.url}/qualite/avis`);
      await page.getByText(SCRIPT.slice(0, 20)).first().waitFor();
      expect(await page.title()).not.toBe('owned');
    });

    await test.step('an address that is no page', async () => {
      await page.goto(`${office.url}/n-importe-quoi`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByText(/introuvable/i).first()).toBeVisible();
    });
  } finally {
    await tablet.discard();
    await office.close();
  }
});

test('whatever a client sends is refused, and the tablets go on', async () => {
  const office = await openOffice();
  const tablet = await newTablet();
  try {
    await createSite(tablet.page, office.address());
    await untilUpToDate(tablet.page);
    const before = await endpointRecords(office);
    for (const { path, init, status } of HOSTILE) {
      const answer = await fetch(`${office.url}${path}`, init);
      expect([path, status.includes(answer.status) ? 'refused' : answer.status]).toEqual([path, 'refused']);
      expect(await answer.text()).not.toMatch(/at .*\.js:\d+/);
    }
    expect(await endpointRecords(office)).toEqual(before);
    await registerOne(tablet.page, office);
    await untilUpToDate(tablet.page);
    expect((await endpointRecords(office)).size).toBe(before.size + 1);
  } finally {
    await tablet.discard();
    await office.close();
  }
});

const json = (body: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body,
});

/** Requests no tablet of ours makes. */
const HOSTILE: readonly { path: string; init: RequestInit; status: readonly number[] }[] = [
  { path: '/api/push', init: json('{}'), status: [401] },
  { path: '/api/push', init: { ...json('{}'), headers: { dpop: 'x.y.z' } }, status: [401] },
  { path: '/api/pull?after=0&limit=10', init: {}, status: [401] },
  { path: '/api/pull?after=-1&limit=1e9', init: {}, status: [400, 401] },
  { path: '/api/devices', init: {}, status: [401] },
  { path: '/api/codes', init: json('{"postes":["qualite"],"name":"x"}'), status: [401] },
  { path: '/api/enrolment/look', init: json('not json'), status: [400] },
  { path: '/api/enrolment/look', init: json('{"code":{"$ne":1}}'), status: [400] },
  { path: '/api/enrolment/look', init: json(`{"code":"${'a'.repeat(3_000_000)}"}`), status: [413] },
  { path: '/api/enrolment/look', init: json('['.repeat(50_000)), status: [400] },
  { path: '/api/enrolment', init: json('{"code":"abcdabcdabcd"}'), status: [400, 401] },
  { path: '/api/nothing', init: {}, status: [404] },
  { path: '/assets/..%2f..%2f..%2fpackage.json', init: {}, status: [400, 403, 404] },
];

async function registerOne(page: Page, office: Office): Promise<void> {
  await page.goto(`${office.url}/accueil`);
  await page.getByRole('button', { name: /Accueil général/ }).click();
  await expect(page.getByText('A 001').first()).toBeVisible();
}
