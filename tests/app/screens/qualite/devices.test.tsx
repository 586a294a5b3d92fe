import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { Office } from '../../../../src/app/services.ts';
import type { DeviceRow } from '../../../../src/contract/enrolment.ts';
import { fail, ok } from '../../../../src/domain/kernel/result.ts';
import { axeViolations } from '../../../fixtures/axe-violations.ts';
import { MONDAY_TEN } from '../../../fixtures/fake-guichet.tsx';
import { openQualite } from './open-qualite.tsx';

afterEach(cleanup);

const DEVICES: readonly DeviceRow[] = [
  {
    device: 'd1',
    name: 'PC qualité',
    postes: ['qualite'],
    createdAt: MONDAY_TEN - 9e9,
    lastSeenAt: MONDAY_TEN - 60_000,
  },
  { device: 'd2', name: 'Tablette', postes: ['accueil'], createdAt: MONDAY_TEN - 8e9 },
  {
    device: 'd3',
    name: 'Perdue',
    postes: ['borne'],
    createdAt: MONDAY_TEN - 9e9,
    revokedAt: MONDAY_TEN - 8e8,
  },
];

function office(change: Partial<Office> = {}): { office: Partial<Office> } {
  return { office: { devices: async () => ok(DEVICES), ...change } };
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

test('says who is there, when each was seen, and who may do nothing any more', async () => {
  await openQualite('/qualite/postes', office());
  expect((await screen.findByRole('row', { name: /cet appareil/ })).textContent).toMatch(
    /Qualité.*23\/11\/2026 09:59.*autorisé/,
  );
  expect(screen.getByRole('row', { name: /Tablette/ }).textContent).toContain('jamais');
  const lost = screen.getByRole('row', { name: /Perdue/ });
  expect(lost.textContent).toContain('révoqué');
  expect(within(lost).queryAllByRole('button')).toEqual([]);
  expect(await axeViolations()).toEqual([]);
});

test('without the network it says so, and works once it is back', async () => {
  const devices = vi.fn<Office['devices']>(async () => fail({ code: 'network' }));
  await openQualite('/qualite/postes', office({ devices }));
  expect(await screen.findByText('Il faut le réseau')).toBeTruthy();
  devices.mockImplementation(async () => ok(DEVICES));
  press('Actualiser');
  expect(await screen.findByRole('row', { name: /Tablette/ })).toBeTruthy();
});

test('a code is made for the postes chosen, shown large with its whole address, until it expires', async () => {
  const createCode = vi.fn<Office['createCode']>(async () =>
    ok({ code: 'K7PM-4MXQ-2RAB', expiresAt: MONDAY_TEN + 61_000 }),
  );
  const fake = await openQualite('/qualite/postes', office({ createCode }));
  await screen.findByRole('row', { name: /Tablette/ });
  press('Nouveau code');
  press('Créer le code');
  expect(await screen.findByText('Choisissez au moins un poste.')).toBeTruthy();
  expect(createCode).not.toHaveBeenCalled();
  const dialog = within(screen.getByRole('dialog'));
  fireEvent.input(dialog.getByLabelText('Nom de l’appareil'), { target: { value: ' Borne du hall ' } });
  fireEvent.click(dialog.getByRole('checkbox', { name: 'Borne' }));
  press('Créer le code');
  expect(await screen.findByText('K7PM-4MXQ-2RAB')).toBeTruthy();
  expect(createCode).toHaveBeenCalledWith(['borne'], 'Borne du hall');
  const address = `${location.origin}/bienvenue#K7PM-4MXQ-2RAB`;
  expect(screen.getByText(address)).toBeTruthy();
  expect(await screen.findByRole('img', { name: new RegExp(address) })).toBeTruthy();
  expect(screen.getByRole('timer').textContent).toBe('Expire dans 1 min 01 s');
  // The dialog fades in: colours are right once it has.
  await waitFor(async () => expect(await axeViolations()).toEqual([]), { timeout: 5000 });
  fake.desk.setNow(MONDAY_TEN + 61_000);
  expect(await screen.findByText('Ce code est expiré')).toBeTruthy();
});

test('postes are changed; this device cannot take the quality office away from itself', async () => {
  const changePostes = vi.fn<Office['changePostes']>(async () => ok(null));
  await openQualite('/qualite/postes', office({ changePostes }));
  fireEvent.click(await screen.findByRole('button', { name: /Changer les postes de PC qualité/ }));
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('checkbox', { name: 'Accueil' }));
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('checkbox', { name: 'Qualité' }));
  press('Enregistrer');
  expect(await screen.findByText(/doit garder le poste Qualité/)).toBeTruthy();
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('checkbox', { name: 'Qualité' }));
  press('Enregistrer');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(changePostes).toHaveBeenCalledWith('d1', ['accueil', 'qualite']);
});

test('revoking says what becomes of what was not sent, and asks before', async () => {
  const revoke = vi.fn<Office['revoke']>(async () => fail({ code: 'network' }));
  await openQualite('/qualite/postes', office({ revoke }));
  fireEvent.click(await screen.findByRole('button', { name: /Révoquer Tablette/ }));
  expect(
    await screen.findByText(/Ce qu’il n’a pas encore envoyé restera sur lui, sans être perdu/),
  ).toBeTruthy();
  press('Révoquer');
  expect(await screen.findByText('Il faut le réseau')).toBeTruthy();
  revoke.mockImplementation(async () => ok(null));
  press('Révoquer');
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect(revoke).toHaveBeenCalledWith('d2');
});
