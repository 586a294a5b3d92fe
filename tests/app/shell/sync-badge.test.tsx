import { act, cleanup, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { SyncBadge } from '../../../src/app/shell/sync-badge.tsx';
import { type FakeGuichet, fakeGuichet, MONDAY_TEN, renderScreen } from '../../fixtures/fake-guichet.tsx';

afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

async function badge(): Promise<FakeGuichet> {
  const fake = await fakeGuichet();
  fake.setUpToDate();
  renderScreen(fake, <SyncBadge />);
  await screen.findByText('À jour');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  return fake;
}

function spoken(): string | null {
  return screen.getByRole('status').textContent;
}

async function settled(): Promise<void> {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(4_000);
  });
}

test('the badge leads to the page that lists what waits', async () => {
  await badge();
  expect(screen.getByRole('link', { name: 'Envois : À jour' }).getAttribute('href')).toBe('/envois');
});

test('what goes by itself is shown and not said aloud', async () => {
  const fake = await badge();
  for (const unsent of [1, 2, 3, 0]) {
    await act(() => fake.setSync({ unsent }));
    await settled();
    expect(spoken()).toBe('');
  }
});

test('an alarm is said once it has lasted, and so is its end', async () => {
  const fake = await badge();
  await act(() => fake.setSync({ offlineSince: MONDAY_TEN, problem: { code: 'network' }, unsent: 2 }));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(screen.getByText('Hors ligne depuis 10:00 · 2 à envoyer')).toBeTruthy();
  expect(spoken()).toBe('');
  await settled();
  expect(spoken()).toBe('Hors ligne depuis 10:00 · 2 à envoyer');
  await act(() => fake.setSync({ unsent: 3 }));
  await settled();
  expect(spoken()).toBe('Hors ligne depuis 10:00 · 2 à envoyer');
  await act(() => fake.setUpToDate());
  await settled();
  expect(spoken()).toBe('À jour');
});

test('a network that blinks is not said', async () => {
  const fake = await badge();
  await act(() => fake.setSync({ offlineSince: MONDAY_TEN, problem: { code: 'network' } }));
  await vi.advanceTimersByTimeAsync(1_000);
  await act(() => fake.setUpToDate());
  await settled();
  expect(spoken()).toBe('');
});
