import { cleanup, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AccueilScreen } from '../../../../src/app/screens/accueil/accueil-screen.tsx';
import { bookAppointment } from '../../../../src/commands/book-appointment.ts';
import { checkInVisitor } from '../../../../src/commands/check-in-visitor.ts';
import { appointmentIdOfVisit, referenceOf } from '../../../../src/domain/kernel/ids.ts';
import { valuesOf } from '../../../../src/domain/kernel/record.ts';
import { type VisitShapes, visitKind, visitStatus } from '../../../../src/domain/visit/visit.ts';
import { axeViolations } from '../../../fixtures/axe-violations.ts';
import { type FakeGuichet, fakeGuichet, MONDAY_TEN, renderScreen } from '../../../fixtures/fake-guichet.tsx';

const MINUTE = 60_000;
let fake: FakeGuichet;

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1280, 800);
  fake = await fakeGuichet();
});
afterEach(cleanup);

async function open(): Promise<void> {
  renderScreen(
    fake,
    <main>
      <AccueilScreen />
    </main>,
  );
  await screen.findByText('File d’attente');
  // Keys are listened to once the screen was painted.
  await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
}

/** Visitors who came one a minute, the last one now. */
async function waiting(...services: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const [rank, service] of services.entries()) {
    fake.desk.setNow(MONDAY_TEN - (services.length - 1 - rank) * MINUTE);
    const result = await checkInVisitor(fake.desk, { service, appointment: false });
    if (result.ok) ids.push(result.value.id);
  }
  return ids;
}

/** Colours on their way from one to another are no colours to judge. */
async function settled(): Promise<void> {
  await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
}

function visits() {
  return fake.desk.store
    .all()
    .filter((record) => record.kind === visitKind.name)
    .map((record) => valuesOf<VisitShapes>(record));
}

function card(name: string) {
  return within(screen.getByRole('region', { name }));
}

function tile(short: string, today: number): HTMLElement {
  return screen.getByRole('button', { name: new RegExp(`^${short} .*\\b${today} aujourd’hui`) });
}

function line(): string[] {
  return card('File d’attente')
    .queryAllByRole('button', { name: /^Appeler . \d+$/ })
    .map((button) => button.getAttribute('aria-label')?.replace('Appeler ', '') ?? '');
}

describe('counting', () => {
  it('takes one press a visit, in no line; a family of four is one visit of four, and undone', async () => {
    await open();
    await userEvent.keyboard('c');
    await userEvent.click(tile('Migrations', 0));
    await card('Compter').findByText('Migrations et intégration : + 1 visite');
    for (let more = 1; more < 4; more += 1)
      await userEvent.click(screen.getByRole('button', { name: 'Une personne de plus' }));
    await userEvent.click(tile('Migrations', 1));
    await card('Compter').findByText('Migrations et intégration : + 1 visite de 4 personnes');
    expect(visits().map(({ arrival }) => [arrival?.people, arrival?.ticket])).toEqual([
      [1, undefined],
      [4, undefined],
    ]);
    expect(visits().map(visitStatus)).toEqual(['counted', 'counted']);
    expect(line()).toEqual([]);
    expect(await axeViolations(document.body)).toEqual([]);
    await userEvent.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(visits().map(visitStatus)).toEqual(['counted', 'void']));
    await userEvent.keyboard('c');
    await screen.findByRole('region', { name: 'Dernière entrée' });
  });

  it('writes a day on paper down, an hour and a service a line; a day to come is refused', async () => {
    await open();
    await userEvent.click(screen.getByRole('button', { name: 'Saisir une journée sur papier' }));
    const form = within(await screen.findByRole('dialog', { name: 'Saisir une journée sur papier' }));
    await userEvent.fill(form.getByLabelText('Jour'), '2026-11-24');
    await userEvent.click(form.getByRole('button', { name: 'Enregistrer cette ligne' }));
    await form.findByText('Ce jour n’est pas encore venu.');
    await userEvent.fill(form.getByLabelText('Jour'), '2026-11-22');
    await form.findByText(/Le site est fermé ce jour-là/);
    await userEvent.fill(form.getByLabelText('Jour'), '2026-11-20');
    await userEvent.click(form.getByRole('button', { name: 'Une visite de plus' }));
    await userEvent.click(form.getByRole('button', { name: 'Enregistrer cette ligne' }));
    await form.findByText('vendredi 20 novembre, 9 h – 10 h, Accueil : 2 visites');
    expect(await axeViolations(document.body)).toEqual([]);
    expect(visits()).toMatchObject(
      Array(2).fill({ arrival: { at: MONDAY_TEN - 73 * 60 * MINUTE, counted: true, precision: 'hour' } }),
    );
  });
});

describe('a ticket', () => {
  it('is printed alone, with its service, its day and its hour', async () => {
    const printed = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    await open();
    await userEvent.click(tile('Accueil', 0));
    await card('Dernière entrée').findByText(/A 001/);
    await userEvent.click(card('Dernière entrée').getByRole('button', { name: 'Ticket' }));
    await waitFor(() => expect(printed).toHaveBeenCalledOnce());
    const paper = document.querySelector('.accueil-ticket')?.textContent;
    for (const words of ['A 001', 'Accueil général', 'Lundi 23 novembre, 10:00', 'Préfecture du Gers'])
      expect(paper).toContain(words);
    dispatchEvent(new Event('afterprint'));
    await waitFor(() => expect(document.querySelector('.accueil-ticket')).toBeNull());
    printed.mockRestore();
  });
});

it('the line tells its median and longest wait, and in words who waits beyond the target', async () => {
  await fake.setSetting('waiting', { targetMinutes: 1 });
  await waiting('accueil-general', 'accueil-general', 'accueil-general');
  await open();
  card('File d’attente').getByText(/attente médiane 1 min, la plus longue 2 min/);
  card('File d’attente').getByText('1 au-delà de l’objectif (1 min)');
});

describe('registering', () => {
  it('takes one tap: the ticket shows large, the line and the counts follow', async () => {
    await open();
    await userEvent.click(tile('Migrations', 0));
    await waitFor(() => expect(card('Dernière entrée').getByRole('status').textContent).toBe('Ticket A 001'));
    expect(visits()).toMatchObject([{ arrival: { service: 'migrations', appointment: true, people: 1 } }]);
    await waitFor(() => expect(line()).toEqual(['A 001']));
    screen.getByRole('button', {
      name: /^Migrations Migrations et intégration 1|^Migrations .*1 aujourd’hui/,
    });
  });

  it.each([
    ['Digit1', 'accueil-general'],
    ['Digit4', 'autres'],
  ])('takes one key (%s), by its place on the keyboard', async (code, service) => {
    await open();
    document.dispatchEvent(new KeyboardEvent('keydown', { code, key: '&', bubbles: true }));
    await card('Dernière entrée').findByText(/A 001/);
    expect(visits()[0]?.arrival?.service).toBe(service);
  });

  it('types digits, not visitors, in the search field', async () => {
    await open();
    await userEvent.type(screen.getByLabelText(/^Chercher/), '123');
    expect(visits()).toEqual([]);
  });

  it('registers nobody by keys once they are turned off', async () => {
    await open();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Raccourcis clavier' }));
    await userEvent.keyboard('1');
    expect(visits()).toEqual([]);
    expect(localStorage.getItem('guichet-shortcuts')).toBe('off');
  });

  it('says that nothing was kept when the disk is full', async () => {
    await open();
    fake.desk.store.failNextWrite({ code: 'storage-full' });
    await userEvent.click(tile('Accueil', 0));
    await screen.findByText(/le disque de cet appareil est plein/);
    expect(visits()).toEqual([]);
    card('Dernière entrée').getByText('Un visiteur arrive ?');
  });

  it('is taken back by Ctrl+Z', async () => {
    await open();
    await userEvent.keyboard('1');
    await card('Dernière entrée').findByText(/A 001/);
    await userEvent.keyboard('{Control>}z{/Control}');
    await card('Dernière entrée').findByText('Un visiteur arrive ?');
    expect(visits()[0]?.void?.reason).toBe('mistake');
  });

  it('completes the entry in one tap each: reason, people, needs, user', async () => {
    await open();
    await userEvent.keyboard('1');
    const last = card('Dernière entrée');
    await userEvent.click(await last.findByRole('button', { name: 'Dépôt de dossier' }));
    await userEvent.click(last.getByRole('button', { name: 'Une personne de plus' }));
    await userEvent.click(last.getByRole('button', { name: 'Difficulté de langue' }));
    await userEvent.click(last.getByText('Association'));
    await waitFor(() =>
      expect(visits()[0]?.arrival).toMatchObject({
        reason: 'depot',
        people: 2,
        needs: ['langue'],
        userType: 'association',
        ticket: { series: 'A', number: 1 },
      }),
    );
    await waitFor(() => last.getByRole('button', { name: 'Dépôt de dossier', pressed: true }));
    await userEvent.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(visits()[0]?.arrival?.userType).toBe('particulier'));
  });

  it('asks a registered visitor at the PAN for no appointment: those are ticked', async () => {
    await open();
    await userEvent.keyboard('3');
    await card('Dernière entrée').findByText(/A 001/);
    expect(visits()[0]?.arrival).toMatchObject({ service: 'pan', appointment: false });
  });
});

describe('the line', () => {
  it('asks for the counter once, then calls who has waited longest', async () => {
    await waiting('accueil-general', 'migrations');
    await open();
    await waitFor(() => expect(line()).toEqual(['A 001', 'A 002']));
    await userEvent.keyboard('n');
    await userEvent.click(await screen.findByRole('button', { name: 'Guichet 2' }));
    await waitFor(() => expect(visits()[0]?.call?.counter).toBe('guichet-2'));
    await screen.findByText('A 001 : appel');
    await userEvent.keyboard('n');
    await waitFor(() => expect(visits()[1]?.call?.counter).toBe('guichet-2'));
    await card('File d’attente').findByText('Personne n’attend');
  });

  it('calls only the services chosen', async () => {
    fake.session.setState({ counter: 'guichet-1' });
    await waiting('accueil-general', 'migrations', 'autres');
    await open();
    for (const service of ['Accueil 1', 'Migrations 1']) {
      await userEvent.click(
        await card('File d’attente').findByRole('button', { name: service, pressed: true }),
      );
    }
    await waitFor(() => expect(line()).toEqual(['A 003']));
    await userEvent.click(await screen.findByRole('button', { name: /^Appeler le suivant/ }));
    await waitFor(() => expect(visits().map(visitStatus)).toEqual(['waiting', 'waiting', 'called']));
  });

  it('leaves the PAN’s people to the PAN, until this desk says that it calls them too, and remembers', async () => {
    fake.session.setState({ counter: 'guichet-1' });
    await waiting('pan', 'accueil-general');
    await open();
    await waitFor(() => expect(line()).toEqual(['A 002']));
    await userEvent.keyboard('n');
    await waitFor(() => expect(visits().map(visitStatus)).toEqual(['waiting', 'called']));
    await userEvent.click(
      await card('File d’attente').findByRole('button', { name: 'PAN 1', pressed: false }),
    );
    await waitFor(() => expect(line()).toEqual(['A 001']));
    cleanup();
    await open();
    await waitFor(() => expect(line()).toEqual(['A 001']));
  });

  it('calls this one, serves by key, and gives the person back when undone', async () => {
    fake.session.setState({ counter: 'guichet-1' });
    await waiting('accueil-general', 'accueil-general');
    await open();
    await userEvent.click(await screen.findByRole('button', { name: 'Appeler A 002' }));
    await screen.findByRole('list', { name: 'Au guichet : Guichet 1' });
    await userEvent.keyboard('s');
    await waitFor(() => expect(visits().map(visitStatus)).toEqual(['waiting', 'served']));
    await userEvent.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(visits().map(visitStatus)).toEqual(['waiting', 'called']));
  });

  it('sends on to another service, where the person waits with the arrival time, or for good', async () => {
    fake.session.setState({ counter: 'guichet-1' });
    await waiting('accueil-general', 'accueil-general');
    await open();
    await userEvent.keyboard('n');
    await userEvent.click(await screen.findByRole('button', { name: 'Envoyer…' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Migrations et intégration' }));
    await waitFor(() => expect(visits()[0]?.transfer).toMatchObject({ to: 'migrations' }));
    await waitFor(() => expect(line()).toEqual(['A 001', 'A 002']));
    await userEvent.click(screen.getByRole('button', { name: 'Appeler A 002' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Envoyer…' }));
    await userEvent.click(await screen.findByText('Visite terminée'));
    await userEvent.click(await screen.findByRole('button', { name: 'Migrations et intégration' }));
    await waitFor(() =>
      expect(visits()[1]?.departure).toMatchObject({ outcome: 'redirected', to: 'migrations' }),
    );
    expect(visits().map(visitStatus)).toEqual(['waiting', 'redirected']);
  });

  it('calls again who does not come, puts them aside, and lets them go', async () => {
    fake.session.setState({ counter: 'guichet-1' });
    await waiting('accueil-general');
    await open();
    await userEvent.keyboard('n');
    await userEvent.click(await screen.findByRole('button', { name: 'Rappeler' }));
    await screen.findByText(/^rappelé il y a/);
    await userEvent.click(screen.getByRole('button', { name: 'Ne répond pas' }));
    const aside = within(await screen.findByRole('region', { name: 'Mis de côté' }));
    aside.getByText(/sans réponse à 1 appel/);
    expect(line()).toEqual([]);
    await userEvent.click(aside.getByRole('button', { name: 'Remettre A 001 dans la file' }));
    await waitFor(() => expect(line()).toEqual(['A 001']));
    await userEvent.click(card('File d’attente').getByRole('button', { name: 'Détails de A 001' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Mettre de côté' }));
    await userEvent.click(
      within(await screen.findByRole('region', { name: 'Mis de côté' })).getByRole('button', {
        name: 'Détails de A 001',
      }),
    );
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', { name: 'Parti sans être reçu' }),
    );
    await waitFor(() => expect(visits().map(visitStatus)).toEqual(['left']));
  });

  it('puts who has priority first, by one tap on the last entry', async () => {
    await waiting('accueil-general');
    await open();
    await userEvent.keyboard('1');
    const chip = await card('Dernière entrée').findByRole('button', { name: 'Carte priorité' });
    await userEvent.click(chip);
    await waitFor(() => expect(line()).toEqual(['A 002', 'A 001']));
    card('File d’attente').getByRole('img', { name: 'Prioritaire (Carte priorité)' });
  });

  it('tells both counters that called the same person while cut off who goes on', async () => {
    fake.session.setState({ counter: 'guichet-1' });
    const [id] = await waiting('accueil-general');
    await open();
    await userEvent.keyboard('n');
    await screen.findByRole('list', { name: 'Au guichet : Guichet 1' });
    await fake.state(visitKind.name, id as string, {
      call: { at: MONDAY_TEN + 1, counter: 'guichet-3' },
      'claim:guichet-3': { at: MONDAY_TEN + 1 },
    });
    await screen.findByText('Guichet 3 reçoit A 001');
    await userEvent.click(screen.getByRole('button', { name: 'Compris' }));
    await waitFor(() => expect(screen.queryByText('Guichet 3 reçoit A 001')).toBeNull());
    await fake.state(visitKind.name, id as string, {
      call: { at: MONDAY_TEN + 2, counter: 'guichet-1' },
      'claim:guichet-1': { at: MONDAY_TEN + 2 },
    });
    await screen.findByText('A 001 reste à ce guichet');
  });

  it('shows who was called to another counter, and lets that visit be ended', async () => {
    const [id] = await waiting('accueil-general');
    await fake.state(visitKind.name, id as string, { call: { at: MONDAY_TEN, counter: 'guichet-3' } });
    await open();
    await userEvent.click(await screen.findByRole('button', { name: /A 001 Guichet 3/ }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Servi' }));
    await waitFor(() => expect(visits().map(visitStatus)).toEqual(['served']));
  });

  it('draws the first eight of sixty, and all when asked', async () => {
    await waiting(...Array.from({ length: 60 }, () => 'accueil-general'));
    await open();
    await waitFor(() => expect(line()).toHaveLength(8));
    await userEvent.click(await screen.findByRole('button', { name: 'Montrer les 52 suivants' }));
    await waitFor(() => expect(line()).toHaveLength(60));
    expect(line()[0]).toBe('A 001');
  });
});

describe('the PAN’s appointments of today', () => {
  it('are checked in by one tick: the person is in the line, counted once', async () => {
    fake.desk.setNow(MONDAY_TEN - 3 * 60 * MINUTE);
    const booked = await bookAppointment(fake.desk, { start: MONDAY_TEN, procedure: 'sejour' });
    fake.desk.setNow(MONDAY_TEN - 5 * MINUTE);
    await open();
    const reference = booked.ok ? referenceOf(booked.value.id) : '';
    await userEvent.click(await screen.findByRole('button', { name: `Arrivé : ${reference}` }));
    await card('Rendez-vous PAN du jour').findByText('Arrivé');
    expect(visits()).toHaveLength(1);
    await userEvent.click(await card('File d’attente').findByRole('button', { name: 'PAN 1' }));
    await screen.findByRole('button', { name: `Appeler ${reference}` });
    await userEvent.keyboard('{Control>}z{/Control}');
    await screen.findByRole('button', { name: `Arrivé : ${reference}` });
    expect(visits().map(visitStatus)).toEqual(['unknown']);
  });
});

describe('the day', () => {
  it('is searched by ticket, service and reason, without accents', async () => {
    await waiting('accueil-general', 'migrations', 'accueil-general');
    await open();
    const list = within(screen.getByRole('table', { name: 'Liste des visites' }));
    await waitFor(() => expect(list.getAllByRole('row')).toHaveLength(4));
    const search = screen.getByLabelText(/^Chercher/);
    await userEvent.type(search, 'a2');
    await waitFor(() => expect(list.getAllByRole('row')).toHaveLength(2));
    list.getByText('A 002');
    await userEvent.clear(search);
    await userEvent.type(search, 'integration');
    await waitFor(() => expect(list.getAllByRole('row')).toHaveLength(2));
    await userEvent.clear(search);
    await userEvent.type(search, 'Z 999');
    await screen.findByText('Aucune visite ne correspond');
  });

  it('lets a visit be corrected, then taken out with a reason; it leaves the counts', async () => {
    await waiting('accueil-general');
    await open();
    await userEvent.click(await screen.findByRole('button', { name: 'Corriger A 001' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Visite A 001' }));
    await userEvent.selectOptions(dialog.getByLabelText('Service'), 'autres');
    await waitFor(() => expect(visits()[0]?.arrival?.service).toBe('autres'));
    await userEvent.click(dialog.getByRole('button', { name: 'Annuler cette visite…' }));
    await userEvent.click(await dialog.findByRole('button', { name: 'Déjà enregistrée' }));
    await waitFor(() => expect(visits()[0]?.void?.reason).toBe('duplicate'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await within(screen.getByRole('table', { name: 'Liste des visites' })).findByText('Annulée');
    await waitFor(() => tile('Autres', 0));
  });

  it('begins anew at midnight: yesterday’s visits are not today’s', async () => {
    await waiting('accueil-general');
    fake.desk.setNow(MONDAY_TEN + 24 * 60 * MINUTE);
    await open();
    await card('File d’attente').findByText('Personne n’attend');
    await screen.findByText('Aucune visite aujourd’hui');
  });
});

describe.each([
  [1280, 800],
  [800, 1280],
  [390, 844],
])('on a glass of %i × %i', (width, height) => {
  it.each([0, 3, 60])(
    'with %i people waiting, nothing overflows and nothing bars anybody',
    async (people) => {
      await page.viewport(width, height);
      fake.session.setState({ counter: 'guichet-1' });
      await waiting(
        ...Array.from(
          { length: people },
          (_, rank) => ['accueil-general', 'migrations', 'pan'][rank % 3] as string,
        ),
      );
      await open();
      await userEvent.keyboard('1');
      await card('Dernière entrée').findByRole('status');
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
      for (const control of document.querySelectorAll(
        'button, select, input:not([type="checkbox"], [type="radio"])',
      )) {
        const box = control.getBoundingClientRect();
        expect(Math.min(box.width, box.height), control.outerHTML).toBeGreaterThanOrEqual(47.5);
      }
      await settled();
      expect(await axeViolations(document.body)).toEqual([]);
    },
  );
});

it('a visit sent by a session without appointment is called by its reference', async () => {
  const id = 'visit/0193a5b2-c3d4-7abc-8def-0123456789ab';
  await fake.state(visitKind.name, id, {
    arrival: {
      at: MONDAY_TEN,
      service: 'pan',
      appointment: true,
      people: 1,
      userType: 'particulier',
      needs: [],
    },
  });
  await open();
  await userEvent.click(await screen.findByRole('button', { name: 'PAN 1' }));
  await screen.findByRole('button', { name: `Appeler ${referenceOf(appointmentIdOfVisit(id))}` });
});
