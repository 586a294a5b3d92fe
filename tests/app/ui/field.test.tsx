import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ErrorSummary } from '../../../src/app/ui/error-summary.tsx';
import { NumberField } from '../../../src/app/ui/number-field.tsx';
import { TextArea } from '../../../src/app/ui/text-area.tsx';
import { TextField } from '../../../src/app/ui/text-field.tsx';

afterEach(cleanup);

test('a refused field is marked and its hint and sentence are read with it', () => {
  render(
    <TextField
      id="site"
      label="Site"
      hint="As on the door"
      error="Write a name."
      value=""
      onInput={() => {}}
    />,
  );
  const box = screen.getByRole('textbox', { name: 'Site' });
  expect(box.getAttribute('aria-invalid')).toBe('true');
  const described = (box.getAttribute('aria-describedby') ?? '').split(' ');
  expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual([
    'As on the door',
    'Write a name.',
  ]);
});

test('the summary takes the focus, and its lines lead to their fields', async () => {
  render(
    <>
      <ErrorSummary title="One answer to mend" errors={[{ fieldId: 'site', message: 'Write a name.' }]} />
      <TextField id="site" label="Site" value="" onInput={() => {}} />
    </>,
  );
  expect(document.activeElement).toBe(screen.getByRole('alert'));
  await userEvent.click(screen.getByRole('link', { name: 'Write a name.' }));
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Site' }));
});

test('a number is told from nothing and from what is no number', () => {
  const told: [number | undefined, string][] = [];
  function Subject(): JSX.Element {
    const [value, setValue] = useState<number | undefined>(undefined);
    const take = (next: number | undefined, raw: string): void => {
      told.push([next, raw]);
      setValue(next);
    };
    return <NumberField label="Rate" decimal value={value} onInput={take} />;
  }
  render(<Subject />);
  const box = screen.getByRole<HTMLInputElement>('textbox', { name: 'Rate' });
  for (const typed of ['12', '12,', '12,5', 'x', '']) fireEvent.input(box, { target: { value: typed } });
  expect(told).toEqual([
    [12, '12'],
    [12, '12,'],
    [12.5, '12,5'],
    [undefined, 'x'],
    [undefined, ''],
  ]);
});

test('a number half typed stays as typed', async () => {
  function Subject(): JSX.Element {
    const [value, setValue] = useState<number | undefined>(3);
    return <NumberField label="Rate" decimal value={value} onInput={setValue} />;
  }
  render(<Subject />);
  const box = screen.getByRole<HTMLInputElement>('textbox', { name: 'Rate' });
  await userEvent.fill(box, '12,');
  expect(box.value).toBe('12,');
});

test('a text too long is kept and counted', () => {
  render(<TextArea label="Message" value="too long" maxLength={3} onInput={() => {}} />);
  expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('too long');
  expect(screen.getByText('8 / 3')).toBeTruthy();
});
