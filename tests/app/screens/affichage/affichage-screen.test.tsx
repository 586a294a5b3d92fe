import { cleanup, screen } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { AffichageScreen } from '../../../../src/app/screens/affichage/affichage-screen.tsx';
import type { Board } from '../../../../src/domain/statistics/board.ts';
import { type FakeGuichet, fakeGuichet, MONDAY_TEN, renderScreen } from '../../../fixtures/fake-guichet.tsx';
import { demoBoard } from './demo-board.ts';

const MINUTE = 60_000;

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

interface Shown {
  readonly at?: number;
  readonly board?: Partial<Board>;
  /** How long ago the board came. */
  readonly age?: number;
}

async function show({ at = MONDAY_TEN, board = {}, age = 0 }: Shown = {}): Promise<FakeGuichet> {
  const fake = await fakeGuichet({ at });
  fake.setBoard({ board: { ...demoBoard(at), ...board }, receivedAt: at - age });
  renderScreen(fake, <AffichageScreen />);
  await screen.findByText(/Chiffres de|Ne reçoit plus/);
  return fake;
}

/** The text of a card, with its spaces made plain. */
function card(heading: RegExp): string {
  const section = screen.getByRole('heading', { level: 2, name: heading }).closest('section');
  return plain(section?.textContent);
}

function plain(text: string | null | undefined): string {
  return (text ?? '').replaceAll(/\s+/g, ' ');
}

function figureOf(term: string, heading: RegExp): string {
  const section = screen.getByRole('heading', { level: 2, name: heading }).closest('section');
  const name = [...(section?.querySelectorAll('dt') ?? [])].find((dt) => dt.textContent === term);
  return plain(name?.parentElement?.querySelector('dd')?.textContent);
}

/** Services beyond the four of a new site, the first of them with hours of their own. */
async function addServices(fake: FakeGuichet, count: number): Promise<void> {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const added = numbers.map((index) => {
    const short = `Titres de séjour ${index}`;
    return [
      `s${index}`,
      { label: short, short, order: 10 + index, active: true, byAppointment: true },
    ] as const;
  });
  await fake.setSetting('services', Object.fromEntries(added));
  const hours = numbers.slice(0, 3).map((index) => {
    const spans = [{ from: 540 + 30 * index, to: 720 }];
    return [`s${index}`, Array.from({ length: 7 }, (_, weekday) => (weekday < 5 ? spans : []))] as const;
  });
  await fake.setSetting('hours', Object.fromEntries(hours));
}

describe('the week on the wall', () => {
  it('gives the visits of each service under its name', async () => {
    await show({
      board: { week: { 'accueil-general': 100, migrations: 100, pan: 11, autres: 9 }, calls: [] },
    });
    const figures = [
      'Accueil général',
      'Migrations et intégration',
      'Point d’Accès Numérique',
      'Autres services',
    ];
    expect(figures.map((name) => figureOf(name, /Visites cette semaine/))).toEqual(['100', '100', '11', '9']);
  });

  it('does not tell a few visitors from none', async () => {
    await show({ board: { week: { 'accueil-general': 5 }, calls: [] } });
    expect(figureOf('Accueil général', /Visites cette semaine/)).toBe('5');
    expect(figureOf('Point d’Accès Numérique', /Visites cette semaine/)).toBe('moins de 5');
  });

  it('is not known from a board of the week before', async () => {
    await show({ board: { today: '2026-11-20', week: { 'accueil-general': 100 } } });
    expect(figureOf('Accueil général', /Visites cette semaine/)).toBe('non connu');
  });
});

describe('waiting now', () => {
  const waiting = {
    'accueil-general': { visits: 4, longestMinutes: 17 },
    pan: { visits: 1, longestMinutes: 0 },
  };

  it('says how many wait for each service, and for how long', async () => {
    await show({ board: { waiting } });
    expect(figureOf('Accueil', /En attente/)).toBe('4 visites jusqu’à 17 min');
    expect(figureOf('PAN', /En attente/)).toBe('1 visite depuis peu');
    expect(figureOf('Autres', /En attente/)).toBe('personne');
  });

  it('shows nothing of yesterday’s line', async () => {
    await show({ board: { today: '2026-11-22', waiting } });
    expect(figureOf('Accueil', /En attente/)).toBe('non connu');
  });

  it('still names a service that is no longer offered while somebody waits for it', async () => {
    await show({ board: { waiting: { ancien: { visits: 2, longestMinutes: 3 } } } });
    expect(figureOf('ancien', /En attente/)).toBe('2 visites jusqu’à 3 min');
  });
});

describe('today’s opening', () => {
  it('gives the hours, services that keep the same ones together', async () => {
    await show();
    expect(card(/Ouvert aujourd’hui/)).toBe(
      'Ouvert aujourd’huiAccueil, Migrations, Autres8 h 30 – 12 h · 13 h 30 – 17 hPAN8 h 30 – 11 h 30',
    );
  });

  it('names the public holiday, and the next opening', async () => {
    await show({ at: Date.UTC(2026, 4, 14, 8) });
    expect(card(/Fermé/)).toBe('Fermé aujourd’hui : AscensionProchaine ouverture : vendredi 15 mai à 8 h 30');
    expect(screen.queryByRole('heading', { name: /heure par heure/ })).toBeNull();
  });

  it('follows a closure that is typed in meanwhile', async () => {
    const fake = await show();
    await fake.setSetting('closures', { g: { from: '2026-11-23', to: '2026-11-23', label: 'Grève' } });
    await screen.findByText(/Fermé aujourd’hui.*Grève/);
  });

  it.each([
    ['before the doors open', 7, 'Ouvre à 8 h 30'],
    ['at lunch time', 12, 'Ouvre à 13 h 30'],
    ['in the afternoon', 15, 'Ouvert aujourd’hui'],
  ])('says when it opens, %s', async (_, hour, heading) => {
    await show({ at: Date.UTC(2026, 10, 23, hour - 1, 15) });
    expect(card(new RegExp(`^${heading}$`.replaceAll(' ', '\\s')))).toContain('13 h 30 – 17 h');
  });

  it('is over in the evening, until the next opening', async () => {
    await show({ at: Date.UTC(2026, 10, 20, 16) });
    expect(card(/Fermé à cette heure/)).toContain('lundi 23 novembre à 8 h 30');
  });

  it('is closed on a Sunday', async () => {
    await show({ at: Date.UTC(2026, 10, 22, 9) });
    expect(card(/^Fermé aujourd’hui$/)).toContain('lundi 23 novembre');
  });
});

describe('heures d’affluence', () => {
  it('outlines the present hour of the typical week and says its level', async () => {
    await show();
    const current = document.querySelector('[aria-current="time"]');
    expect(current?.parentElement?.querySelector('th')?.textContent).toBe('Lundi');
    expect(plain(current?.textContent)).toMatch(/^\d+ (calme|modéré|chargé)$/);
  });

  it('outlines none on a public holiday', async () => {
    await show({ at: Date.UTC(2026, 4, 14, 8) });
    expect(screen.getByRole('table', { name: /Arrivées habituelles/ })).toBeTruthy();
    expect(document.querySelector('[aria-current="time"]')).toBeNull();
  });

  it('advises calm moments', async () => {
    await show();
    expect(card(/Heures d’affluence/)).toMatch(/Moments calmes : (lun|mar|mercre|jeu|vendre)di \d+–\d+ h/);
  });

  it('says when it will know, rather than show zeros', async () => {
    const unknown = Array.from({ length: 7 }, () => new Array<null>(24).fill(null));
    await show({ board: { typical: unknown, weeks: 1 } });
    expect(card(/Heures d’affluence/)).toContain('après trois semaines');
    expect(screen.queryByRole('table', { name: /Arrivées habituelles/ })).toBeNull();
  });

  it('says that nobody came yet, rather than draw an empty day', async () => {
    await show({ board: { typical: [], todayByHour: [] } });
    expect(card(/heure par heure/)).toContain('Aucune arrivée pour l’instant.');
    expect(document.querySelector('.wall-bars')).toBeNull();
  });

  it('sets today so far beside the usual day, and nothing for hours to come', async () => {
    const todayByHour = new Array<number>(24).fill(0);
    todayByHour[9] = 17;
    await show({ board: { todayByHour } });
    const table = screen.getByRole('table', { name: 'Aujourd’hui, heure par heure' });
    const rows = [...table.querySelectorAll('tbody tr')].map((row) => plain(row.textContent));
    expect(rows.find((row) => row.startsWith('9 h'))).toMatch(/^9 h17\d+$/);
    expect(rows.find((row) => row.startsWith('11 h'))).toMatch(/^11 h–\d+$/);
  });
});

describe('calls', () => {
  const call = (name: string, ago: number, language?: string) => ({
    name,
    counter: 'guichet-2',
    at: MONDAY_TEN - ago,
    ...(language === undefined ? {} : { language }),
  });
  const boardWith = (calls: Board['calls']) => ({
    board: { ...demoBoard(MONDAY_TEN), calls },
    receivedAt: MONDAY_TEN,
  });

  it('are listed, the latest first, with their counter by its name', async () => {
    await show({ board: { calls: [call('A 012', 0), call('A 011', MINUTE)] } });
    expect(card(/Derniers appels/)).toBe('Derniers appelsA 012Guichet 2A 011Guichet 2');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('take the glass as they come, one after the other, calls again included; those of before do not', async () => {
    const fake = await show({ board: { calls: [call('A 011', 30_000)] } });
    fake.setBoard(boardWith([call('A 013', 0, 'en'), call('A 012', 1000), call('A 011', 30_000)]));
    expect(plain((await screen.findByRole('alert')).textContent)).toBe('TicketA 012Guichet 2');
    await vi.waitFor(() => expect(screen.getByRole('alert').textContent).toContain('A 013'), 12_000);
    expect(screen.getByRole('alert').querySelector('[lang]')?.getAttribute('lang')).toBe('en');
    await vi.waitFor(() => expect(screen.queryByRole('alert')).toBeNull(), 12_000);
    fake.setBoard(boardWith([{ ...call('A 012', -5000) }, call('A 013', 0), call('A 011', 30_000)]));
    await screen.findByRole('alert');
  }, 40_000);

  it('that come late, after a cut, are listed and not announced', async () => {
    const fake = await show({ board: { calls: [] } });
    fake.setBoard(boardWith([call('A 012', 10 * MINUTE)]));
    await screen.findByText('A 012');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('that no longer arrive are said so after a minute', async () => {
    await show({ board: { calls: [call('A 012', 2 * MINUTE)] }, age: 90_000 });
    expect(card(/Derniers appels/)).toContain('Les appels n’arrivent plus ici');
  });
});

describe('the pages of the wall', () => {
  const display = { pages: ['hours', 'notices'], seconds: 8, languages: ['fr'], sound: false, voice: false };

  it('turn, those that have nothing to say passed over', async () => {
    const fake = await fakeGuichet();
    await fake.setSetting('wall', { display });
    renderScreen(fake, <AffichageScreen />);
    await screen.findByRole('heading', { name: 'Horaires' });
    await fake.setSetting('notices', { a: { text: { fr: 'Fermé vendredi à 16 h' }, to: '2026-11-27' } });
    await screen.findByText('Fermé vendredi à 16 h', {}, { timeout: 12_000 });
    await screen.findByRole('heading', { name: 'Horaires' }, { timeout: 12_000 });
  }, 40_000);

  it('show the hours of the days to come, a closure by its name', async () => {
    const fake = await fakeGuichet();
    await fake.setSetting('wall', { display: { ...display, pages: ['hours'] } });
    await fake.setSetting('closures', { g: { from: '2026-11-25', to: '2026-11-25', label: 'Grève' } });
    renderScreen(fake, <AffichageScreen />);
    await screen.findByText(/fermé.*Grève/);
    expect(card(/Horaires/)).toContain('mardi 24 novembre8 h 30 – 12 h · 13 h 30 – 17 h');
  });

  it('show the survey with its numbers, or pass it over', async () => {
    const fake = await fakeGuichet();
    await fake.setSetting('wall', { display: { ...display, pages: ['results'] } });
    const results = { responses: 152, criteria: { courtoisie: { n: 150, satisfied: 147 } } };
    fake.setBoard({ board: { ...demoBoard(MONDAY_TEN), results }, receivedAt: MONDAY_TEN });
    renderScreen(fake, <AffichageScreen />);
    await screen.findByText(/152 réponses/);
    expect(card(/Résultats/)).toContain('La courtoisie des agents98 % sur 150');
  });
});

describe('the age of the figures', () => {
  it('is told while all goes well', async () => {
    await show();
    expect(screen.getByText('Chiffres de 10:00')).toBeTruthy();
  });

  it('is a warning when nothing has come for a while', async () => {
    await show({ age: 10 * MINUTE });
    expect(screen.getByText('Ne reçoit plus depuis 09:50')).toBeTruthy();
  });

  it('names the day when it is an older one', async () => {
    await show({ age: 24 * 60 * MINUTE });
    expect(plain(screen.getByText(/Ne reçoit plus/).textContent)).toBe(
      'Ne reçoit plus depuis le dimanche 22 novembre à 10:00',
    );
  });

  it('tells that a device which counts by itself has not heard of the others', async () => {
    const fake = await show();
    fake.setSync({ offlineSince: MONDAY_TEN - 20 * MINUTE });
    await screen.findByText('Ne reçoit plus depuis 09:40');
  });

  it('is unknown before the first board', async () => {
    renderScreen(await fakeGuichet(), <AffichageScreen />);
    await screen.findByText('Pas encore de chiffres');
  });
});

describe('the wall', () => {
  it('asks that the screen stay lit', async () => {
    const request = vi.spyOn(navigator.wakeLock, 'request').mockRejectedValue(new Error('refused'));
    await show();
    expect(request).toHaveBeenCalledWith('screen');
  });

  it('shows its way out to who touches it only', async () => {
    await show();
    const link = screen.getByRole('link', { name: 'Postes de cet appareil' });
    expect(getComputedStyle(link).opacity).toBe('0');
    dispatchEvent(new PointerEvent('pointerdown'));
    await vi.waitFor(() => expect(getComputedStyle(link).opacity).toBe('1'));
  });

  it.each([
    [1280, 800],
    [1920, 1080],
    [800, 1280],
  ])('stands whole on a glass of %i × %i', async (width, height) => {
    await page.viewport(width, height);
    await show({ board: { week: { 'accueil-general': 100, migrations: 100, pan: 11, autres: 9 } } });
    const { scrollWidth, scrollHeight } = document.documentElement;
    expect([scrollWidth, scrollHeight]).toEqual([width, height]);
  });

  it.each([
    [1280, 800],
    [1920, 1080],
    [800, 1280],
  ])('stands whole with ten services and five timetables on a glass of %i × %i', async (width, height) => {
    await page.viewport(width, height);
    const fake = await fakeGuichet();
    await addServices(fake, 6);
    const week = { 'accueil-general': 100, migrations: 100, pan: 11, autres: 9, s0: 14, s1: 26 };
    const waiting = {
      'accueil-general': { visits: 12, longestMinutes: 117 },
      s3: { visits: 1, longestMinutes: 0 },
    };
    fake.setBoard({ board: { ...demoBoard(MONDAY_TEN), week, waiting }, receivedAt: MONDAY_TEN });
    renderScreen(fake, <AffichageScreen />);
    const row = await screen.findByRole('row', { name: /Accueil.*117/ });
    expect(plain(row.textContent)).toBe('Accueil12 jusqu’à 117 min100');
    expect(screen.getAllByRole('row', { name: /Titres de séjour/ })).toHaveLength(6);
    const { scrollWidth, scrollHeight } = document.documentElement;
    expect([scrollWidth, scrollHeight]).toEqual([width, height]);
    for (const cell of document.querySelectorAll<HTMLElement>('.wall-services td')) {
      expect(cell.scrollWidth).toBeLessThanOrEqual(cell.clientWidth);
      expect(cell.getBoundingClientRect().right).toBeLessThanOrEqual(
        cell.closest('section')?.getBoundingClientRect().right ?? 0,
      );
    }
  });

  it('is as wide as a phone on a phone', async () => {
    await page.viewport(390, 844);
    await show();
    expect(document.documentElement.scrollWidth).toBe(390);
  });

  it.each([
    ['full', {}],
    ['on a holiday', { at: Date.UTC(2026, 4, 14, 8), age: 10 * MINUTE }],
  ])('has no accessibility violation, %s', async (_, shown) => {
    await page.viewport(1280, 800);
    await show(shown);
    const { violations } = await axe.run(document.body);
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
});
