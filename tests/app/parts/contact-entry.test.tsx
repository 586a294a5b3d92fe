import { cleanup, configure, fireEvent, screen } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { AccueilScreen } from '../../../src/app/screens/accueil/accueil-screen.tsx';
import { BorneScreen } from '../../../src/app/screens/borne/borne-screen.tsx';
import { PanScreen } from '../../../src/app/screens/pan/pan-screen.tsx';
import { PaperPage } from '../../../src/app/screens/qualite/feedback/paper-page.tsx';
import type { AppointmentShapes } from '../../../src/domain/appointment/appointment.ts';
import type { FeedbackShapes } from '../../../src/domain/feedback/feedback.ts';
import { type GuichetRecord, valuesOf } from '../../../src/domain/kernel/record.ts';
import type { SafeChange } from '../../../src/domain/sealing/safe.ts';
import type { ContactPlace, SealedContact } from '../../../src/domain/sealing/sealed-contact.ts';
import { type FakeGuichet, fakeGuichet, renderScreen } from '../../fixtures/fake-guichet.tsx';
import { giveSafe, PASSPHRASE } from '../../fixtures/give-safe.ts';

const DAY = '2026-11-23';

/** A slow hash, and parts that are fetched when they are first opened: a busy machine takes its time. */
configure({ asyncUtilTimeout: 8000 });

afterEach(cleanup);

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const type = (label: string | RegExp, value: string) =>
  fireEvent.input(screen.getByLabelText(label, { selector: 'input:not([type=radio]), textarea' }), {
    target: { value },
  });
const tick = (name: string) => fireEvent.click(screen.getByRole('checkbox', { name }));

async function onlyFeedback(fake: FakeGuichet): Promise<GuichetRecord> {
  const [record, ...others] = await fake.desk.store.ofDays('feedback', DAY, DAY);
  expect(others).toEqual([]);
  return record as GuichetRecord;
}

async function read(fake: FakeGuichet, made: SafeChange, sealed: SealedContact, place: ContactPlace) {
  await fake.guichet.contacts.unlock(made.copies, PASSPHRASE);
  return fake.guichet.contacts.open(sealed, place);
}

function everythingKept(fake: FakeGuichet): string {
  return JSON.stringify([fake.desk.store.all(), { ...localStorage }, { ...sessionStorage }, location.href]);
}

async function openKioskMessage(fake: FakeGuichet): Promise<void> {
  renderScreen(fake, <BorneScreen />);
  await screen.findByRole('heading', { level: 1 });
  press(/Écrire un message/);
  fireEvent.click(await screen.findByRole('radio', { name: 'Une réclamation' }));
  type(/Votre message/, 'Une heure debout.');
}

describe('the kiosk', () => {
  it('takes no contact while the office has no safe, says so, and keeps the message', async () => {
    const fake = await fakeGuichet();
    await openKioskMessage(fake);
    tick('Je souhaite recevoir une réponse');
    await screen.findByText(/ne peut pas encore prendre vos coordonnées/);
    expect(screen.queryByLabelText('Nom')).toBeNull();
    press('Envoyer mon message');
    await screen.findByRole('heading', { name: 'Merci !' });
    expect(Object.keys(valuesOf<FeedbackShapes>(await onlyFeedback(fake)))).toEqual(['deposit']);
  });

  it('does not send a contact that could not be used, and says which field', async () => {
    const fake = await fakeGuichet();
    await giveSafe(fake);
    await openKioskMessage(fake);
    tick('Je souhaite recevoir une réponse');
    type('Courriel', 'ada');
    press('Envoyer mon message');
    await screen.findByRole('link', { name: /avec un @/ });
    expect(await fake.desk.store.ofDays('feedback', DAY, DAY)).toEqual([]);
  });

  it('seals the contact with the message; nothing of it is left in clear, and the next visitor finds an empty form', async () => {
    const fake = await fakeGuichet();
    const made = await giveSafe(fake);
    await openKioskMessage(fake);
    tick('Je souhaite recevoir une réponse');
    type('Nom', 'Ada Lovelace');
    type('Téléphone', '05 62 00 00 00');
    expect((await axe.run(document.body)).violations).toEqual([]);
    press('Envoyer mon message');
    await screen.findByRole('heading', { name: 'Merci !' });
    const record = await onlyFeedback(fake);
    const { contact } = valuesOf<FeedbackShapes>(record);
    expect(everythingKept(fake)).not.toMatch(/Lovelace|05 62/);
    expect(
      await read(fake, made, contact as SealedContact, { kind: 'feedback', id: record.id, fact: 'contact' }),
    ).toEqual({ ok: true, value: { name: 'Ada Lovelace', telephone: '05 62 00 00 00' } });
    press('Terminer');
    press(/Écrire un message/);
    tick('Je souhaite recevoir une réponse');
    expect((screen.getByLabelText('Nom') as HTMLInputElement).value).toBe('');
  });

  it('keeps nothing typed when the visitor unticks the box', async () => {
    const fake = await fakeGuichet();
    await giveSafe(fake);
    await openKioskMessage(fake);
    tick('Je souhaite recevoir une réponse');
    type('Nom', 'Ada Lovelace');
    tick('Je souhaite recevoir une réponse');
    press('Envoyer mon message');
    await screen.findByRole('heading', { name: 'Merci !' });
    expect(valuesOf<FeedbackShapes>(await onlyFeedback(fake)).contact).toBeUndefined();
  });
});

describe('the paper form', () => {
  it('seals the contact, and does not offer it to the next form', async () => {
    const fake = await fakeGuichet();
    await giveSafe(fake);
    renderScreen(fake, <PaperPage />);
    await screen.findByRole('heading', { name: 'Saisie de l’urne' });
    type('Texte', 'Une heure debout.');
    tick('Noter des coordonnées');
    type('Adresse postale', '12 rue du Port\n32000 Auch');
    press(/Enregistrer, au suivant/);
    await screen.findByText(/1 formulaire enregistré/);
    expect(valuesOf<FeedbackShapes>(await onlyFeedback(fake)).contact?.ciphertext).toMatch(/^[\w-]{704}$/);
    expect(everythingKept(fake)).not.toContain('rue du Port');
    expect(screen.queryByLabelText('Adresse postale')).toBeNull();
    tick('Noter des coordonnées');
    expect((screen.getByLabelText('Adresse postale') as HTMLTextAreaElement).value).toBe('');
  });
});

describe('a booking at the PAN', () => {
  it('seals who comes, with the slot', async () => {
    const fake = await fakeGuichet();
    const made = await giveSafe(fake);
    renderScreen(fake, <PanScreen />);
    fireEvent.click((await screen.findAllByRole('button', { name: /11:00/ }))[0] as HTMLElement);
    fireEvent.click(await screen.findByRole('radio', { name: /Permis de conduire/ }));
    tick('Noter des coordonnées');
    type('Nom', 'Ada Lovelace');
    press('Réserver');
    await screen.findByText('Référence à remettre');
    const [record] = await fake.desk.store.ofDays('appointment', DAY, DAY);
    const { person } = valuesOf<AppointmentShapes>(record as GuichetRecord);
    const place = { kind: 'appointment', id: record?.id as string, fact: 'person' };
    expect(everythingKept(fake)).not.toContain('Lovelace');
    expect(await read(fake, made, person as SealedContact, place)).toEqual({
      ok: true,
      value: { name: 'Ada Lovelace' },
    });
  });
});

describe('a complaint said at the desk', () => {
  it('is not kept without its words', async () => {
    const fake = await fakeGuichet();
    renderScreen(fake, <AccueilScreen />);
    fireEvent.click(await screen.findByRole('button', { name: 'Noter une réclamation' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Enregistrer' }));
    await screen.findByText('Écrivez ce qui est dit.');
    expect(await fake.desk.store.ofDays('feedback', DAY, DAY)).toEqual([]);
  });

  it('is kept with who said it, sealed', async () => {
    const fake = await fakeGuichet();
    await giveSafe(fake);
    renderScreen(fake, <AccueilScreen />);
    fireEvent.click(await screen.findByRole('button', { name: 'Noter une réclamation' }));
    await screen.findByRole('dialog', { name: 'Noter une réclamation' });
    fireEvent.click(screen.getByRole('radio', { name: 'Téléphone' }));
    type(/Ce qui est dit/, 'Une heure debout.');
    tick('Noter des coordonnées');
    type('Téléphone', '05 62 00 00 00');
    expect((await axe.run(screen.getByRole('dialog'))).violations).toEqual([]);
    press('Enregistrer');
    await screen.findByText('Enregistré : réclamation');
    const { deposit, contact } = valuesOf<FeedbackShapes>(await onlyFeedback(fake));
    expect(deposit).toMatchObject({ type: 'complaint', channel: 'telephone', text: 'Une heure debout.' });
    expect(contact?.ciphertext).toMatch(/^[\w-]{704}$/);
    expect(everythingKept(fake)).not.toContain('05 62');
  });
});
