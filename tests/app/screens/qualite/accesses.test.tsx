import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { Office } from '../../../../src/app/services.ts';
import type { AccessQuery } from '../../../../src/contract/access-log.ts';
import type { Access } from '../../../../src/domain/access/access.ts';
import { fail, ok } from '../../../../src/domain/kernel/result.ts';
import { axeViolations } from '../../../fixtures/axe-violations.ts';
import { MONDAY_TEN } from '../../../fixtures/fake-guichet.tsx';
import { openQualite } from './open-qualite.tsx';

afterEach(cleanup);

const LINES: readonly Access[] = [
  {
    id: '5',
    at: MONDAY_TEN,
    who: 'PC qualité',
    device: 'd1',
    act: 'opened',
    detail: { kind: 'feedback', record: '0199-11111111', facts: ['contact'], at: MONDAY_TEN - 3_600_000 },
  },
  {
    id: '4',
    at: MONDAY_TEN - 1e5,
    who: 'Tablette',
    device: 'd2',
    act: 'exported',
    detail: { records: 12, contacts: 3 },
  },
  {
    id: '3',
    at: MONDAY_TEN - 2e5,
    who: 'Serveur',
    act: 'revoked',
    detail: { device: 'd2', reason: 'cloned' },
  },
  { id: '2', at: MONDAY_TEN - 3e5, who: 'Serveur', act: 'code-refused', detail: { reason: 'code-expired' } },
  { id: '1', at: MONDAY_TEN - 4e5, who: 'Serveur', act: 'of-a-newer-version', detail: {} },
];

const DEVICES: Office['devices'] = async () =>
  ok([{ device: 'd2', name: 'Tablette', postes: ['accueil'], createdAt: MONDAY_TEN - 8e9 }]);

function office(accesses: Office['accesses']): { office: Partial<Office> } {
  return { office: { devices: DEVICES, accesses } };
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

test('without the network it says so, and works once it is back', async () => {
  const accesses = vi.fn<Office['accesses']>(async () => fail({ code: 'network' }));
  await openQualite('/qualite/journal', office(accesses));
  expect(await screen.findByText('Il faut le réseau')).toBeTruthy();
  accesses.mockImplementation(async () => ok({ accesses: [...LINES] }));
  press('Actualiser');
  expect(await screen.findByText('Coordonnées ouvertes')).toBeTruthy();
});

test('says who did what, when and to what, in words', async () => {
  await openQualite(
    '/qualite/journal',
    office(async () => ok({ accesses: [...LINES] })),
  );
  await screen.findByRole('row', { name: /« Tablette »/ });
  const rows = screen.getAllByRole('row').map(({ textContent }) => textContent);
  expect(rows).toEqual([
    'QuandQuiActionSur quoi',
    expect.stringMatching(/23\/11\/2026 10:00PC qualitéCoordonnées ouvertes.*le 23\/11\/2026 09:00$/),
    expect.stringContaining('Coordonnées exportées12 enregistrements, 3 avec des coordonnées chiffrées'),
    expect.stringContaining('Appareil révoqué« Tablette », sa mémoire a été copiée sur un autre appareil'),
    expect.stringContaining('Code refusécode expiré'),
    expect.stringContaining('of-a-newer-version–'),
  ]);
  expect(await axeViolations()).toEqual([]);
});

test('an act and a device are chosen, and where nothing is left it says so', async () => {
  const asked: AccessQuery[] = [];
  await openQualite(
    '/qualite/journal',
    office(async (query) => {
      asked.push(query);
      return ok({ accesses: query.act === 'pin' ? [] : [...LINES] });
    }),
  );
  await screen.findByText('Coordonnées ouvertes', { selector: 'td' });
  await screen.findByRole('option', { name: 'Tablette' });
  fireEvent.change(screen.getByLabelText('Fait par'), { target: { value: 'd2' } });
  fireEvent.change(screen.getByLabelText('Action'), { target: { value: 'pin' } });
  expect(await screen.findByText('Rien n’est noté ici')).toBeTruthy();
  expect(asked.at(-1)).toEqual({ limit: 50, device: 'd2', act: 'pin' });
});

test('goes to older lines and back, and the file holds them all', async () => {
  const accesses = vi.fn<Office['accesses']>(async ({ before }) =>
    ok(before === undefined ? { accesses: LINES.slice(0, 3), next: '1.a' } : { accesses: LINES.slice(3) }),
  );
  await openQualite('/qualite/journal', office(accesses));
  await screen.findByText('Coordonnées ouvertes', { selector: 'td' });
  press('Plus ancien');
  await screen.findByText('Code refusé', { selector: 'td' });
  expect(screen.queryByText('Coordonnées ouvertes', { selector: 'td' })).toBeNull();
  press('Plus récent');
  await screen.findByText('Coordonnées ouvertes', { selector: 'td' });
  const made = vi.spyOn(URL, 'createObjectURL');
  press(/CSV/);
  await waitFor(() => expect(made).toHaveBeenCalled());
  const [file] = made.mock.calls[0] as [Blob];
  const text = await file.text();
  expect(text.trim().split('\r\n')).toHaveLength(1 + LINES.length);
  expect(text).toContain('0199-11111111');
});
