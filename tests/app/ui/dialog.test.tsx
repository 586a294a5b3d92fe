import { cleanup, render, screen } from '@testing-library/preact';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ConfirmDialog } from '../../../src/app/ui/confirm-dialog.tsx';
import { Dialog } from '../../../src/app/ui/dialog.tsx';
import { TextField } from '../../../src/app/ui/text-field.tsx';

function Subject(): JSX.Element {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <Dialog open={open} title="Book" onClose={() => setOpen(false)} closeLabel="Close">
        <TextField label="Name" value={text} onInput={setText} />
      </Dialog>
    </>
  );
}

afterEach(cleanup);

test('opens modal, named by its title, on its first field', async () => {
  render(<Subject />);
  await userEvent.click(screen.getByText('Open'));
  expect(screen.getByRole('dialog', { name: 'Book' }).matches(':modal')).toBe(true);
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' }));
});

test('Escape closes it and gives the focus back', async () => {
  render(<Subject />);
  await userEvent.click(screen.getByText('Open'));
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(screen.getByText('Open'));
});

test('the cross closes it and gives the focus back', async () => {
  render(<Subject />);
  await userEvent.click(screen.getByText('Open'));
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(screen.getByText('Open'));
});

test('a question starts on the harmless answer', () => {
  render(
    <ConfirmDialog
      open
      title="Delete?"
      confirmLabel="Delete"
      cancelLabel="Keep"
      onConfirm={() => {}}
      onCancel={() => {}}
    />,
  );
  expect(screen.getByRole('alertdialog', { name: 'Delete?' })).toBeTruthy();
  expect(document.activeElement?.textContent).toBe('Keep');
});
