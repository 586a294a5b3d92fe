import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Toast, Toasts } from '../../../src/app/ui/toasts.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function show(toast: Partial<Toast> = {}): { dismissed: string[] } {
  const dismissed: string[] = [];
  render(
    <Toasts
      toasts={[{ id: 't1', text: 'Saved', ...toast }]}
      onDismiss={(id) => dismissed.push(id)}
      regionLabel="Messages"
      dismissLabel="Dismiss"
    />,
  );
  return { dismissed };
}

async function pass(ms: number): Promise<void> {
  await act(() => {
    vi.advanceTimersByTime(ms);
  });
}

test('what enters is said aloud, in a region that was there before', () => {
  render(<Toasts toasts={[]} onDismiss={() => {}} regionLabel="Messages" dismissLabel="Dismiss" />);
  expect(screen.getByRole('region', { name: 'Messages' }).getAttribute('aria-live')).toBe('polite');
});

test('undo runs its act once and the toast leaves', () => {
  const undo = vi.fn();
  const { dismissed } = show({ actionLabel: 'Undo', onAction: undo });
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(undo).toHaveBeenCalledOnce();
  expect(dismissed).toEqual(['t1']);
});

test('stays eight seconds at least, even when asked for less', async () => {
  const { dismissed } = show({ durationMs: 1_000 });
  await pass(7_900);
  expect(dismissed).toEqual([]);
  await pass(200);
  expect(dismissed).toEqual(['t1']);
});

test('time stops under the pointer and starts again after', async () => {
  const { dismissed } = show();
  const region = screen.getByRole('region');
  await act(() => {
    fireEvent.pointerEnter(region);
  });
  await pass(60_000);
  expect(dismissed).toEqual([]);
  await act(() => {
    fireEvent.pointerLeave(region);
  });
  await pass(8_100);
  expect(dismissed).toEqual(['t1']);
});

test('time stops while the focus is inside', async () => {
  const { dismissed } = show({ actionLabel: 'Undo' });
  await act(() => screen.getByRole('button', { name: 'Undo' }).focus());
  await pass(60_000);
  expect(dismissed).toEqual([]);
});

test('a duration of zero stays until dismissed', async () => {
  const { dismissed } = show({ durationMs: 0 });
  await pass(600_000);
  expect(dismissed).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(dismissed).toEqual(['t1']);
});
