import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { App } from '../../../src/app/shell/app.tsx';
import type { Poste } from '../../../src/domain/rights.ts';
import { axeViolations } from '../../fixtures/axe-violations.ts';
import { type FakeGuichet, type FakeGuichetOptions, fakeGuichet } from '../../fixtures/fake-guichet.tsx';

const testAddress = location.href;

beforeEach(() => {
  document.documentElement.lang = 'fr';
});

afterEach(() => {
  cleanup();
  history.replaceState(null, '', testAddress);
});

async function open(
  path: string,
  options: FakeGuichetOptions = {},
  onShown = () => {},
): Promise<FakeGuichet> {
  const fake = await fakeGuichet(options);
  history.replaceState(null, '', path);
  render(<App guichet={fake.guichet} session={fake.session} onShown={onShown} />);
  return fake;
}

function holding(...postes: Poste[]): FakeGuichetOptions {
  return { device: { postes } };
}

test('home shows the postes of this device and no other, with what each is for', async () => {
  await open('/', holding('accueil', 'qualite'));
  const main = await screen.findByRole('main');
  const tiles = await within(main).findAllByRole('listitem');
  expect(tiles.map((tile) => within(tile).getByRole('link').getAttribute('href'))).toEqual([
    '/accueil',
    '/qualite',
  ]);
  expect(within(main).getByText(/Enregistrer les visiteurs/)).toBeTruthy();
  expect(within(main).getByText('Tablette guichet 2')).toBeTruthy();
  await within(main).findByText('0 visite');
});

test('the navigation holds the desks of this device, not its visitors’ screens, and marks the page', async () => {
  await open('/', holding('accueil', 'pan', 'borne', 'affichage'));
  const nav = await screen.findByRole('navigation');
  expect(
    within(nav)
      .getAllByRole('link')
      .map((link) => link.textContent),
  ).toEqual(['Menu', 'Accueil', 'PAN']);
  expect(within(nav).getByRole('link', { current: 'page' }).textContent).toBe('Menu');
});

test('a poste that this device does not hold says so, and leads home', async () => {
  await open('/qualite/resultats', holding('accueil'));
  await screen.findByText('Cet appareil n’est pas un poste « Qualité »');
  fireEvent.click(screen.getByRole('link', { name: 'Voir les postes de cet appareil' }));
  await screen.findByRole('heading', { level: 1, name: 'Menu' });
  expect(location.pathname).toBe('/');
});

test('a visitor’s screen that this device does not hold shows nothing of it either', async () => {
  await open('/borne', holding('accueil'));
  await screen.findByText('Cet appareil n’est pas un poste « Borne »');
});

test('an address that does not exist says so', async () => {
  await open('/n-importe-quoi');
  await screen.findByText('Cette page n’existe pas');
  await waitFor(() => expect(document.title).toBe('Page introuvable — Préfecture du Gers'));
});

test('going to a page names the tab and puts the focus at its start', async () => {
  await open('/');
  fireEvent.click(await screen.findByRole('link', { name: 'Voir ce qui est à envoyer' }));
  await screen.findByText('Tout est envoyé');
  expect(document.title).toBe('Envois — Préfecture du Gers');
  expect(document.activeElement).toBe(screen.getByRole('main'));
});

test('the first page leaves the focus where the browser put it', async () => {
  await open('/');
  await screen.findByRole('main');
  expect(document.activeElement).toBe(document.body);
});

test('a demonstration says so on a staff screen and on a visitor’s', async () => {
  await open('/', { demo: true });
  await screen.findByText('Démonstration — données inventées');
  cleanup();
  await open('/borne', { demo: true });
  await screen.findByText('Démonstration — données inventées');
});

test('a real site does not', async () => {
  await open('/');
  await screen.findByRole('main');
  expect(screen.queryByText('Démonstration — données inventées')).toBeNull();
});

test('a visitor’s screen has no navigation and no sync badge', async () => {
  await open('/borne');
  await waitFor(() => expect(document.title).toBe('Votre avis — Préfecture du Gers'));
  expect(screen.queryByRole('navigation', { name: 'Postes de cet appareil' })).toBeNull();
  expect(screen.queryByText(/À jour|Pas encore synchronisé/)).toBeNull();
});

test('a poste that has received nothing yet says it is being prepared, then opens by itself', async () => {
  const fake = await open('/', { withoutSettings: true });
  await screen.findByRole('heading', { level: 1, name: 'Préparation de ce poste' });
  await screen.findByRole('progressbar');
  await fake.setSetting('site', { name: 'Préfecture du Gers' });
  await screen.findByRole('heading', { level: 1, name: 'Menu' });
});

test('a first reception that cannot be made says why and can be tried again', async () => {
  const fake = await open('/', { withoutSettings: true });
  await screen.findByRole('progressbar');
  fake.setSync({ offlineSince: fake.desk.now(), problem: { code: 'network' } });
  await screen.findByText('Hors ligne depuis 10:00');
  fireEvent.click(screen.getByRole('button', { name: 'Réessayer' }));
  expect(fake.syncsAsked()).toBe(1);
});

test('a screen that breaks says that nothing is lost, and tells support where without what was typed', async () => {
  const fake = await fakeGuichet();
  history.replaceState(null, '', '/');
  const broken = { ...fake.desk, time: { ...fake.desk.time, dayOf: () => fall() } };
  let exchanges = false;
  const onShown = () => {
    exchanges = true;
  };
  render(<App guichet={{ ...fake.guichet, desk: broken }} session={fake.session} onShown={onShown} />);
  await screen.findByRole('heading', { level: 1, name: 'Cet écran s’est arrêté' });
  expect(screen.getByRole('alert').textContent).toContain('Vos enregistrements sont sur cet appareil');
  const details = document.querySelector('pre')?.textContent ?? '';
  expect(details).toContain('Error: nothing to call');
  expect(details).toContain('app.test.tsx');
  expect(details).not.toContain('Dupont');
  // What was written before goes on being sent.
  await waitFor(() => expect(exchanges).toBe(true));
});

function fall(): never {
  throw new Error('nothing to call "Madame Dupont"');
}

test.each(['/', '/envois', '/nulle-part'])('axe finds nothing to say about %s', async (path) => {
  await open(path, { demo: true });
  await screen.findByRole('main');
  await waitFor(() => expect(screen.queryByText('Ouverture de l’écran…')).toBeNull());
  expect(await axeViolations()).toEqual([]);
});

test('the page tells once that its first picture stands', async () => {
  let pictures = 0;
  const count = () => {
    pictures += 1;
  };
  await open('/', holding('accueil'), count);
  await screen.findByRole('main');
  await waitFor(() => expect(pictures).toBe(1));
  fireEvent.click(screen.getByRole('link', { name: 'Accueil' }));
  await screen.findByRole('heading', { level: 1, name: 'Accueil' });
  expect(pictures).toBe(1);
});
