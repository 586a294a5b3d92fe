import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BorneScreen } from '../../../../src/app/screens/borne/borne-screen.tsx';
import { IDLE_SECONDS, WARNING_SECONDS } from '../../../../src/app/screens/borne/use-idle.ts';
import type { FeedbackShapes } from '../../../../src/domain/feedback/feedback.ts';
import { valuesOf } from '../../../../src/domain/kernel/record.ts';
import { StoreFailure } from '../../../../src/domain/kernel/store-failure.ts';
import type { ResponseShapes } from '../../../../src/domain/response/response.ts';
import { type FakeGuichet, fakeGuichet, renderScreen } from '../../../fixtures/fake-guichet.tsx';

const DAY = '2026-11-23';

afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

async function open(fake: FakeGuichet): Promise<void> {
  renderScreen(fake, <BorneScreen />);
  await screen.findByRole('heading', { level: 1 });
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const responses = (fake: FakeGuichet) => fake.desk.store.ofDays('response', DAY, DAY);
const feedbacks = (fake: FakeGuichet) => fake.desk.store.ofDays('feedback', DAY, DAY);

describe('the questionnaire of the kiosk', () => {
  it('is answered with one touch a question, sent from the last page, and thanked for once it is kept', async () => {
    const fake = await fakeGuichet();
    await open(fake);
    press(/Donner mon avis/);
    fireEvent.click(await screen.findByRole('radio', { name: 'Très satisfait' }));
    await screen.findByRole('heading', { name: 'La disponibilité des agents' });
    fireEvent.click(screen.getByRole('radio', { name: 'Je ne suis pas concerné' }));
    await screen.findByRole('heading', { name: 'La clarté des informations données' });
    press('Terminer maintenant');
    fireEvent.click(await screen.findByRole('radio', { name: 'Moi ou ma famille' }));
    fireEvent.input(screen.getByRole('textbox'), { target: { value: '  Merci à tous.  ' } });
    press('Envoyer mes réponses');
    await screen.findByRole('heading', { name: 'Merci !' });
    const kept = (await responses(fake)).map((record) => valuesOf<ResponseShapes>(record).answers);
    expect(kept).toMatchObject([
      {
        grades: { courtoisie: 4, disponibilite: 0 },
        userType: 'particulier',
        comment: 'Merci à tous.',
        language: 'fr',
        entry: 'kiosk',
      },
    ]);
    expect(kept[0]?.version).toMatch(/^[0-9a-f]{12}-/);
  });

  it('lets a visitor come back to a question and change the answer', async () => {
    const fake = await fakeGuichet();
    await open(fake);
    press(/Donner mon avis/);
    fireEvent.click(await screen.findByRole('radio', { name: 'Très satisfait' }));
    await screen.findByRole('heading', { name: 'La disponibilité des agents' });
    press('Revenir');
    await screen.findByRole('heading', { name: 'La courtoisie des agents' });
    expect((screen.getByRole('radio', { name: 'Très satisfait' }) as HTMLInputElement).checked).toBe(true);
    fireEvent.click(screen.getByRole('radio', { name: 'Pas du tout satisfait' }));
    await screen.findByRole('heading', { name: 'La disponibilité des agents' });
    press('Terminer maintenant');
    press('Envoyer mes réponses');
    await screen.findByRole('heading', { name: 'Merci !' });
    expect(valuesOf<ResponseShapes>((await responses(fake))[0] as never).answers?.grades).toEqual({
      courtoisie: 1,
    });
  });

  it('is not sent empty', async () => {
    const fake = await fakeGuichet();
    await fake.setSetting(
      'questionnaire',
      Object.fromEntries(
        Object.keys((await settingEntries(fake)) ?? {})
          .slice(1)
          .map((key) => [key, null]),
      ),
    );
    await open(fake);
    press(/Donner mon avis/);
    press('Passer');
    expect(screen.getByRole('button', { name: 'Envoyer mes réponses' })).toHaveProperty('disabled', true);
    screen.getByText('Répondez à une question au moins, ou quittez.');
  });

  it('says that nothing was saved when the disk is full, keeps the answers, and sends them afterwards', async () => {
    const fake = await fakeGuichet();
    await open(fake);
    press(/Donner mon avis/);
    fireEvent.click(await screen.findByRole('radio', { name: 'Plutôt satisfait' }));
    await screen.findByRole('heading', { name: 'La disponibilité des agents' });
    press('Terminer maintenant');
    const write = fake.desk.store.write;
    fake.desk.store.write = () => Promise.reject(new StoreFailure({ code: 'storage-full' }));
    press('Envoyer mes réponses');
    await screen.findByText('Ce n’est pas enregistré');
    expect(await responses(fake)).toEqual([]);
    fake.desk.store.write = write;
    press('Envoyer mes réponses');
    await screen.findByRole('heading', { name: 'Merci !' });
    expect(screen.queryByText('Ce n’est pas enregistré')).toBeNull();
    expect(await responses(fake)).toHaveLength(1);
  });

  it('is asked and kept in English when the visitor chooses it, and the next visitor finds French', async () => {
    const fake = await fakeGuichet();
    await open(fake);
    press('English');
    await screen.findByRole('button', { name: /Give my opinion/ });
    await waitFor(() => expect(document.documentElement.lang).toBe('en'));
    press(/Give my opinion/);
    await screen.findByRole('heading', { name: 'The courtesy of the staff' });
    fireEvent.click(screen.getByRole('radio', { name: 'Very satisfied' }));
    await screen.findByRole('heading', { name: 'The availability of the staff' });
    press('Finish now');
    press('Send my answers');
    await screen.findByRole('heading', { name: 'Thank you!' });
    press('Finish');
    await screen.findByRole('button', { name: /Donner mon avis/ });
    await waitFor(() => expect(document.documentElement.lang).toBe('fr'));
    expect(valuesOf<ResponseShapes>((await responses(fake))[0] as never).answers?.language).toBe('en');
  });

  it('is not offered while the site has no question', async () => {
    const fake = await fakeGuichet();
    const none = Object.fromEntries(
      Object.keys((await settingEntries(fake)) ?? {}).map((key) => [key, null]),
    );
    await fake.setSetting('questionnaire', none);
    await open(fake);
    expect(screen.queryByRole('button', { name: /Donner mon avis/ })).toBeNull();
    screen.getByText(/n’est pas encore prêt/);
  });
});

describe('a message written at the kiosk', () => {
  it('needs a type and a text, and says which is missing', async () => {
    const fake = await fakeGuichet();
    await open(fake);
    press(/Écrire un message/);
    fireEvent.input(await screen.findByRole('textbox'), { target: { value: '   ' } });
    press('Envoyer mon message');
    expect(
      await screen.findAllByText('Choisissez : réclamation, suggestion ou remerciement.'),
    ).not.toHaveLength(0);
    expect(screen.getAllByText('Écrivez votre message.')).not.toHaveLength(0);
    expect(await feedbacks(fake)).toEqual([]);
  });

  it('is kept with its service and the day, then the page is blank again', async () => {
    const fake = await fakeGuichet();
    await open(fake);
    press(/Écrire un message/);
    fireEvent.click(await screen.findByRole('radio', { name: 'Une réclamation' }));
    fireEvent.click(screen.getByRole('radio', { name: 'Migrations et intégration' }));
    fireEvent.input(screen.getByRole('textbox'), { target: { value: 'Deux heures d’attente.' } });
    press('Envoyer mon message');
    await screen.findByRole('heading', { name: 'Merci !' });
    const [kept] = await feedbacks(fake);
    expect(valuesOf<FeedbackShapes>(kept as never).deposit).toMatchObject({
      type: 'complaint',
      channel: 'kiosk',
      service: 'migrations',
      depositedOn: DAY,
      text: 'Deux heures d’attente.',
    });
    press('Terminer');
    press(/Écrire un message/);
    expect((await screen.findByRole<HTMLTextAreaElement>('textbox')).value).toBe('');
  });
});

describe('a kiosk left in the middle', () => {
  it('warns, then erases what was begun', async () => {
    const fake = await fakeGuichet();
    await open(fake);
    press(/Écrire un message/);
    fireEvent.input(await screen.findByRole('textbox'), { target: { value: 'Un secret' } });
    vi.useFakeTimers();
    fireEvent.pointerDown(document.body);
    press('Abandonner');
    press(/Écrire un message/);
    fireEvent.input(screen.getByRole('textbox'), { target: { value: 'Un secret' } });
    await pass(IDLE_SECONDS + 2);
    screen.getByText('Êtes-vous toujours là ?');
    await pass(WARNING_SECONDS + 2);
    expect(screen.queryByText('Un secret')).toBeNull();
    expect(screen.queryByRole('textbox')).toBeNull();
    screen.getByRole('button', { name: /Écrire un message/ });
    expect(await feedbacks(fake)).toEqual([]);
  });

  it('keeps what was begun when the visitor says « Je suis là »', async () => {
    const fake = await fakeGuichet();
    await open(fake);
    vi.useFakeTimers();
    press(/Écrire un message/);
    await pass(1);
    fireEvent.input(screen.getByRole('textbox'), { target: { value: 'Je réfléchis' } });
    await pass(IDLE_SECONDS + 2);
    fireEvent.click(screen.getAllByRole('button', { name: 'Je suis là' }).at(-1) as HTMLElement);
    await pass(WARNING_SECONDS + 2);
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('Je réfléchis');
  });
});

it('has no accessibility violation on any of its pages', async () => {
  const fake = await fakeGuichet();
  await open(fake);
  const violations = async () =>
    (await axe.run(document.body)).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
  expect(await violations()).toEqual([]);
  press(/Donner mon avis/);
  await screen.findByRole('radio', { name: 'Très satisfait' });
  expect(await violations()).toEqual([]);
  fireEvent.click(screen.getByRole('radio', { name: 'Très satisfait' }));
  await waitFor(() => press('Terminer maintenant'));
  await screen.findByRole('button', { name: 'Envoyer mes réponses' });
  expect(await violations()).toEqual([]);
  press('Revenir');
  for (let page = 0; page < 13; page += 1) press('Revenir');
  press('Revenir');
  press(/Écrire un message/);
  press('Envoyer mon message');
  expect(await violations()).toEqual([]);
}, 60_000);

async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) await vi.advanceTimersByTimeAsync(1000);
}

async function settingEntries(fake: FakeGuichet): Promise<Readonly<Record<string, unknown>> | undefined> {
  return (await fake.desk.store.get('setting/questionnaire'))?.facts;
}
