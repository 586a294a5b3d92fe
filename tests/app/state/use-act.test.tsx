import { fireEvent, screen, waitFor } from '@testing-library/preact';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useGuichet, useLive } from '../../../src/app/state/guichet-context.ts';
import { useAct } from '../../../src/app/state/use-act.ts';
import { checkInVisitor } from '../../../src/commands/check-in-visitor.ts';
import { valuesOf } from '../../../src/domain/kernel/record.ts';
import { addDays } from '../../../src/domain/kernel/site-time.ts';
import { type VisitShapes, visitKind, visitStatus } from '../../../src/domain/visit/visit.ts';
import { type FakeGuichet, fakeGuichet, renderScreen } from '../../fixtures/fake-guichet.tsx';

let fake: FakeGuichet;
let view: ReturnType<typeof renderScreen>;

beforeEach(async () => {
  fake = await fakeGuichet();
  view = renderScreen(fake, <Counter />);
  await screen.findByText('Accueil général');
});
afterEach(() => view.unmount());

function Counter(): JSX.Element {
  const { desk } = useGuichet();
  const act = useAct();
  const [text, setText] = useState('');
  const day = desk.time.dayOf(desk.now());
  const visits = useLive((store) => store.ofDays(visitKind.name, addDays(day, -1), day), [day]);
  const waiting = visits?.filter((visit) => visitStatus(valuesOf<VisitShapes>(visit)) === 'waiting').length;
  return (
    <main>
      <button
        type="button"
        onClick={() =>
          act(
            checkInVisitor,
            { service: 'accueil-general', appointment: false },
            { said: 'Visite enregistrée' },
          )
        }
      >
        Accueil général
      </button>
      <input aria-label="Note" value={text} onInput={(event) => setText(event.currentTarget.value)} />
      <p>En attente : {waiting ?? '…'}</p>
    </main>
  );
}

function checkIn(): void {
  fireEvent.click(screen.getByText('Accueil général'));
}

test('an act is told once it is durable, and what follows the memory shows it', async () => {
  let release = (): void => {};
  const write = fake.desk.store.write;
  fake.desk.store.write = async (work) => {
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    return write(work);
  };
  checkIn();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(screen.queryByText('Visite enregistrée')).toBeNull();
  release();
  await screen.findByText('Visite enregistrée');
  await screen.findByText('En attente : 1');
});

test('« Annuler » takes the act back and says so', async () => {
  checkIn();
  fireEvent.click(await screen.findByRole('button', { name: 'Annuler' }));
  await screen.findByText('En attente : 0');
  await screen.findByText('Annulé — Visite enregistrée');
  expect(screen.queryByRole('button', { name: 'Annuler' })).toBeNull();
});

test('Ctrl+Z takes back the last act, then the one before, then nothing', async () => {
  checkIn();
  await screen.findByText('En attente : 1');
  checkIn();
  await screen.findByText('En attente : 2');
  fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
  await screen.findByText('En attente : 1');
  fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
  await screen.findByText('En attente : 0');
  fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(screen.getByText('En attente : 0')).toBeTruthy();
});

test('Ctrl+Z in a text field is left to the browser', async () => {
  checkIn();
  await screen.findByText('En attente : 1');
  expect(fireEvent.keyDown(screen.getByLabelText('Note'), { key: 'z', ctrlKey: true })).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(screen.getByText('En attente : 1')).toBeTruthy();
});

test('a disk that is full is said in a sentence that stays, and nothing is told as saved', async () => {
  fake.desk.store.failNextWrite({ code: 'storage-full' });
  checkIn();
  await screen.findByText(/^Non enregistré : le disque de cet appareil est plein/);
  expect(screen.queryByText('Visite enregistrée')).toBeNull();
  expect(screen.getByText('En attente : 0')).toBeTruthy();
  expect(fake.session.getState().messages[0]?.stays).toBe(true);
});

test('an undo that cannot be saved is said, and can be tried again', async () => {
  checkIn();
  const undo = await screen.findByRole('button', { name: 'Annuler' });
  fake.desk.store.failNextWrite({ code: 'storage-full' });
  fireEvent.click(undo);
  await screen.findByText(/le disque de cet appareil est plein/);
  fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
  await waitFor(() => screen.getByText('En attente : 0'));
});
