import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { EnvoisScreen } from '../../../../src/app/screens/envois/envois-screen.tsx';
import { exportSending } from '../../../../src/app/screens/envois/export-sending.ts';
import type { GuichetRecord } from '../../../../src/domain/kernel/record.ts';
import { stampOf } from '../../../../src/domain/kernel/stamp.ts';
import { StoreFailure } from '../../../../src/domain/kernel/store-failure.ts';
import { axeViolations } from '../../../fixtures/axe-violations.ts';
import {
  type FakeGuichet,
  type FakeGuichetOptions,
  fakeGuichet,
  MONDAY_TEN,
  renderScreen,
} from '../../../fixtures/fake-guichet.tsx';

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

async function open(
  prepare: (fake: FakeGuichet) => void,
  options: FakeGuichetOptions = {},
): Promise<FakeGuichet> {
  const fake = await fakeGuichet(options);
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
  await waitFor(() => expect(clicked).toHaveBeenCalledOnce());
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

function press(name: string | RegExp): void {
  fireEvent.click(screen.getByRole('button', { name }));
}

const REFUSED = [{ record: COMPLAINT, refused: 'not-allowed', detail: '', at: MONDAY_TEN }];

describe('the drawer', () => {
  test('sends one record again, or all of them', async () => {
    const sendAgain = vi.fn(async (records: readonly unknown[]) => records.length);
    await open((fake) => fake.setRefused(REFUSED), { memory: { sendAgain } });
    await screen.findByText('Refusé par le serveur (1)');
    press('Renvoyer');
    await screen.findByText(/1 enregistrement à renvoyer/);
    press('Tout renvoyer');
    await waitFor(() => expect(sendAgain).toHaveBeenCalledTimes(2));
    expect(sendAgain).toHaveBeenLastCalledWith(REFUSED);
  });

  test('is emptied only once its records are in a file, and after a question', async () => {
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    const remove = vi.fn(async () => undefined);
    await open((fake) => fake.setRefused(REFUSED), { memory: { remove } });
    await screen.findByText('Refusé par le serveur (1)');
    expect(screen.queryByRole('button', { name: 'Retirer de la liste' })).toBeNull();
    press('Exporter en fichier');
    await screen.findByRole('button', { name: 'Retirer de la liste' });
    press('Retirer de la liste');
    const question = await screen.findByRole('alertdialog');
    expect(remove).not.toHaveBeenCalled();
    fireEvent.click(within(question).getByRole('button', { name: 'Retirer de la liste' }));
    await waitFor(() => expect(remove).toHaveBeenCalledWith(REFUSED));
  });

  test('says why sending again could not be noted', async () => {
    const sendAgain = () => Promise.reject(new StoreFailure({ code: 'storage-full' }));
    await open((fake) => fake.setRefused(REFUSED), { memory: { sendAgain } });
    await screen.findByText('Refusé par le serveur (1)');
    press('Renvoyer');
    await screen.findByText(/le disque de cet appareil est plein/);
  });
});

describe('an exported file', () => {
  async function choose(text: string): Promise<void> {
    press('Importer un fichier');
    const field = await screen.findByLabelText('Fichier d’envois');
    fireEvent.change(field, { target: { files: [new File([text], 'envois.json')] } });
  }

  const unsent = [{ record: record('visit', '019aa000-0000-7000-8000-000000000009'), facts: ['x'] }];
  const whole = { ...VISIT, facts: { x: { stamp, value: { at: 1 } } } };

  async function fileOf(site = 'site1'): Promise<string> {
    const { guichet } = await fakeGuichet();
    const records = [{ record: { ...whole, site }, facts: ['x'] }];
    return exportSending({ unsent: records, refused: [] }, { ...guichet.device, site }, MONDAY_TEN);
  }

  test('is shown before it is taken, then taken', async () => {
    const takeIn = vi.fn(async () => ({ queued: 1, known: 2 }));
    await open(() => {}, { memory: { takeIn } });
    await choose(await fileOf());
    await screen.findByText(/Exporté de « Tablette guichet 2 » le 23\/11\/2026, 10:00/);
    expect(screen.getByText(/Visite : 1/)).toBeTruthy();
    expect(takeIn).not.toHaveBeenCalled();
    expect(await axeViolations()).toEqual([]);
    press('Reprendre 1 enregistrement');
    await screen.findByText('1 enregistrement repris, à envoyer ; 2 déjà connus ici.');
    expect(takeIn).toHaveBeenCalledWith([{ record: whole, facts: ['x'] }]);
  });

  test.each([
    ['of another site', () => fileOf('site2'), /un autre site/],
    ['that is a picture', async () => '\u0089PNG', /pas un fichier d’envois/],
    [
      'of a newer version',
      async () => (await fileOf()).replace('"version": 1', '"version": 9'),
      /plus récente/,
    ],
    [
      'with nothing in it',
      async () => (await fileOf()).replace(/"unsent": \[.*\],\s*"refused"/s, '"unsent": [], "refused"'),
      /rien à envoyer/,
    ],
  ])('%s is refused with its reason', async (_what, text, sentence) => {
    await open(() => {});
    await choose(await text());
    await screen.findByText(sentence);
    expect(screen.queryByRole('button', { name: /^Reprendre/ })).toBeNull();
  });

  test('with a record that is none: the others are taken, and it is said', async () => {
    await open(() => {});
    const file = JSON.parse(await fileOf());
    file.unsent.push({ record: { id: '<script>' }, facts: ['x'] }, ...unsent);
    await choose(JSON.stringify(file));
    await screen.findByText(/2 enregistrements illisibles, laissés de côté/);
    expect(screen.getByRole('button', { name: 'Reprendre 1 enregistrement' })).toBeTruthy();
  });
});

describe('retiring the device', () => {
  test('is refused while something is not sent; offered once it is in a file', async () => {
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    const retire = vi.fn(async () => false);
    const waiting = [{ record: VISIT, facts: ['arrival'] }];
    await open((fake) => fake.setUnsent(waiting), { memory: { retire } });
    await screen.findByRole('table');
    press('Retirer cet appareil…');
    const question = await screen.findByRole('alertdialog');
    expect(within(question).queryByRole('button', { name: 'Retirer et tout effacer' })).toBeNull();
    expect(question.textContent).toMatch(/1 enregistrement n’est pas chez le serveur/);
    fireEvent.click(within(question).getByRole('button', { name: 'Exporter en fichier' }));
    fireEvent.click(await within(question).findByRole('button', { name: 'Retirer et tout effacer' }));
    await screen.findByText(/enregistré entre-temps/);
    expect(retire).toHaveBeenCalledWith({ unsent: waiting, refused: [] });
    expect(await axeViolations()).toEqual([]);
  });
});

describe('the memory', () => {
  const GIGA = 1_000_000_000;

  test.each([
    [0.79, null],
    [0.8, /bientôt pleine/],
  ])('%s full: warned before it is refused', async (share, warning) => {
    const room = async () => ({ usedBytes: share * GIGA, quotaBytes: GIGA, kept: true });
    await open(() => {}, { memory: { room } });
    await screen.findByText(/Mo sur 1\sGo/);
    if (warning === null) expect(screen.queryByText(/bientôt pleine/)).toBeNull();
    else await screen.findByText(warning);
  });

  test('that the browser has not promised to keep says so, and what the quality officer does', async () => {
    const room = async () => ({ usedBytes: 1, quotaBytes: GIGA, kept: false });
    await open(() => {}, { memory: { room } });
    await screen.findByText(/peut effacer cette mémoire/);
    expect(screen.getByText(/écran d’accueil/)).toBeTruthy();
    expect(await axeViolations()).toEqual([]);
  });

  test('of which the browser says nothing is not called empty', async () => {
    await open(() => {}, { memory: { room: async () => undefined } });
    await screen.findByText(/ne dit pas quelle place/);
  });
});
