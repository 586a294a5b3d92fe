import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { valuesOf } from '../../../../src/domain/kernel/record.ts';
import { type VisitShapes, visitStatus } from '../../../../src/domain/visit/visit.ts';
import { axeViolations } from '../../../fixtures/axe-violations.ts';
import type { FakeGuichet } from '../../../fixtures/fake-guichet.tsx';
import { openQualite } from './open-qualite.tsx';

afterEach(cleanup);

const GOOD =
  'Date;Créneau;Service;Nombre\r\n03/11/2026;9h-10h;Accueil général;12\r\nmercredi 4 novembre 2026;09:15;pan;2\r\n';
const BAD = `${GOOD}31/02/2026;9h;PAN;2\r\n05/12/2026;9h;Guichet unique;0\r\n`;

function drop(text: string | Uint8Array<ArrayBuffer>, name = 'registre.csv'): void {
  const input = screen.getByLabelText('Fichier CSV des visites passées', { selector: 'input' });
  fireEvent.change(input, { target: { files: [new File([text], name)] } });
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

function counted(fake: FakeGuichet): number {
  return fake.desk.store.all().filter((record) => visitStatus(valuesOf<VisitShapes>(record)) === 'counted')
    .length;
}

async function openImport(): Promise<FakeGuichet> {
  const fake = await openQualite('/qualite/import');
  await screen.findByRole('button', { name: 'Choisir un fichier' });
  return fake;
}

test('a file is shown as it will be read, imported, adds nothing twice, and is taken back whole', async () => {
  const fake = await openImport();
  drop(GOOD);
  const first = await screen.findByRole('row', { name: /mardi 3 novembre 2026/ });
  expect(first.textContent).toMatch(/2.*9 h–10 h.*Accueil général.*12/);
  expect(counted(fake)).toBe(0);
  press('Importer 14 visites');
  await screen.findByText('14 visites ajoutées');
  expect(counted(fake)).toBe(14);
  press('Importer un autre fichier');
  drop(GOOD);
  fireEvent.click(await screen.findByRole('button', { name: 'Importer 14 visites' }));
  expect(await screen.findByText(/14 déjà là, non comptées deux fois/)).toBeTruthy();
  expect(counted(fake)).toBe(14);
  press('Importer un autre fichier');
  fireEvent.click(await screen.findByRole('button', { name: 'Retirer cet import' }));
  press('Retirer ces visites');
  await screen.findByText(/14 visites retirées/);
  expect(counted(fake)).toBe(0);
});

test('each bad line is told by its number with what was expected, and blocks until it is left out', async () => {
  const fake = await openImport();
  drop(BAD);
  await screen.findByText('Ligne 4');
  expect(
    screen.getByText('Le jour « 31/02/2026 » n’existe pas. Attendu : jour, puis mois, puis année.'),
  ).toBeTruthy();
  expect(
    screen.getByText(
      /cette heure n’est pas encore arrivée.*« Guichet unique » n’est pas connu.*nombre entier de 1 à 500/,
    ),
  ).toBeTruthy();
  expect((screen.getByRole('button', { name: 'Importer 14 visites' }) as HTMLButtonElement).disabled).toBe(
    true,
  );
  expect(await axeViolations()).toEqual([]);
  fireEvent.click(screen.getByRole('checkbox', { name: /Laisser de côté les 2 lignes/ }));
  press('Importer 14 visites');
  await screen.findByText('14 visites ajoutées');
  expect(counted(fake)).toBe(14);
});

test('a service the site does not know is matched by the person', async () => {
  const fake = await openImport();
  drop('date,heure,service\n2026-11-03,9h,Guichet unique\n2026-11-03,9h,GUICHET UNIQUE\n');
  fireEvent.change(await screen.findByLabelText('« Guichet unique » dans le fichier'), {
    target: { value: 'autres' },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Importer 2 visites' }));
  await screen.findByText('2 visites ajoutées');
  expect(fake.desk.store.all().map(({ id }) => id)).toContain('visit/import/2026-11-03/09h/autres/2');
});

test('columns that say nothing by name are chosen by the person', async () => {
  await openImport();
  drop('a;b;c\nx;03/11/2026;9h\ny;03/11/2026;10h\n');
  expect(await screen.findByText(/Dites|Services à faire correspondre/)).toBeTruthy();
  fireEvent.change(screen.getByLabelText('Date'), { target: { value: '1' } });
  fireEvent.change(screen.getByLabelText('Heure ou créneau'), { target: { value: '2' } });
  fireEvent.change(screen.getByLabelText('Service'), { target: { value: '' } });
  fireEvent.change(await screen.findByLabelText('Service de tout le fichier'), { target: { value: 'pan' } });
  await waitFor(() =>
    expect(screen.getByRole('button', { name: /^Importer \d/ }).textContent).toMatch(/2 visites/),
  );
});

test('Windows-1252 is read with its accents', async () => {
  await openImport();
  const text = 'Date;Créneau;Service;Effectif\r\n03/11/2026;9h;Point d’Accès Numérique;3\r\n';
  drop(Uint8Array.from(text, (char) => (char === '’' ? 0x92 : char.charCodeAt(0))));
  expect(await screen.findByRole('button', { name: 'Importer 3 visites' })).toBeTruthy();
  expect(screen.getByText(/encodage Windows-1252/)).toBeTruthy();
});

test('what is no such file is refused with what to do', async () => {
  await openImport();
  drop('x', 'registre.xlsx');
  expect(await screen.findByText(/Enregistrer sous/)).toBeTruthy();
  drop('');
  expect(await screen.findByText(/est vide/)).toBeTruthy();
  drop('Date;Heure;Service\n');
  expect(await screen.findByText(/ne contient aucune ligne de visites/)).toBeTruthy();
});

test('a full disk is told, and nothing is half-imported', async () => {
  const fake = await openImport();
  drop(GOOD);
  fake.desk.store.failNextWrite({ code: 'storage-full' });
  fireEvent.click(await screen.findByRole('button', { name: 'Importer 14 visites' }));
  expect(await screen.findByText(/le disque de cet appareil est plein/)).toBeTruthy();
  expect(fake.desk.store.all().filter(({ kind }) => kind === 'visit')).toEqual([]);
  press('Importer 14 visites');
  await screen.findByText('14 visites ajoutées');
  expect(screen.queryByText('Rien n’a été importé')).toBeNull();
});
