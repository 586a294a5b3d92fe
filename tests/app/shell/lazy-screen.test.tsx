import { cleanup, render, screen } from '@testing-library/preact';
import type { JSX } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { afterEach, expect, test, vi } from 'vitest';
import { type LazyScreen, lazyScreen } from '../../../src/app/shell/lazy-screen.tsx';

afterEach(cleanup);

function Doorstep({ Screen }: { Screen: LazyScreen }): JSX.Element {
  const [error] = useErrorBoundary();
  return error === undefined ? <Screen /> : <p>arrêté : {(error as Error).message}</p>;
}

function Hall(): JSX.Element {
  return <p>la salle</p>;
}

test('a screen is fetched once, when first shown, and at once the next time', async () => {
  const load = vi.fn(async () => Hall);
  const Screen = lazyScreen(load);
  expect(load).not.toHaveBeenCalled();
  const view = render(<Doorstep Screen={Screen} />);
  await screen.findByText('la salle');
  view.unmount();
  render(<Doorstep Screen={Screen} />);
  expect(screen.getByText('la salle')).toBeTruthy();
  expect(load).toHaveBeenCalledOnce();
});

test('fetching ahead is not fetching twice', async () => {
  const load = vi.fn(async () => Hall);
  const Screen = lazyScreen(load);
  Screen.preload();
  render(<Doorstep Screen={Screen} />);
  await screen.findByText('la salle');
  expect(load).toHaveBeenCalledOnce();
});

test('a fetch that fails, ahead or not, is told where the screen stands', async () => {
  const Screen = lazyScreen(async () => {
    throw new TypeError('Failed to fetch');
  });
  Screen.preload();
  render(<Doorstep Screen={Screen} />);
  await screen.findByText('arrêté : Failed to fetch');
});
