import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRecoveryCode } from '../../../../src/domain/sealing/recovery-code.ts';
import { keptKeys, safeKind } from '../../../../src/domain/sealing/safe.ts';
import { type Settings, settingKind, settingsOf } from '../../../../src/domain/setting/setting.ts';
import { pinMatches } from '../../../../src/sealing/pin-hash.ts';
import { axeViolations } from '../../../fixtures/axe-violations.ts';
import type { FakeGuichet } from '../../../fixtures/fake-guichet.tsx';
import { giveSafe, PASSPHRASE } from '../../../fixtures/give-safe.ts';
import { openQualite } from './open-qualite.tsx';

const SAFE = '/qualite/reglages/coffre';
const NEXT = 'cinq lampions verts';
const testAddress = location.href;

beforeEach(() => {
  document.documentElement.lang = 'fr';
});
afterEach(() => {
  cleanup();
  history.replaceState(null, '', testAddress);
});

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });

async function kept(fake: FakeGuichet) {
  return keptKeys(await fake.desk.store.ofKind(safeKind.name));
}
async function settings(fake: FakeGuichet): Promise<Settings> {
  return settingsOf(await fake.desk.store.ofKind(settingKind.name));
}
async function opensTo(fake: FakeGuichet, passphrase: string): Promise<number> {
  fake.guichet.contacts.lock();
  await fake.guichet.contacts.unlock(await kept(fake), passphrase);
  return fake.guichet.contacts.safe().openKeys.size;
}
async function shownCode(): Promise<string> {
  const sheet = await screen.findByRole('alertdialog', { name: 'Code de secours du coffre' });
  const groups = [...sheet.querySelectorAll('.safe-sheet__code span')].map((group) => group.textContent);
  return groups.join('-');
}

describe('the safe of the contacts', () => {
  it('is not made with a passphrase too short, too plain, or typed otherwise the second time', async () => {
    const fake = await openQualite(SAFE);
    await screen.findByRole('heading', { name: 'Coffre des coordonnées' });
    for (const [first, again, said] of [
      ['court', 'court', /Trop courte/],
      ['aaaaaaaaaaaaaa', 'aaaaaaaaaaaaaa', /Trop facile/],
      [PASSPHRASE, NEXT, /ne sont pas les mêmes/],
    ] as const) {
      type('Nouvelle phrase de passe', first);
      type('La même, une seconde fois', again);
      press('Créer le coffre');
      expect((await screen.findAllByText(said)).length).toBeGreaterThan(0);
    }
    expect(await kept(fake)).toEqual([]);
  });

  it('is made of a passphrase, and shows its code once: on the sheet and nowhere in what is kept', async () => {
    const fake = await openQualite(SAFE);
    await screen.findByRole('heading', { name: 'Coffre des coordonnées' });
    type('Nouvelle phrase de passe', PASSPHRASE);
    type('La même, une seconde fois', PASSPHRASE);
    press('Créer le coffre');
    const code = await shownCode();
    expect(readRecoveryCode(code)).toBe(code);
    expect(await axeViolations(document.body)).toEqual([]);
    const everything = JSON.stringify([fake.desk.store.all(), { ...localStorage }]);
    expect(everything).not.toContain(code);
    expect(everything).not.toContain(code.replaceAll('-', ''));
    expect(everything).not.toContain(PASSPHRASE);
    fireEvent.click(screen.getAllByRole('button', { name: 'J’ai la feuille' })[0] as HTMLElement);
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(Object.keys((await settings(fake)).contactKeys)).toEqual((await kept(fake)).map(({ key }) => key));
    expect(await opensTo(fake, PASSPHRASE)).toBe(1);
  });

  it('is not changed without the former passphrase or a whole code', async () => {
    const fake = await openQualite(SAFE, {}, async (prepared) => void (await giveSafe(prepared)));
    fireEvent.click(await screen.findByRole('button', { name: 'Changer la phrase de passe' }));
    const dialog = within(await screen.findByRole('dialog'));
    type('Phrase de passe actuelle', 'pas celle-là');
    type('Nouvelle phrase de passe', NEXT);
    type('La même, une seconde fois', NEXT);
    fireEvent.click(dialog.getByRole('button', { name: 'Changer la phrase' }));
    await dialog.findByText(/Ce n’est pas le bon/);
    fireEvent.click(dialog.getByRole('radio', { name: 'Code de secours' }));
    type('Code de secours imprimé', '222-222');
    fireEvent.click(dialog.getByRole('button', { name: 'Changer la phrase' }));
    await dialog.findByText(/neuf groupes de trois/);
    expect(await axeViolations(document.body)).toEqual([]);
    expect(await opensTo(fake, PASSPHRASE)).toBe(1);
  });

  it('takes a new passphrase by the printed code', async () => {
    let code = '';
    const fake = await openQualite(SAFE, {}, async (prepared) => {
      code = (await giveSafe(prepared)).code as string;
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Changer la phrase de passe' }));
    fireEvent.click(await screen.findByRole('radio', { name: 'Code de secours' }));
    await screen.findByLabelText('Code de secours imprimé');
    type('Code de secours imprimé', code.toLowerCase());
    type('Nouvelle phrase de passe', NEXT);
    type('La même, une seconde fois', NEXT);
    press('Changer la phrase');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await opensTo(fake, NEXT)).toBe(1);
    expect(await opensTo(fake, PASSPHRASE)).toBe(0);
  });

  it('renews its key, keeps the former one, and gives a new code', async () => {
    const fake = await openQualite(SAFE, {}, async (prepared) => void (await giveSafe(prepared)));
    fireEvent.click(await screen.findByRole('button', { name: 'Renouveler la clé' }));
    await screen.findByRole('dialog');
    type('Phrase de passe du coffre', PASSPHRASE);
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Renouveler la clé' }));
    await shownCode();
    expect(await opensTo(fake, PASSPHRASE)).toBe(2);
    expect(Object.keys((await settings(fake)).contactKeys)).toHaveLength(2);
  });
});

describe('the PIN of the kiosk', () => {
  it('is not kept unless it is four to eight digits, and then as a hash only', async () => {
    const fake = await openQualite('/qualite/reglages/borne');
    await screen.findByRole('heading', { name: 'Quitter la borne' });
    type('Code de la borne', '12');
    press('Enregistrer le code');
    await screen.findByText('Écrivez de 4 à 8 chiffres.');
    expect((await settings(fake)).kiosk.pin).toBeUndefined();
    type('Code de la borne', '4827');
    press('Enregistrer le code');
    await screen.findByText('Un code est demandé à qui quitte la borne.');
    const { pin } = (await settings(fake)).kiosk;
    expect(JSON.stringify(fake.desk.store.all())).not.toContain('4827"');
    expect(await pinMatches('4827', pin as NonNullable<typeof pin>)).toBe(true);
    expect(await axeViolations(document.body)).toEqual([]);
  });
});
