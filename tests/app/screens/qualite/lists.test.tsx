import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import type { FeedbackShapes } from '../../../../src/domain/feedback/feedback.ts';
import { valuesOf } from '../../../../src/domain/kernel/record.ts';
import { type VisitShapes, visitStatus } from '../../../../src/domain/visit/visit.ts';
import { axeViolations } from '../../../fixtures/axe-violations.ts';
import { type FakeGuichet, MONDAY_TEN } from '../../../fixtures/fake-guichet.tsx';
import { openQualite } from './open-qualite.tsx';

afterEach(cleanup);

const MINUTE = 60_000;

function arrival(service: string, minutesAgo: number): object {
  return {
    at: MONDAY_TEN - minutesAgo * MINUTE,
    service,
    appointment: false,
    people: 1,
    userType: 'particulier',
    needs: [],
  };
}

async function visits(fake: FakeGuichet): Promise<void> {
  for (let rank = 1; rank <= 60; rank += 1) {
    const service = rank % 3 === 0 ? 'pan' : 'accueil-general';
    await fake.state('visit', `019aa000-0000-7000-8000-${String(rank).padStart(12, '0')}`, {
      arrival: arrival(service, rank),
    });
  }
}

async function deposit(fake: FakeGuichet, id: string, change: object): Promise<void> {
  const usual = {
    type: 'complaint',
    channel: 'urn',
    depositedOn: '2026-11-20',
    enteredAt: MONDAY_TEN,
    text: 'Il fait froid.',
  };
  await fake.state('feedback', id, { deposit: { ...usual, ...change } });
}

test('a visit is found by its service, voided, and restored from the list', async () => {
  const fake = await openQualite('/qualite/visites', {}, visits);
  await screen.findByText('60 visites');
  expect(screen.getAllByRole('row')).toHaveLength(51);
  fireEvent.click(screen.getByRole('button', { name: 'Suivante' }));
  await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(11));
  fireEvent.change(screen.getByLabelText('Service'), { target: { value: 'pan' } });
  await screen.findByText('20 visites');
  const status = async (): Promise<string> => {
    const [record] = (await fake.desk.store.ofDays('visit', '2026-11-23', '2026-11-23')).filter(({ id }) =>
      id.endsWith('003'),
    );
    return visitStatus(valuesOf<VisitShapes>(record as NonNullable<typeof record>));
  };
  fireEvent.click(screen.getAllByRole('button', { name: 'Annuler' })[0] as HTMLElement);
  expect(await screen.findByText('annulée')).toBeTruthy();
  expect(await status()).toBe('void');
  fireEvent.click(screen.getByRole('button', { name: 'Rétablir' }));
  await waitFor(async () => expect(await status()).toBe('waiting'));
});

test('a span of days too long or reversed is said, and reads nothing', async () => {
  await openQualite('/qualite/visites', {}, visits);
  await screen.findByText('60 visites');
  fireEvent.input(screen.getByLabelText('Au'), { target: { value: '2026-11-01' } });
  expect(await screen.findByText(/La fin est avant le début/)).toBeTruthy();
  fireEvent.input(screen.getByLabelText('Au'), { target: { value: '2027-11-01' } });
  expect(await screen.findByText(/au plus 92 jours/)).toBeTruthy();
});

test('complaints say what is late and what is left, in working days of the place', async () => {
  await openQualite('/qualite/avis', {}, async (fake) => {
    await deposit(fake, 'late', { channel: 'email', depositedOn: '2026-11-10', text: 'Trop long.' });
    await deposit(fake, 'open', { text: 'Pas de chaises.' });
    await deposit(fake, 'thanks', { type: 'thanks', text: 'Merci.' });
  });
  const rows = await screen.findAllByRole('row');
  expect(rows[1]?.textContent).toMatch(/En retard.*18\/11\/2026.*dépassée de 3 jours ouvrés/);
  expect(rows[2]?.textContent).toMatch(/À répondre.*04\/12\/2026.*dans 9 jours ouvrés/);
  expect(rows[3]?.textContent).toContain('Sans réponse à faire');
  fireEvent.change(screen.getByLabelText('État'), { target: { value: 'late' } });
  await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(2));
  expect(await axeViolations()).toEqual([]);
});

test('a reply and what was done are noted; a reply before the deposit or after today is refused with a sentence', async () => {
  const fake = await openQualite('/qualite/avis', {}, (opened) => deposit(opened, 'open', {}));
  fireEvent.click(await screen.findByRole('button', { name: /^Ouvrir/ }));
  const dialog = within(await screen.findByRole('dialog'));
  for (const day of ['2026-11-19', '2026-11-24']) {
    fireEvent.input(dialog.getByLabelText('Date'), { target: { value: day } });
    fireEvent.click(dialog.getByRole('button', { name: 'Noter la réponse' }));
    expect(await dialog.findByText(/ne peut pas être avant le dépôt|n’est pas encore arrivée/)).toBeTruthy();
  }
  fireEvent.input(dialog.getByLabelText('Date'), { target: { value: '2026-11-23' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Noter la réponse' }));
  expect(await dialog.findByText(/Réponse envoyée le lundi 23 novembre 2026/)).toBeTruthy();
  fireEvent.input(dialog.getByLabelText('Suites données'), { target: { value: ' Chauffage réparé. ' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Enregistrer les suites données' }));
  await waitFor(async () => {
    const record = await fake.desk.store.get('open');
    expect(valuesOf<FeedbackShapes>(record as NonNullable<typeof record>)).toMatchObject({
      reply: { on: '2026-11-23', channel: 'letter' },
      followUp: { text: 'Chauffage réparé.' },
    });
  });
});

test('forms of the urn follow one another by Ctrl+Enter, keeping what a pile shares', async () => {
  const fake = await openQualite('/qualite/saisie');
  const text = await screen.findByLabelText('Texte');
  fireEvent.keyDown(text, { key: 'Enter', ctrlKey: true });
  expect(await screen.findAllByText('Recopiez le texte du formulaire.')).toHaveLength(2);
  fireEvent.click(screen.getByRole('radio', { name: 'Suggestion' }));
  fireEvent.input(screen.getByLabelText('Déposé le'), { target: { value: '2026-11-19' } });
  fireEvent.change(screen.getByLabelText('Thème'), { target: { value: 'locaux' } });
  for (const words of ['Un banc dehors.', 'Une horloge.']) {
    fireEvent.input(screen.getByLabelText('Texte'), { target: { value: words } });
    fireEvent.keyDown(screen.getByLabelText('Texte'), { key: 'Enter', ctrlKey: true });
    await waitFor(() => expect((screen.getByLabelText('Texte') as HTMLTextAreaElement).value).toBe(''));
  }
  expect(document.activeElement).toBe(screen.getByLabelText('Texte'));
  const kept = (await fake.desk.store.ofDays('feedback', '2026-11-19', '2026-11-19')).map(
    (record) => valuesOf<FeedbackShapes>(record).deposit,
  );
  expect(kept).toMatchObject([
    {
      type: 'suggestion',
      channel: 'urn',
      collectedOn: '2026-11-23',
      theme: 'locaux',
      text: 'Un banc dehors.',
    },
    { type: 'suggestion', channel: 'urn', collectedOn: '2026-11-23', text: 'Une horloge.' },
  ]);
  expect(kept[1]).not.toHaveProperty('theme');
  expect(await axeViolations()).toEqual([]);
});
