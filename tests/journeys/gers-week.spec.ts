import { expect, type Page, test } from '@playwright/test';
import { addDays, siteTime } from '../../src/domain/kernel/site-time.ts';
import { endpointRecords } from './support/endpoint-records.ts';
import { ENGINES, openDatabase, TABLETS_BESIDE } from './support/engines.ts';
import { type Office, openOffice } from './support/office.ts';
import { createSite, joinSite, makeCode, newTablet, recordsOn, untilUpToDate } from './support/tablet.ts';

/** A full working week without public holiday, in summer time. */
const MONDAY = '2026-06-15';
const paris = siteTime('Europe/Paris');
const at = (day: number, minute: number) => paris.at(addDays(MONDAY, day), minute);
const OPENING = 8 * 60 + 30;
const EVENING = 17 * 60 + 30;

/** A typical week of 2022 at the préfecture du Gers: 100 + 100 + 11 + 9, Monday to Friday. */
const WEEK = [
  { general: 26, migrations: 24, pan: 2, others: 2 },
  { general: 22, migrations: 22, pan: 2, others: 2 },
  { general: 17, migrations: 18, pan: 3, others: 2 },
  { general: 19, migrations: 20, pan: 2, others: 2 },
  { general: 16, migrations: 16, pan: 2, others: 1 },
];
const TOTALS = [
  ['Accueil général', '100'],
  ['Migrations et intégration', '100'],
  ['Point d’Accès Numérique', '11'],
  ['Autres services', '9'],
] as const;
const ENDPOINT_IS_DOWN_ON = 2;

for (const engine of ENGINES) {
  test(`two tablets, one offline all week, agree with the endpoint on the Gers week (${engine})`, async () => {
    test.setTimeout(300_000);
    const database = await openDatabase(engine);
    const office = await openOffice({
      clock: at(0, OPENING - 20),
      ...(database.url === undefined ? {} : { databaseUrl: database.url }),
    });
    const desk = await newTablet({ idb: TABLETS_BESIDE[engine], clock: at(0, OPENING - 20) });
    const offline = await newTablet({ idb: TABLETS_BESIDE[engine], clock: at(0, OPENING - 20) });
    try {
      await createSite(desk.page, office.address());
      const code = await makeCode(desk.page, ['Accueil', 'PAN'], 'Tablette du PAN');
      await joinSite(offline.page, code, 'Tablette du PAN');
      await untilUpToDate(offline.page);
      await offline.setOffline(true);
      await desk.page.goto(`${office.url}/accueil`);
      await offline.page.goto(`${office.url}/accueil`);

      for (const [day, counts] of WEEK.entries()) {
        if (day === ENDPOINT_IS_DOWN_ON) await office.stop();
        if (day === ENDPOINT_IS_DOWN_ON + 1) await office.start();
        await office.setClock(at(day, OPENING));
        for (const { page } of [desk, offline]) await openInTheMorning(page, day);
        const { general, migrations, pan, others } = counts;
        // The endpoint's clock goes with that of the tablet that it hears: a tablet that is hours off would be corrected.
        await register(desk.page, 'Accueil général', general, { day, after: 0, office });
        await register(offline.page, 'Migrations et intégration', migrations, { day, after: 0 });
        await register(offline.page, 'Point d’Accès Numérique', pan, { day, after: migrations });
        await register(desk.page, 'Autres services', others, { day, after: general, office });
      }

      await office.setClock(at(4, EVENING));
      for (const { page } of [desk, offline]) await page.clock.setSystemTime(at(4, EVENING));
      await offline.setOffline(false);
      await untilUpToDate(offline.page);
      await untilUpToDate(desk.page);
      const held = await endpointRecords(office, database.url);
      await expect.poll(async () => (await recordsOn(desk.page)).size).toBe(held.size);
      expect(await recordsOn(desk.page)).toEqual(held);
      const shared = new Map([...held].filter(([, { kind }]) => kind !== 'response' && kind !== 'feedback'));
      await expect.poll(async () => (await recordsOn(offline.page)).size).toBe(shared.size);
      expect(await recordsOn(offline.page)).toEqual(shared);
      expect([...held.values()].filter(({ kind }) => kind === 'visit')).toHaveLength(220);

      await desk.page.goto(`${office.url}/qualite`);
      for (const [service, visits] of TOTALS) {
        const row = desk.page.getByRole('row', { name: new RegExp(`^${service}`) });
        await expect(row.getByRole('cell', { name: visits, exact: true }).first()).toBeVisible({
          timeout: 20_000,
        });
      }
      await desk.page.goto(`${office.url}/affichage`);
      const week = desk.page.getByRole('region', { name: 'Visites cette semaine' });
      for (const [service, visits] of TOTALS) {
        await expect(
          week.locator('div', { hasText: service }).getByText(visits, { exact: true }).first(),
        ).toBeVisible();
      }
    } finally {
      await desk.discard();
      await offline.discard();
      await office.close();
      await database.close();
    }
  });
}

/** Each morning the screen is opened anew, with the network or without. */
async function openInTheMorning(page: Page, day: number): Promise<void> {
  await page.clock.setSystemTime(at(day, OPENING));
  await page.reload();
  await expect(page.getByRole('button', { name: /Accueil général/ })).toBeVisible();
}

/** Registers visitors one after another, a minute apart, and waits for each to be kept as an agent would see it. */
async function register(
  page: Page,
  service: string,
  count: number,
  { day, after, office }: { readonly day: number; readonly after: number; readonly office?: Office },
): Promise<void> {
  const tile = page.getByRole('button', { name: new RegExp(service) });
  for (let visitor = 1; visitor <= count; visitor += 1) {
    const now = at(day, OPENING + (after + visitor) * 5);
    await office?.setClock(now);
    await page.clock.setSystemTime(now);
    await tile.click();
    await expect(tile).toContainText(new RegExp(`\\b${visitor}\\b`));
  }
}
