import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, expect, test, vi } from 'vitest';
import { UpdatePrompt } from '../../../src/app/shell/update-prompt.tsx';
import { useDirtyForm } from '../../../src/app/state/session-context.ts';
import { fakeGuichet, renderScreen } from '../../fixtures/fake-guichet.tsx';

afterEach(cleanup);

function Form(): JSX.Element {
  const [text, setText] = useState('');
  useDirtyForm(text !== '');
  return <input aria-label="Texte" value={text} onInput={(event) => setText(event.currentTarget.value)} />;
}

async function shown(): Promise<{ apply: ReturnType<typeof vi.fn>; announce: () => void }> {
  const fake = await fakeGuichet();
  const apply = vi.fn();
  renderScreen(
    fake,
    <>
      <UpdatePrompt />
      <Form />
    </>,
  );
  await screen.findByLabelText('Texte');
  return { apply, announce: () => fake.session.setState({ applyUpdate: apply }) };
}

test('a new version is offered, and taken only when asked', async () => {
  const { apply, announce } = await shown();
  expect(screen.queryByText('Une nouvelle version est prête')).toBeNull();
  announce();
  await screen.findByText('Une nouvelle version est prête');
  expect(apply).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Mettre à jour' }));
  expect(apply).toHaveBeenCalledOnce();
});

test('« Plus tard » puts it away', async () => {
  const { apply, announce } = await shown();
  announce();
  fireEvent.click(await screen.findByRole('button', { name: 'Plus tard' }));
  await waitFor(() => expect(screen.queryByText('Une nouvelle version est prête')).toBeNull());
  expect(apply).not.toHaveBeenCalled();
});

test('it waits while a form holds what is not saved', async () => {
  const { announce } = await shown();
  fireEvent.input(screen.getByLabelText('Texte'), { target: { value: 'une réclamation' } });
  announce();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(screen.queryByText('Une nouvelle version est prête')).toBeNull();
  fireEvent.input(screen.getByLabelText('Texte'), { target: { value: '' } });
  await screen.findByText('Une nouvelle version est prête');
});
