import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import Database from 'libsql';
import { type Office, openOffice } from './support/office.ts';
import { createSite, newTablet, untilUpToDate } from './support/tablet.ts';

const VISITS = 20_000;
const WITHIN_MS = 20_000;
const FIRST_DAY = '2024-11-04';
/** All in winter, so that an SQL query needs no rule of summer time to tell the hour in Paris. */
const LAST_DAY = '2025-03-14';
const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi'];
const SERVICES = ['Accueil général', 'Migrations', 'PAN', 'Autres services'];

test('20,000 visits of an old spreadsheet come in within 20 s, once, and the hours they tell are right', async () => {
  test.setTimeout(300_000);
  const office = await openOffice();
  const { page, discard } = await newTablet({ idb: 'SQLite' });
  try {
    await createSite(page, office.address());
    await page.goto(`${office.url}/qualite/import`);
    const started = Date.now();
    await chooseFile(page, spreadsheet());
    await page.getByRole('button', { name: /^Importer 20\s000 visites/ }).click();
    await expect(page.getByRole('progressbar')).toBeVisible();
    await expect(page.getByText(/20\s000 visites ajoutées/)).toBeVisible({ timeout: WITHIN_MS });
    await page.getByRole('link', { name: 'Voir les résultats' }).click();
    await showPeriod(page);
    await expect(page.getByText(/Visites par jour de semaine et heure \(N = 20\s000\)/).first()).toBeVisible({
      timeout: WITHIN_MS,
    });
    expect(Date.now() - started).toBeLessThan(WITHIN_MS);

    const shown = await heatMap(page);
    expect(Object.keys(shown)).toHaveLength(5 * 9);
    await untilAllSent(page);
    expect(shown).toEqual(heatMapBySql(office));

    await page.goto(`${office.url}/qualite/import`);
    await chooseFile(page, spreadsheet());
    await page.getByRole('button', { name: /^Importer 20\s000 visites/ }).click();
    await expect(page.getByText(/0 visite ajoutée, 20\s000 déjà là/)).toBeVisible({ timeout: 60_000 });
  } finally {
    await discard();
    await office.close();
  }
});

/** One line a visit, as Excel writes it on a French PC: Windows-1252, semicolons, CR LF. */
function spreadsheet(): Buffer {
  const days: string[] = [];
  for (let at = Date.parse(FIRST_DAY); at <= Date.parse(LAST_DAY); at += 86_400_000) {
    const day = new Date(at);
    if (day.getUTCDay() % 6 !== 0) days.push(day.toISOString().slice(0, 10).split('-').reverse().join('/'));
  }
  const lines = Array.from({ length: VISITS }, (_, index) => {
    const hour = 8 + Math.floor(((index * index) % 97) / 11);
    return `${days[(index * 7) % days.length]};${hour}h-${hour + 1}h;${SERVICES[index % SERVICES.length]};1`;
  });
  return Buffer.from(['Date;Créneau;Service;Nombre', ...lines].join('\r\n'), 'latin1');
}

async function chooseFile(page: Page, buffer: Buffer): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'registre.csv', mimeType: 'text/csv', buffer });
}

async function showPeriod(page: Page): Promise<void> {
  await page.getByText('Dates libres', { exact: true }).click();
  await page.getByLabel('Du', { exact: true }).fill(FIRST_DAY);
  await page.getByLabel('Au', { exact: true }).fill(LAST_DAY);
}

/** `lundi 9` → visits, of the hours that had some. */
async function heatMap(page: Page): Promise<Record<string, number>> {
  const table = page.getByRole('table', { name: /Visites par jour de semaine et heure/ });
  const heads = await table.getByRole('columnheader').allTextContents();
  const counts: Record<string, number> = {};
  for (const row of (await table.getByRole('row').all()).slice(1)) {
    const weekday = await row.getByRole('rowheader').textContent();
    for (const [index, text] of (await row.getByRole('cell').allTextContents()).entries()) {
      const visits = Number(/^[\d\s]+/.exec(text)?.[0].replaceAll(/\s/g, '') ?? 0);
      if (visits > 0) counts[`${weekday} ${Number.parseInt(heads[index + 1] ?? '', 10)}`] = visits;
    }
  }
  return counts;
}

function heatMapBySql(office: Office): Record<string, number> {
  const database = new Database(join(office.dataDir, 'guichet.sqlite'), { readonly: true });
  try {
    const local = "json_extract(facts, '$.arrival.value.at') / 1000 + 3600, 'unixepoch'";
    const rows = database
      .prepare(
        `select cast(strftime('%w', ${local}) as integer) as weekday, cast(strftime('%H', ${local}) as integer) as hour,
         count(*) as visits from record where kind = 'visit' group by 1, 2`,
      )
      .all() as { weekday: number; hour: number; visits: number }[];
    return Object.fromEntries(
      rows.map(({ weekday, hour, visits }) => [`${WEEKDAYS[weekday - 1]} ${hour}`, visits]),
    );
  } finally {
    database.close();
  }
}

/** 20,000 records take longer to send than the few of a morning. */
async function untilAllSent(page: Page): Promise<void> {
  await expect(page.getByRole('link', { name: /^Envois : (Envoi en cours|À jour)/ })).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByRole('link', { name: /^Envois : À jour/ })).toBeVisible({ timeout: 120_000 });
  await untilUpToDate(page);
}
