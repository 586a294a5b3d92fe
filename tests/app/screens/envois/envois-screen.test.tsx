import { cleanup, fireEvent, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { EnvoisScreen } from '../../../../src/app/screens/envois/envois-screen.tsx';
import { exportSending } from '../../../../src/app/screens/envois/export-sending.ts';
import type { GuichetRecord } from '../../../../src/domain/kernel/record.ts';
import { stampOf } from '../../../../src/domain/kernel/stamp.ts';
import { axeViolations } from '../../../fixtures/axe-violations.ts';
import { type FakeGuichet, fakeGuichet, MONDAY_TEN, renderScreen } from '../../../fixtures/fake-guichet.tsx';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const stamp = stampOf({ ms: MONDAY_TEN + 120_000, counter: 0 }, 'd1');

function record(kind: string, id: string, ...facts: string[]): GuichetRecord {
  return {
    id,
    site: 'site1',
    kind,
    facts: Object.fromEntries(facts.map((fact) => [fact, { stamp, value: { text: 'secret' } }])),
  };
}

const VISIT = record('visit', '019aa000-0000-7000-8000-000000000001', 'arrival', 'call');
const HOURS = record('setting', 'setting/hours', 'pan', 'autres');
const COMPLAINT = record('feedback', '019aa000-0000-7000-8000-000000000002', 'deposit');

async function open(prepare: (fake: FakeGuichet) => void): Promise<FakeGuichet> {
  const fake = await fakeGuichet();
  fake.setUpToDate();
  prepare(fake);
  renderScreen(
    fake,
    <main>
      <h1>Envois</h1>
      <EnvoisScreen />
    </main>,
  );
  await screen.findByRole('button', { name: 'Envoyer maintenant' });
  return fake;
}

test('when everything is sent, it says so and offers no file', async () => {
  await open(() => {});
  await screen.findByText('Tout est envoyé');
  expect(screen.queryByRole('button', { name: 'Exporter en fichier' })).toBeNull();
  expect(screen.queryByRole('table')).toBeNull();
});

test('lists what waits: what it is, which facts, since when; nothing of its content', async () => {
  await open((fake) =>
    fake.setUnsent([
      { record: VISIT, facts: ['arrival', 'call'] },
      { record: HOURS, facts: ['pan', 'autres'] },
    ]),
  );
  const rows = (await screen.findAllByRole('row')).slice(1).map((row) => row.textContent);
  expect(rows[0]).toMatch(/^Visite .{3}-.{3} arrivée, appel23\/11\/2026, 10:02$/);
  expect(rows[1]).toBe('Réglage du site : horaires 2 valeurs23/11/2026, 10:02');
  expect(document.body.textContent).not.toContain('secret');
  expect(document.body.textContent).toContain('2 enregistrements à envoyer');
});

test('says why each refused record was', async () => {
  await open((fake) =>
    fake.setRefused([
      { record: COMPLAINT, refused: 'invalid', detail: 'facts.deposit.text', at: MONDAY_TEN },
    ]),
  );
  await screen.findByText('Refusé par le serveur (1)');
  expect(
    screen.getByText('« Texte » n’est pas accepté par le serveur. Exportez, puis saisissez à nouveau.'),
  ).toBeTruthy();
  expect(screen.getByText('23/11/2026, 10:00')).toBeTruthy();
});

test.each([
  ['not-allowed', /n’avait pas le droit/],
  ['site', /un autre site/],
  ['kind', /doit être mis à jour/],
  ['clock', /heure future/],
  ['too-large', /trop long/],
  ['something-new', /transmettez-la à l’assistance/],
])('the refusal %s has its sentence', async (refused, sentence) => {
  await open((fake) => fake.setRefused([{ record: COMPLAINT, refused, detail: '', at: MONDAY_TEN }]));
  await screen.findByText(sentence);
});

test('« Envoyer maintenant » asks for an exchange, and what left the list leaves the page', async () => {
  const fake = await open((fake) => fake.setUnsent([{ record: VISIT, facts: ['arrival'] }]));
  await screen.findByRole('table');
  fireEvent.click(screen.getByRole('button', { name: 'Envoyer maintenant' }));
  expect(fake.syncsAsked()).toBe(1);
  fake.setUnsent([]);
  await screen.findByText('Tout est envoyé');
  expect(screen.queryByRole('table')).toBeNull();
});

test('offline, says that work can go on', async () => {
  await open((fake) => fake.setSync({ offlineSince: MONDAY_TEN, problem: { code: 'network' } }));
  await screen.findByText('Hors ligne depuis 10:00');
  expect(screen.getByText(/Continuez à travailler/)).toBeTruthy();
});

test('a device that was revoked is led to a new code', async () => {
  await open((fake) => fake.setSync({ problem: { code: 'revoked' }, unsent: 2 }));
  await screen.findByText('Appareil plus autorisé · 2 à envoyer');
  expect(screen.getByRole('link', { name: 'Saisir un nouveau code' }).getAttribute('href')).toBe(
    '/bienvenue',
  );
});

test('a disk that is full comes before everything', async () => {
  await open((fake) => fake.setSync({ unsaved: { code: 'storage-full' }, unsent: 3 }));
  await screen.findByText('Non enregistré : disque plein');
  expect(screen.getByText(/Libérez de la place/)).toBeTruthy();
});

test('the file holds everything that waits and everything refused, whole', async () => {
  const unsent = [{ record: VISIT, facts: ['arrival'] }];
  const refused = [{ record: COMPLAINT, refused: 'invalid', detail: '', at: MONDAY_TEN }];
  const { guichet } = await fakeGuichet();
  const file = JSON.parse(exportSending({ unsent, refused }, guichet.device, MONDAY_TEN));
  expect(file).toMatchObject({
    format: 'guichet-envois',
    version: 1,
    exportedAt: '2026-11-23T09:00:00.000Z',
    site: 'site1',
    unsent,
    refused,
  });
});

test('« Exporter en fichier » hands it to the browser under the day’s name', async () => {
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push(this.download);
  });
  const saved: string[] = [];
  await open((fake) => fake.setUnsent([{ record: VISIT, facts: ['arrival'] }]));
  await screen.findByRole('table');
  fireEvent.click(screen.getByRole('button', { name: 'Exporter en fichier' }));
  expect(clicked).toHaveBeenCalledOnce();
  expect(saved).toEqual(['guichet-envois-2026-11-23.json']);
});

test('ten thousand waiting records do not make ten thousand rows', async () => {
  const many = Array.from({ length: 10_000 }, (_, index) => ({
    record: record('visit', `visit/${index}`, 'arrival'),
    facts: ['arrival'],
  }));
  await open((fake) => fake.setUnsent(many));
  await screen.findByText(/9\s800 autres/);
  expect(screen.getAllByRole('row')).toHaveLength(201);
});

test('axe finds nothing to say', async () => {
  await open((fake) => {
    fake.setUnsent([{ record: VISIT, facts: ['arrival'] }]);
    fake.setRefused([{ record: COMPLAINT, refused: 'invalid', detail: '', at: MONDAY_TEN }]);
  });
  await screen.findAllByRole('table');
  expect(await axeViolations()).toEqual([]);
});
