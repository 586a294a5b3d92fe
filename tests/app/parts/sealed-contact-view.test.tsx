import { act, cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { SealedContactView } from '../../../src/app/parts/sealed-contact-view.tsx';
import { openingKind } from '../../../src/domain/sealing/opening.ts';
import { openingsOf } from '../../../src/domain/sealing/openings-of.ts';
import type { SealingKey } from '../../../src/domain/sealing/sealed-contact.ts';
import { axeViolations } from '../../fixtures/axe-violations.ts';
import { type FakeGuichet, fakeGuichet, renderScreen } from '../../fixtures/fake-guichet.tsx';
import { giveSafe, PASSPHRASE } from '../../fixtures/give-safe.ts';

const DAY = '2026-11-23';
const PLACE = { kind: 'feedback', id: 'complaint-1', fact: 'contact' };

/** A slow hash, and parts that are fetched when they are first opened: a busy machine takes its time. */
configure({ asyncUtilTimeout: 8000 });

afterEach(cleanup);

async function showSealed(place = PLACE): Promise<FakeGuichet> {
  document.documentElement.lang = 'fr';
  const fake = await fakeGuichet();
  const made = await giveSafe(fake);
  const contact = { name: 'Ada Lovelace', address: '12 rue du Port\n32000 Auch' };
  const sealed = await fake.guichet.contacts.sealer(contact, made.added as SealingKey)(PLACE);
  renderScreen(
    fake,
    <main>
      <SealedContactView sealed={sealed} place={place} />
    </main>,
  );
  await screen.findByRole('button', { name: 'Afficher les coordonnées' });
  return fake;
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const openings = async (fake: FakeGuichet) =>
  openingsOf(await fake.desk.store.ofDays(openingKind.name, DAY, DAY));

async function typePassphrase(typed: string): Promise<void> {
  const field = await screen.findByLabelText('Phrase de passe du coffre');
  fireEvent.input(field, { target: { value: typed } });
  await waitFor(() => press('Ouvrir le coffre'));
}

test('a wrong passphrase shows nothing, says so, and writes no opening', async () => {
  const fake = await showSealed();
  press('Afficher les coordonnées');
  await typePassphrase('cinq lampions verts');
  await screen.findByText(/Ce n’est pas le bon/);
  expect(screen.queryByText('Ada Lovelace')).toBeNull();
  expect(await openings(fake)).toEqual([]);
});

test('what could not be written down is not shown', async () => {
  const fake = await showSealed();
  press('Afficher les coordonnées');
  fake.desk.store.failNextWrite({ code: 'storage-full' });
  await typePassphrase(PASSPHRASE);
  await screen.findByText(/le disque de cet appareil est plein/);
  expect(screen.queryByText('Ada Lovelace')).toBeNull();
});

test('a contact moved from another record does not open, and says so', async () => {
  await showSealed({ ...PLACE, id: 'complaint-2' });
  press('Afficher les coordonnées');
  await typePassphrase(PASSPHRASE);
  await screen.findByText(/altérées, ou déplacées/);
});

test('the passphrase shows the contact, and each showing is written down', async () => {
  const fake = await showSealed();
  press('Afficher les coordonnées');
  await typePassphrase(PASSPHRASE);
  await screen.findByText('Ada Lovelace');
  expect(await axeViolations(document.body)).toEqual([]);
  expect(await openings(fake)).toMatchObject([{ device: 'd1', record: 'complaint-1', fact: 'contact' }]);
  press('Masquer');
  await waitFor(() => expect(screen.queryByText('Ada Lovelace')).toBeNull());
  press('Afficher les coordonnées');
  await screen.findByText('Ada Lovelace');
  expect(await openings(fake)).toHaveLength(2);
});

test('the contact leaves the glass when the safe closes', async () => {
  const fake = await showSealed();
  press('Afficher les coordonnées');
  await typePassphrase(PASSPHRASE);
  await screen.findByText('Ada Lovelace');
  await act(() => fake.guichet.contacts.lock());
  await waitFor(() => expect(screen.queryByText('Ada Lovelace')).toBeNull());
  press('Afficher les coordonnées');
  await screen.findByLabelText('Phrase de passe du coffre');
});

test('the quality office sees who opened it before, and when', async () => {
  const fake = await showSealed();
  await screen.findByText('Jamais ouvertes jusqu’ici.');
  press('Afficher les coordonnées');
  await typePassphrase(PASSPHRASE);
  await screen.findByText('Ada Lovelace');
  await act(() => fake.changed());
  fireEvent.click(await screen.findByText('Ouvertes 1 fois'));
  await screen.findByText(new RegExp(`23 novembre 2026 à .*« ${fake.guichet.device.name} »`));
  expect(await axeViolations()).toEqual([]);
});
