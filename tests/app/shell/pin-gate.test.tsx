import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { App } from '../../../src/app/shell/app.tsx';
import type { PinHash } from '../../../src/domain/sealing/kiosk-pin.ts';
import { hashPin } from '../../../src/sealing/pin-hash.ts';
import { axeViolations } from '../../fixtures/axe-violations.ts';
import { type FakeGuichet, fakeGuichet } from '../../fixtures/fake-guichet.tsx';

const testAddress = location.href;

let pin: PinHash;
beforeAll(async () => {
  pin = await hashPin('4827');
});
beforeEach(() => {
  document.documentElement.lang = 'fr';
});
/** A slow hash, and parts that are fetched when they are first opened: a busy machine takes its time. */
configure({ asyncUtilTimeout: 8000 });

afterEach(() => {
  cleanup();
  history.replaceState(null, '', testAddress);
});

function show(fake: FakeGuichet, path: string): void {
  cleanup();
  history.replaceState(null, '', path);
  render(<App guichet={fake.guichet} session={fake.session} onShown={() => {}} />);
}

async function leftAsKiosk(withPin = true): Promise<FakeGuichet> {
  const fake = await fakeGuichet();
  if (withPin) await fake.setSetting('kiosk', { pin });
  show(fake, '/borne');
  await screen.findByRole('heading', { level: 1, name: 'Votre avis' });
  return fake;
}

async function typePin(typed: string): Promise<void> {
  fireEvent.input(await screen.findByLabelText('Code de la borne'), { target: { value: typed } });
  fireEvent.click(screen.getByRole('button', { name: 'Quitter la borne' }));
}

test.each(['/', '/accueil', '/qualite/reglages', '/envois', '/affichage', '/nowhere'])(
  'a device left as a kiosk shows nothing of %s before the PIN',
  async (path) => {
    const fake = await leftAsKiosk();
    show(fake, path);
    await screen.findByRole('heading', { level: 1, name: 'Quitter la borne' });
    expect(screen.queryByRole('navigation')).toBeNull();
    expect(await axeViolations(document.body)).toEqual([]);
  },
);

test('a wrong PIN leads nowhere, and the right one to the page that was asked for', async () => {
  const fake = await leftAsKiosk();
  fireEvent.click(screen.getByRole('link', { name: 'Quitter la borne' }));
  await typePin('0000');
  await screen.findByText('Ce n’est pas le bon code.');
  await typePin('4827');
  await screen.findByRole('heading', { level: 1, name: 'Menu' });
  show(fake, '/accueil');
  await screen.findByRole('heading', { level: 1, name: 'Accueil' });
});

test('one may go back to the kiosk without the PIN', async () => {
  const fake = await leftAsKiosk();
  show(fake, '/');
  fireEvent.click(await screen.findByRole('button', { name: 'Revenir à la borne' }));
  await screen.findByRole('heading', { level: 1, name: 'Votre avis' });
  await waitFor(() => expect(location.pathname).toBe('/borne'));
});

test('a PIN that the office sets locks the kiosks that are already shown; without one nothing is asked', async () => {
  const fake = await leftAsKiosk(false);
  show(fake, '/');
  await screen.findByRole('heading', { level: 1, name: 'Menu' });
  await fake.setSetting('kiosk', { pin });
  await screen.findByRole('heading', { level: 1, name: 'Quitter la borne' });
});

test('a device that never showed the kiosk is asked nothing', async () => {
  const fake = await fakeGuichet();
  await fake.setSetting('kiosk', { pin });
  show(fake, '/');
  await screen.findByRole('heading', { level: 1, name: 'Menu' });
});
