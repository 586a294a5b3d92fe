import { cleanup, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { PanScreen } from '../../../../src/app/screens/pan/pan-screen.tsx';
import { bookAppointment } from '../../../../src/commands/book-appointment.ts';
import { cancelAppointment } from '../../../../src/commands/cancel-appointment.ts';
import { checkInVisitor } from '../../../../src/commands/check-in-visitor.ts';
import { markArrived } from '../../../../src/commands/mark-arrived.ts';
import {
  type AppointmentShapes,
  appointmentKind,
  appointmentStatus,
} from '../../../../src/domain/appointment/appointment.ts';
import { referenceOf, uuidv7 } from '../../../../src/domain/kernel/ids.ts';
import { valuesOf } from '../../../../src/domain/kernel/record.ts';
import { type VisitShapes, visitKind, visitStatus } from '../../../../src/domain/visit/visit.ts';
import { axeViolations } from '../../../fixtures/axe-violations.ts';
import { type FakeGuichet, fakeGuichet, MONDAY_TEN, renderScreen } from '../../../fixtures/fake-guichet.tsx';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
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
      <PanScreen />
    </main>,
  );
  await screen.findByRole('region', { name: 'Lundi 23 novembre' });
  // Keys are listened to once the screen was painted.
  await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
}

/** Books a slot before the day began; the clock then stands at Monday ten again. */
async function booked(start: number): Promise<string> {
  fake.desk.setNow(MONDAY_TEN - 3 * HOUR);
  const result = await bookAppointment(fake.desk, { start, procedure: 'sejour' });
  fake.desk.setNow(MONDAY_TEN);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value.id;
}

function appointments() {
  return fake.desk.store
    .all()
    .filter((record) => record.kind === appointmentKind.name)
    .map((record) => valuesOf<AppointmentShapes>(record));
}

function visits() {
  return fake.desk.store
    .all()
    .filter((record) => record.kind === visitKind.name)
    .map((record) => valuesOf<VisitShapes>(record));
}

function day(name: string) {
  return within(screen.getByRole('region', { name }));
}

async function dialog(name: string | RegExp) {
  return within(await screen.findByRole('dialog', { name }));
}

function slots(name: string): (string | null)[] {
  return day(name)
    .queryAllByRole('button', { name: / Libre$/ })
    .map((button) => button.textContent);
}

describe('the week', () => {
  it('offers the slots of the opening hours that have not begun, and none that is held', async () => {
    await booked(MONDAY_TEN + DAY);
    await open();
    expect(slots('Lundi 23 novembre')).toEqual(['10:30 Libre', '11:00 Libre']);
    expect(slots('Mardi 24 novembre')).toEqual([
      '08:30 Libre',
      '09:00 Libre',
      '09:30 Libre',
      '10:30 Libre',
      '11:00 Libre',
    ]);
    expect(slots('Mercredi 25 novembre')).toHaveLength(11);
    expect(screen.queryByRole('region', { name: 'Samedi 28 novembre' })).toBeNull();
  });

  it('says why a day is closed', async () => {
    await fake.setSetting('closures', { greve: { from: '2026-11-26', to: '2026-11-26', label: 'Grève' } });
    await open();
    day('Jeudi 26 novembre').getByText('Grève');
    expect(slots('Jeudi 26 novembre')).toEqual([]);
  });

  it('is left and found again by arrows and by key', async () => {
    await open();
    await userEvent.keyboard('{ArrowRight}');
    await screen.findByRole('region', { name: 'Lundi 30 novembre' });
    await userEvent.click(screen.getByRole('button', { name: 'Semaine suivante' }));
    await screen.findByRole('region', { name: 'Lundi 7 décembre' });
    await userEvent.keyboard('a');
    await screen.findByRole('region', { name: 'Lundi 23 novembre' });
  });

  it('asks for what was never said of an appointment that is over', async () => {
    await booked(MONDAY_TEN - HOUR);
    await open();
    day('Lundi 23 novembre').getByText('À compléter');
  });
});

describe('booking', () => {
  it('takes three taps and ends on the reference to give, large', async () => {
    await open();
    await userEvent.click(day('Mardi 24 novembre').getByRole('button', { name: '09:00 Libre' }));
    const booking = await dialog('Mardi 24 novembre, 09:00');
    await userEvent.click(booking.getByText('Naturalisation'));
    await userEvent.click(booking.getByRole('button', { name: 'Réserver' }));
    const slip = await dialog('Référence à remettre');
    const [record] = fake.desk.store.all().filter(({ kind }) => kind === appointmentKind.name);
    await slip.findByText(referenceOf(record?.id ?? ''));
    await slip.findByText('Mardi 24 novembre à 09:00');
    expect(appointments()).toMatchObject([
      {
        slot: {
          start: MONDAY_TEN + DAY - HOUR,
          durationMinutes: 30,
          procedure: 'naturalisation',
          bookedAt: MONDAY_TEN,
        },
      },
    ]);
    await userEvent.click(slip.getByRole('button', { name: 'Terminé' }));
    await userEvent.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(slots('Mardi 24 novembre')).toContain('09:00 Libre'));
  });

  it('asks for the procedure before anything is written', async () => {
    await open();
    await userEvent.click(day('Mardi 24 novembre').getByRole('button', { name: '09:00 Libre' }));
    const booking = await dialog(/Mardi 24/);
    await userEvent.click(booking.getByRole('button', { name: 'Réserver' }));
    await booking.findByText('Choisissez la démarche.');
    expect(appointments()).toEqual([]);
  });

  it('says so when another tablet took the slot meanwhile', async () => {
    await open();
    await userEvent.click(day('Mardi 24 novembre').getByRole('button', { name: '10:00 Libre' }));
    const booking = await dialog(/Mardi 24/);
    await booked(MONDAY_TEN + DAY);
    await userEvent.click(booking.getByText('Association'));
    await userEvent.click(booking.getByRole('button', { name: 'Réserver' }));
    await screen.findByText(/Ce créneau vient d’être pris/);
    expect(appointments()).toHaveLength(1);
  });
});

describe('an appointment', () => {
  it('is moved by pressing its new slot, another week too', async () => {
    const id = await booked(MONDAY_TEN + DAY);
    await open();
    await userEvent.click(screen.getByRole('button', { name: new RegExp(referenceOf(id)) }));
    await userEvent.click((await dialog(/Rendez-vous/)).getByRole('button', { name: 'Déplacer…' }));
    await screen.findByText(/Touchez le nouveau créneau/);
    await userEvent.click(screen.getByRole('button', { name: 'Semaine suivante' }));
    await screen.findByRole('region', { name: 'Mardi 1 décembre' });
    await userEvent.click(day('Mardi 1 décembre').getByRole('button', { name: '10:00 Libre' }));
    await waitFor(() => expect(appointments()[0]?.slot?.start).toBe(MONDAY_TEN + 8 * DAY));
    await waitFor(() => expect(screen.queryByText(/Touchez le nouveau créneau/)).toBeNull());
  });

  it('is cancelled, saying by whom, and its slot is free again', async () => {
    const id = await booked(MONDAY_TEN + DAY);
    await open();
    await userEvent.click(screen.getByRole('button', { name: new RegExp(referenceOf(id)) }));
    const opened = await dialog(/Rendez-vous/);
    await userEvent.click(opened.getByRole('button', { name: 'Annuler…' }));
    await userEvent.click(await opened.findByRole('button', { name: 'Le service' }));
    await waitFor(() => expect(appointments().map(appointmentStatus)).toEqual(['cancelled-by-service']));
    await waitFor(() => expect(slots('Mardi 24 novembre')).toContain('10:00 Libre'));
    await userEvent.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(appointments().map(appointmentStatus)).toEqual(['booked']));
  });

  it('that nobody came to is noted absent; who comes late has arrived after all', async () => {
    const id = await booked(MONDAY_TEN - HOUR);
    await open();
    const press = () =>
      userEvent.click(screen.getByRole('button', { name: new RegExp(`09:00 ${referenceOf(id)}`) }));
    await press();
    await userEvent.click((await dialog(/Rendez-vous/)).getByRole('button', { name: 'Absent' }));
    await waitFor(() => expect(appointments().map(appointmentStatus)).toEqual(['no-show']));
    await press();
    await userEvent.click((await dialog(/Rendez-vous/)).getByRole('button', { name: 'Arrivé' }));
    await waitFor(() => expect(appointments().map(appointmentStatus)).toEqual(['arrived']));
    expect(visits().map(visitStatus)).toEqual(['waiting']);
  });
});

describe('a session', () => {
  it('takes a start, an end and three taps; the visit ends with it', async () => {
    const id = await booked(MONDAY_TEN);
    await markArrived(fake.desk, { id });
    await open();
    const reference = referenceOf(id);
    const start = MONDAY_TEN + 4 * MINUTE;
    fake.desk.setNow(start);
    await userEvent.click(await screen.findByRole('button', { name: `Recevoir ${reference}` }));
    await waitFor(() => expect(visits()[0]?.call).toEqual({ at: start, counter: 'pan' }));
    fake.desk.setNow(MONDAY_TEN + 22 * MINUTE);
    await userEvent.click(screen.getByRole('button', { name: `Consigner la séance de ${reference}` }));
    const form = await dialog(`Séance ${reference}`);
    expect(form.getByLabelText('Début')).toHaveProperty('value', '10:04');
    expect(form.getByLabelText('Fin')).toHaveProperty('value', '10:22');
    await userEvent.click(form.getByText('Partiellement autonome'));
    await userEvent.click(form.getByText('Dossier déposé'));
    await userEvent.click(form.getByRole('button', { name: 'Enregistrer la séance' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(appointments()[0]?.session).toEqual({
      start,
      end: MONDAY_TEN + 22 * MINUTE,
      procedure: 'sejour',
      help: ['tool'],
      autonomy: 'partial',
      result: 'filed',
      needs: [],
      people: 1,
    });
    expect(visits().map(visitStatus)).toEqual(['served']);
    await userEvent.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(visits().map(visitStatus)).toEqual(['called']));
  });

  it('says what is missing or wrong, each at its place, and writes nothing', async () => {
    await open();
    await userEvent.keyboard('s');
    const form = await dialog('Séance sans rendez-vous');
    await userEvent.fill(form.getByLabelText('Début'), '09:50');
    await userEvent.fill(form.getByLabelText('Fin'), '09:40');
    await userEvent.click(form.getByRole('button', { name: 'Enregistrer la séance' }));
    for (const sentence of [
      'La fin est avant le début.',
      'Choisissez la démarche.',
      'Choisissez l’autonomie de la personne.',
      'Choisissez le résultat.',
    ]) {
      await form.findByText(sentence);
    }
    await userEvent.fill(form.getByLabelText('Fin'), '10:05');
    await form.findByText('La fin est dans le futur.');
    expect(appointments()).toEqual([]);
  });

  it('without appointment counts one visit, and says where the person was sent', async () => {
    await open();
    await userEvent.click(screen.getByRole('button', { name: /^Séance sans rendez-vous/ }));
    const form = await dialog('Séance sans rendez-vous');
    await userEvent.click(form.getByText('Association'));
    await userEvent.click(form.getByText('Autonome'));
    await userEvent.click(form.getByText('Réorienté'));
    await userEvent.click(await form.findByText('Migrations et intégration'));
    await userEvent.click(form.getByRole('button', { name: 'Difficulté de langue' }));
    await userEvent.click(form.getByRole('button', { name: 'Enregistrer la séance' }));
    await waitFor(() => expect(appointments()).toHaveLength(1));
    expect(appointments()[0]?.session).toMatchObject({
      result: 'redirected',
      redirectedTo: 'migrations',
      needs: ['langue'],
    });
    expect(visits()).toMatchObject([
      {
        arrival: { service: 'pan', appointment: false },
        departure: { outcome: 'redirected', to: 'migrations' },
      },
    ]);
  });

  it('of somebody registered at the counter ends that visit, not another', async () => {
    await checkInVisitor(fake.desk, { service: 'pan', appointment: false });
    await open();
    await userEvent.click(await screen.findByRole('button', { name: 'Consigner la séance de A 001' }));
    const form = await dialog('Séance A 001');
    await userEvent.click(form.getByText('Naturalisation'));
    await userEvent.click(form.getByText('Entièrement accompagné'));
    await userEvent.click(form.getByText('Dossier préparé'));
    await userEvent.click(form.getByRole('button', { name: 'Enregistrer la séance' }));
    await waitFor(() => expect(visits().map(visitStatus)).toEqual(['served']));
    expect(appointments()).toHaveLength(1);
    await screen.findByText(/^Personne n’attend au PAN/);
  });

  it('is opened again to be corrected, as it was', async () => {
    const id = await booked(MONDAY_TEN - HOUR);
    const session = {
      start: MONDAY_TEN - HOUR,
      end: MONDAY_TEN - 40 * MINUTE,
      procedure: 'sejour',
      help: ['file' as const],
      autonomy: 'partial' as const,
      result: 'blocked' as const,
      needs: [],
      people: 2,
    };
    await fake.state(appointmentKind.name, id, { session });
    await open();
    await userEvent.click(screen.getByRole('button', { name: new RegExp(referenceOf(id)) }));
    await userEvent.click((await dialog(/Rendez-vous/)).getByRole('button', { name: 'Corriger la séance' }));
    const form = await dialog(/^Séance/);
    expect(form.getByLabelText('Fin')).toHaveProperty('value', '09:20');
    await userEvent.click(form.getByText('Dossier déposé'));
    await userEvent.click(form.getByRole('button', { name: 'Enregistrer la séance' }));
    await waitFor(() => expect(appointments()[0]?.session).toEqual({ ...session, result: 'filed' }));
  });
});

describe('the agenda', () => {
  it('is seen by day, week and month, by key too; a day of the month opens it', async () => {
    await booked(MONDAY_TEN + DAY);
    await fake.setSetting('closures', { pont: { from: '2026-11-12', to: '2026-11-13', label: 'Pont' } });
    await open();
    await userEvent.keyboard('3');
    const month = within(await screen.findByRole('table', { name: 'Novembre 2026' }));
    month.getByRole('button', { name: 'Mercredi 11 novembre, Armistice 1918' });
    month.getByRole('button', { name: 'Vendredi 13 novembre, Pont' });
    await userEvent.click(
      month.getByRole('button', { name: 'Mardi 24 novembre, 5 créneaux libres, 1 rendez-vous' }),
    );
    expect(slots('Mardi 24 novembre')).toHaveLength(5);
    await userEvent.click(screen.getByRole('button', { name: 'Jour suivant' }));
    await screen.findByRole('region', { name: 'Mercredi 25 novembre' });
    await userEvent.keyboard('2');
    await screen.findByRole('region', { name: 'Vendredi 27 novembre' });
  });

  it('tells what takes a mediator away, and offers nothing while nobody is there', async () => {
    const meeting = {
      label: 'Réunion',
      from: '2026-11-03',
      repeats: 'weekly',
      hours: { from: 510, to: 600 },
    };
    await fake.setSetting('agendaClosures', { meeting });
    await open();
    day('Mardi 24 novembre').getByText('Réunion, 08:30 – 10:00');
    expect(slots('Mardi 24 novembre')).toEqual(['10:00 Libre', '10:30 Libre', '11:00 Libre']);
  });

  it('shows a place booked twice, and is settled by a person who keeps both, or undoes that', async () => {
    const id = await booked(MONDAY_TEN + DAY);
    const other = uuidv7(MONDAY_TEN, new Uint8Array(10).fill(7));
    const slot = {
      start: MONDAY_TEN + DAY,
      durationMinutes: 30,
      procedure: 'identite',
      bookedAt: MONDAY_TEN,
    };
    await open();
    expect(screen.queryByRole('region', { name: 'À régler' })).toBeNull();
    await fake.state(appointmentKind.name, other, { slot });
    const notice = within(await screen.findByRole('region', { name: 'À régler' }));
    notice.getByText('2 rendez-vous pour 1 place : mardi 24 novembre, 10:00');
    notice.getByRole('button', { name: `${referenceOf(other)}, 10:00…` });
    await userEvent.click(notice.getByRole('button', { name: `${referenceOf(id)}, 10:00…` }));
    await userEvent.click((await dialog(/Rendez-vous/)).getByRole('button', { name: 'Fermer' }));
    await userEvent.click(notice.getByRole('button', { name: 'Garder les deux' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'À régler' })).toBeNull());
    await userEvent.keyboard('{Control>}z{/Control}');
    await screen.findByRole('region', { name: 'À régler' });
  });

  it('is searched by reference, weeks ahead too', async () => {
    const id = await booked(MONDAY_TEN + 14 * DAY);
    await open();
    await userEvent.fill(screen.getByLabelText('Chercher une référence'), 'zzz');
    await screen.findByText('Aucun rendez-vous ne porte cette référence.');
    const typed = referenceOf(id).toLowerCase().replace('-', ' ');
    await userEvent.fill(screen.getByLabelText('Chercher une référence'), typed);
    await userEvent.click(await screen.findByRole('button', { name: new RegExp(referenceOf(id)) }));
    await dialog(`Rendez-vous ${referenceOf(id)}`);
  });
});

describe('a correction', () => {
  it('takes a cancellation back from the appointment itself', async () => {
    const id = await booked(MONDAY_TEN + DAY);
    await cancelAppointment(fake.desk, { id, by: 'user' });
    await open();
    await userEvent.click(screen.getByRole('button', { name: new RegExp(referenceOf(id)) }));
    await userEvent.click(
      (await dialog(/Rendez-vous/)).getByRole('button', { name: 'Rétablir le rendez-vous' }),
    );
    await waitFor(() => expect(appointments().map(appointmentStatus)).toEqual(['booked']));
  });

  it('takes « arrivé » back, and the visit with it', async () => {
    const id = await booked(MONDAY_TEN);
    await markArrived(fake.desk, { id });
    await open();
    await userEvent.click(
      day('Lundi 23 novembre').getByRole('button', { name: new RegExp(referenceOf(id)) }),
    );
    await userEvent.click((await dialog(/Rendez-vous/)).getByRole('button', { name: 'Pas arrivé' }));
    await waitFor(() => expect(appointments().map(appointmentStatus)).toEqual(['booked']));
    expect(visits().map(visitStatus)).toEqual(['void']);
  });
});

describe('without an appointment', () => {
  it('a session is begun by one key, its time runs, and it is logged as a workshop of ten', async () => {
    await open();
    await userEvent.keyboard('c');
    await screen.findByText(/^En séance depuis/);
    fake.desk.setNow(MONDAY_TEN + 90 * MINUTE);
    await userEvent.click(screen.getByRole('button', { name: /^Consigner la séance/ }));
    const form = await dialog(/^Séance/);
    expect(form.getByLabelText('Début')).toHaveProperty('value', '10:00');
    expect(form.getByLabelText('Fin')).toHaveProperty('value', '11:30');
    await userEvent.click(form.getByRole('button', { name: 'Atelier collectif' }));
    for (let more = 1; more < 10; more += 1) {
      await userEvent.click(form.getByRole('button', { name: 'Une personne de plus' }));
    }
    await form.findByText(/10 accompagnements, une seule séance/);
    await userEvent.click(form.getByText('Association'));
    await userEvent.click(form.getByText('Partiellement autonome'));
    await userEvent.click(form.getByText('Dossier préparé'));
    await userEvent.click(form.getByRole('button', { name: 'Enregistrer la séance' }));
    await waitFor(() => expect(appointments()).toHaveLength(1));
    expect(appointments()[0]?.session).toMatchObject({
      start: MONDAY_TEN,
      end: MONDAY_TEN + 90 * MINUTE,
      people: 10,
      workshop: true,
    });
    expect(visits().map(visitStatus)).toEqual(['served']);
  });
});

describe('an attestation', () => {
  it('is composed, printed, and recorded without the name that was typed', async () => {
    const id = await booked(MONDAY_TEN);
    await markArrived(fake.desk, { id });
    const printed = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    await open();
    await userEvent.click(
      day('Lundi 23 novembre').getByRole('button', { name: new RegExp(referenceOf(id)) }),
    );
    await userEvent.click((await dialog(/Rendez-vous/)).getByRole('button', { name: 'Attestation…' }));
    const form = await dialog('Attestation d’impossibilité en ligne');
    await userEvent.click(form.getByRole('button', { name: 'Imprimer l’attestation' }));
    await form.findByText('Choisissez la raison.');
    expect(printed).not.toHaveBeenCalled();
    await userEvent.click(form.getByText('le service en ligne ne répondait pas'));
    await userEvent.fill(form.getByLabelText(/^Nom de la personne/), 'Awa Diallo');
    await userEvent.click(form.getByRole('button', { name: 'Imprimer l’attestation' }));
    await waitFor(() => expect(printed).toHaveBeenCalledOnce());
    const paper = document.querySelector('.pan-printed-paper')?.textContent;
    expect(paper).toContain('Awa Diallo');
    expect(paper).toContain('le service en ligne ne répondait pas');
    expect(appointments()[0]?.attestation).toEqual({ at: MONDAY_TEN, procedure: 'sejour', reason: 'outage' });
    expect(JSON.stringify(fake.desk.store.all())).not.toContain('Diallo');
    expect(await axeViolations(document.body)).toEqual([]);
    printed.mockRestore();
  });
});

it('the day’s list is there for paper, without the agenda around it', async () => {
  const id = await booked(MONDAY_TEN + HOUR);
  await open();
  const printed = document.querySelector('.pan-printed');
  expect(printed?.textContent).toContain('Rendez-vous du lundi 23 novembre');
  expect(printed?.textContent).toContain(referenceOf(id));
});

describe.each([
  [1280, 800],
  [800, 1280],
  [390, 844],
])('on a glass of %i × %i', (width, height) => {
  it('nothing overflows and nothing bars anybody, in the agenda and in the session’s form', async () => {
    await page.viewport(width, height);
    await markArrived(fake.desk, { id: await booked(MONDAY_TEN) });
    await booked(MONDAY_TEN + DAY);
    await checkInVisitor(fake.desk, { service: 'pan', appointment: false });
    await open();
    await screen.findByText('Sur place');
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    expect(await axeViolations(document.body)).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: /^Séance sans rendez-vous/ }));
    await dialog('Séance sans rendez-vous');
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
    expect(await axeViolations(document.body)).toEqual([]);
    for (const control of document.querySelectorAll(
      'button, select, input:not([type="checkbox"], [type="radio"])',
    )) {
      const box = control.getBoundingClientRect();
      expect(Math.min(box.width, box.height), control.outerHTML).toBeGreaterThanOrEqual(47.5);
    }
  });
});
