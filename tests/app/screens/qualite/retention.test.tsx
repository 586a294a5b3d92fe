import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import type { PreviewAnswer } from '../../../../src/contract/retention.ts';
import { ok } from '../../../../src/domain/kernel/result.ts';
import { type SiteRetention, STARTING_RETENTION } from '../../../../src/domain/retention/retention.ts';
import { settingsOf } from '../../../../src/domain/setting/setting.ts';
import { axeViolations } from '../../../fixtures/axe-violations.ts';
import type { FakeGuichet, FakeGuichetOptions } from '../../../fixtures/fake-guichet.tsx';
import { openQualite } from './open-qualite.tsx';

afterEach(cleanup);

const counts = (removed: number): PreviewAnswer => ({
  time: 0,
  lastRunAt: Date.UTC(2026, 2, 1, 3),
  kinds: {
    visit: { now: { erased: 0, removed }, soon: { erased: 0, removed: removed + 1200 } },
    feedback: { now: { erased: 2, removed: 0 }, soon: { erased: 3, removed: 10_000 } },
  },
});

function answering(asked: SiteRetention[] = []): FakeGuichetOptions {
  return {
    office: {
      async previewRetention(rules) {
        asked.push(rules);
        return ok(counts(rules.visit?.recordMonths === 13 ? 4321 : 0));
      },
    },
  };
}

const held = async (fake: FakeGuichet) => settingsOf(await fake.desk.store.ofKind('setting')).retention;
const form = async (name: string) => within(await screen.findByRole('region', { name }));
const type = (inside: ReturnType<typeof within>, label: string, value: string) =>
  fireEvent.input(inside.getByLabelText(label), { target: { value } });

test('a shorter duration is saved only once its effect was shown and agreed to', async () => {
  const asked: SiteRetention[] = [];
  const fake = await openQualite('/qualite/reglages/conservation', answering(asked));
  const visits = await form('Visites');
  type(visits, 'Fiche entière', '13');
  fireEvent.click(visits.getByRole('button', { name: 'Enregistrer' }));
  const question = within(await screen.findByRole('alertdialog'));
  expect(question.getByText(/4\s321 à remplacer par des comptages/)).toBeTruthy();
  expect(asked.at(-1)).toEqual({ visit: { recordMonths: 13 } });
  fireEvent.click(question.getByText('Garder la durée actuelle', { selector: '.g-button__label' }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect((await held(fake)).visit).toEqual(STARTING_RETENTION.visit);
  fireEvent.click(visits.getByRole('button', { name: 'Enregistrer' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Raccourcir la durée' }));
  await waitFor(async () => expect((await held(fake)).visit).toEqual({ recordMonths: 13 }));
});

test('a longer one is saved at once', async () => {
  const fake = await openQualite('/qualite/reglages/conservation', answering());
  const visits = await form('Visites');
  type(visits, 'Fiche entière', '36');
  fireEvent.click(visits.getByRole('button', { name: 'Enregistrer' }));
  await waitFor(async () => expect((await held(fake)).visit).toEqual({ recordMonths: 36 }));
  expect(screen.queryByRole('alertdialog')).toBeNull();
});

test('what cannot be is refused in words', async () => {
  const fake = await openQualite('/qualite/reglages/conservation', answering());
  const forms = await form('Réclamations, suggestions, remerciements');
  const save = () => fireEvent.click(forms.getByRole('button', { name: 'Enregistrer' }));
  type(forms, 'Fiche entière', '200');
  save();
  expect(await forms.findByText('Écrivez un nombre de 1 à 120.')).toBeTruthy();
  type(forms, 'Fiche entière', '12');
  save();
  expect(await forms.findByText(/Les textes ne peuvent pas/)).toBeTruthy();
  type(forms, 'Textes et commentaires', '3');
  save();
  expect(await forms.findByText(/Les coordonnées ne peuvent pas/)).toBeTruthy();
  expect((await held(fake)).feedback).toEqual(STARTING_RETENTION.feedback);
});

test('without network, a shorter duration still asks, and says that nobody could count', async () => {
  await openQualite('/qualite/reglages/conservation');
  const visits = await form('Visites');
  type(visits, 'Fiche entière', '2');
  fireEvent.click(visits.getByRole('button', { name: 'Enregistrer' }));
  expect(within(await screen.findByRole('alertdialog')).getByText(/ne répond pas/)).toBeTruthy();
});

test('the next runs are told, and both pages have no violation that axe knows', async () => {
  await openQualite('/qualite/reglages/conservation', answering());
  expect(await screen.findByText(/dernier passage le 01\/03\/2026/)).toBeTruthy();
  expect(screen.getByText(/plus de 10\s000 à remplacer/)).toBeTruthy();
  expect(await axeViolations()).toEqual([]);
  cleanup();
  await openQualite('/qualite/conservation', {}, async (fake) => {
    await fake.setSetting('retention', { feedback: { contactDays: 60, textMonths: 6, recordMonths: 12 } });
  });
  expect(await screen.findByText('Coordonnées : 60 jours. Textes : 6 mois. Fiche : 12 mois.')).toBeTruthy();
  expect(screen.getAllByText('Accueil, PAN, Qualité').length).toBeGreaterThan(0);
  expect(await axeViolations()).toEqual([]);
});
