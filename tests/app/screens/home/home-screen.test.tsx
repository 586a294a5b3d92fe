import { cleanup, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { HomeScreen } from '../../../../src/app/screens/home/home-screen.tsx';
import { checkInVisitor } from '../../../../src/commands/check-in-visitor.ts';
import { undo } from '../../../../src/commands/undo.ts';
import { fakeGuichet, renderScreen } from '../../../fixtures/fake-guichet.tsx';

afterEach(cleanup);

test('tells today’s visits, without those entered by mistake', async () => {
  const fake = await fakeGuichet();
  renderScreen(fake, <HomeScreen />);
  await screen.findByText('0 visite');
  await checkInVisitor(fake.desk, { service: 'accueil-general', appointment: false });
  const second = await checkInVisitor(fake.desk, { service: 'pan', appointment: true });
  await screen.findByText('2 visites');
  expect(screen.getByText(/2 en attente/)).toBeTruthy();
  if (second.ok) await undo(fake.desk, second.value);
  await screen.findByText('1 visite');
});

test('a device that does not read visits tells nothing of them', async () => {
  const fake = await fakeGuichet({ device: { postes: ['borne', 'affichage'], name: 'Borne du hall' } });
  renderScreen(fake, <HomeScreen />);
  await screen.findByText('Borne du hall');
  expect(screen.queryByText(/Aujourd’hui/)).toBeNull();
});
