import { cleanup, render } from '@testing-library/preact';
import type { JSX } from 'preact';
import { afterEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { useShortcuts } from '../../../src/app/parts/use-shortcuts.ts';

afterEach(cleanup);

const one = vi.fn();
const next = vi.fn();

function Screen({ enabled = true }: { enabled?: boolean }): JSX.Element {
  useShortcuts({ '1': one, n: next }, enabled);
  return (
    <main>
      <input aria-label="Note" />
      <input type="checkbox" aria-label="Case" />
      <dialog id="asked">
        <button type="button">Oui</button>
      </dialog>
    </main>
  );
}

async function open(enabled = true): Promise<ReturnType<typeof render>> {
  one.mockClear();
  next.mockClear();
  const view = render(<Screen enabled={enabled} />);
  await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
  return view;
}

function press(init: KeyboardEventInit): boolean {
  return document.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
}

it.each([
  ['the top row of an AZERTY keyboard, without Shift', { code: 'Digit1', key: '&' }],
  ['the same with Shift', { code: 'Digit1', key: '1', shiftKey: true }],
  ['the number pad', { code: 'Numpad1', key: '1' }],
])('a digit acts on %s', async (_where, init) => {
  await open();
  expect(press(init)).toBe(false);
  expect(one).toHaveBeenCalledOnce();
});

it.each([
  ['with Ctrl', { code: 'Digit1', key: '1', ctrlKey: true }],
  ['with Alt', { code: 'Digit1', key: '1', altKey: true }],
  ['when the key is held down', { code: 'Digit1', key: '1', repeat: true }],
  ['on a number pad that moves the cursor', { code: 'Numpad1', key: 'End' }],
])('nothing acts %s', async (_when, init) => {
  await open();
  expect(press(init)).toBe(true);
  expect(one).not.toHaveBeenCalled();
});

it('letters act by what they write, capital or not', async () => {
  await open();
  press({ code: 'KeyN', key: 'N' });
  expect(next).toHaveBeenCalledOnce();
});

it('typing in a field acts on nothing; a checkbox types nothing', async () => {
  const view = await open();
  await userEvent.type(view.getByLabelText('Note'), 'n1');
  expect(next).not.toHaveBeenCalled();
  view.getByLabelText('Case').focus();
  await userEvent.keyboard('n');
  expect(next).toHaveBeenCalledOnce();
});

it('nothing acts behind a dialog, nor once turned off', async () => {
  const view = await open();
  view.container.querySelector('dialog')?.showModal();
  await userEvent.keyboard('n');
  view.unmount();
  await open(false);
  await userEvent.keyboard('n');
  expect(next).not.toHaveBeenCalled();
});
