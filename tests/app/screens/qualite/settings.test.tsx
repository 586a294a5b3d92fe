import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { type Settings, settingsOf } from '../../../../src/domain/setting/setting.ts';
import { axeViolations } from '../../../fixtures/axe-violations.ts';
import type { FakeGuichet } from '../../../fixtures/fake-guichet.tsx';
import { openQualite } from './open-qualite.tsx';

afterEach(cleanup);

async function settings(fake: FakeGuichet): Promise<Settings> {
  return settingsOf(await fake.desk.store.ofKind('setting'));
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });

test('a service is added under a key of its own, retired, moved, and Ctrl+Z takes the last change back', async () => {
  const fake = await openQualite('/qualite/reglages/services');
  await screen.findByText('Accueil général');
  press('Ajouter un service');
  press('Enregistrer');
  expect(await screen.findByText('Écrivez le nom court.')).toBeTruthy();
  type('Libellé', 'Commission médicale');
  type('Nom court', 'Médical');
  press('Enregistrer');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect((await settings(fake)).services['commission-medicale']).toEqual({
    label: 'Commission médicale',
    short: 'Médical',
    order: 50,
    active: true,
    byAppointment: false,
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Monter « Commission médicale »' }));
  await waitFor(async () => expect((await settings(fake)).services['autres']?.order).toBe(50));
  expect((await settings(fake)).services['commission-medicale']?.order).toBe(40);
  press(/Retirer « Commission médicale »/);
  await waitFor(async () =>
    expect((await settings(fake)).services['commission-medicale']?.active).toBe(false),
  );
  fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
  await waitFor(async () =>
    expect((await settings(fake)).services['commission-medicale']?.active).toBe(true),
  );
});

test('a second entry of the same name gets another key', async () => {
  const fake = await openQualite('/qualite/reglages/guichets');
  for (let round = 0; round < 2; round += 1) {
    fireEvent.click(await screen.findByRole('button', { name: 'Ajouter un guichet' }));
    type('Libellé', 'Guichet 1');
    press('Enregistrer');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  }
  expect(Object.keys((await settings(fake)).counters)).toEqual(
    expect.arrayContaining(['guichet-1', 'guichet-1-2', 'guichet-1-3']),
  );
});

test('a criterion keeps its key and its other languages when it is reworded', async () => {
  const fake = await openQualite('/qualite/reglages/questionnaire', {}, async (opened) => {
    await opened.setSetting('questionnaire', {
      courtoisie: { label: { fr: 'Courtoisie', en: 'Courtesy', ar: 'لطف' }, order: 10, active: true },
    });
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Modifier « Courtoisie »' }));
  type('En français', 'La politesse');
  fireEvent.input(screen.getByLabelText(/En anglais/), { target: { value: '' } });
  press('Enregistrer');
  await waitFor(async () =>
    expect((await settings(fake)).questionnaire['courtoisie']?.label).toEqual({
      fr: 'La politesse',
      ar: 'لطف',
    }),
  );
});

test('hours are saved whole, in order; spans that overlap or end first are said, and nothing is saved', async () => {
  const fake = await openQualite('/qualite/reglages/horaires');
  const before = (await settings(fake)).hours['accueil-general'];
  type('lundi, plage 2, de', '11:00');
  press('Enregistrer les horaires');
  expect(await screen.findByText('Cette plage en chevauche une autre du même jour.')).toBeTruthy();
  type('lundi, plage 2, de', '18:00');
  expect(await screen.findByText('La fin doit être après le début.')).toBeTruthy();
  expect((await settings(fake)).hours['accueil-general']).toEqual(before);
  type('lundi, plage 2, de', '07:00');
  type('lundi, plage 2, à', '08:00');
  press('Recopier le lundi jusqu’au vendredi');
  press('Enregistrer les horaires');
  const early = [
    { from: 420, to: 480 },
    { from: 510, to: 720 },
  ];
  await waitFor(async () =>
    expect((await settings(fake)).hours['accueil-general']).toEqual([
      early,
      early,
      early,
      early,
      early,
      [],
      [],
    ]),
  );
});

test('a closure is added with its words and taken away', async () => {
  const fake = await openQualite('/qualite/reglages/fermetures');
  await screen.findByText('Aucune fermeture');
  press('Ajouter la fermeture');
  expect(await screen.findByText('Choisissez le premier jour.')).toBeTruthy();
  type('Premier jour', '2027-05-07');
  type('Raison', 'Pont de l’Ascension');
  press('Ajouter la fermeture');
  fireEvent.click(await screen.findByRole('button', { name: 'Supprimer « Pont de l’Ascension »' }));
  await screen.findByText('Aucune fermeture');
  expect((await settings(fake)).closures).toEqual({});
});

test('thresholds out of order are refused with a sentence', async () => {
  const fake = await openQualite('/qualite/reglages/affluence');
  await screen.findByLabelText('Modéré à partir de');
  type('Modéré à partir de', '12,5');
  press('Enregistrer les seuils');
  expect(await screen.findByText(/doit être plus grand que le seuil « modéré »/)).toBeTruthy();
  type('Chargé à partir de', '20');
  press('Enregistrer les seuils');
  await waitFor(async () =>
    expect((await settings(fake)).affluence.levels).toEqual({ moderate: 12.5, busy: 20, weeks: 8 }),
  );
});

test('the site is renamed; its zone is shown and cannot be changed', async () => {
  const fake = await openQualite('/qualite/reglages');
  await screen.findByText(/Europe\/Paris/);
  type('Nom du site', '   ');
  press('Enregistrer le nom');
  expect(await screen.findByText('Écrivez le nom du site.')).toBeTruthy();
  type('Nom du site', 'Sous-préfecture de Mirande');
  press('Enregistrer le nom');
  await waitFor(async () => expect((await settings(fake)).site.name).toBe('Sous-préfecture de Mirande'));
  fireEvent.change(screen.getByLabelText('Jours fériés'), { target: { value: 'reunion' } });
  await waitFor(async () => expect((await settings(fake)).site.holidayRegion).toBe('reunion'));
});

test('nothing is wrong for those who hear or press keys, in any of the settings', async () => {
  await openQualite('/qualite/reglages');
  const sections = within(await screen.findByRole('navigation', { name: 'Réglages' })).getAllByRole('link');
  expect(sections).toHaveLength(19);
  for (const link of sections) {
    fireEvent.click(link);
    await waitFor(() => expect(link.getAttribute('aria-current')).toBe('page'));
    expect(await axeViolations()).toEqual([]);
  }
}, 60_000);

test('the PAN’s mediators and what takes them away are set; hours that end before they start are refused', async () => {
  const fake = await openQualite('/qualite/reglages/agenda');
  await screen.findByText('Aucune indisponibilité');
  press('Un médiateur de plus');
  await waitFor(async () => expect((await settings(fake)).agenda.mediators).toBe(2));
  type('Raison', 'Réunion d’équipe');
  type('Premier jour', '2026-11-30');
  type('De (facultatif)', '10:00');
  type('À (facultatif)', '09:00');
  fireEvent.change(screen.getByLabelText('Revient'), { target: { value: 'weekly' } });
  press('Ajouter l’indisponibilité');
  expect(await screen.findByText('La fin est avant le début.')).toBeTruthy();
  expect((await settings(fake)).agendaClosures).toEqual({});
  type('À (facultatif)', '11:00');
  fireEvent.change(screen.getByLabelText('Médiateurs absents'), { target: { value: '1' } });
  press('Ajouter l’indisponibilité');
  await screen.findByText(
    'chaque lundi, de 10:00 à 11:00, à partir du lundi 30 novembre 2026, un médiateur de moins',
  );
  expect(Object.values((await settings(fake)).agendaClosures)).toEqual([
    {
      label: 'Réunion d’équipe',
      from: '2026-11-30',
      repeats: 'weekly',
      hours: { from: 600, to: 660 },
      away: 1,
    },
  ]);
  expect(await axeViolations()).toEqual([]);
  press('Supprimer « Réunion d’équipe »');
  await screen.findByText('Aucune indisponibilité');
});
